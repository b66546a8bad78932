"""Find what of a typed text has several writings, and give all of them."""
