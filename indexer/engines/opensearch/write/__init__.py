"""How a generation comes to be: written in bulk, derived, checked, published; kept and undone."""
