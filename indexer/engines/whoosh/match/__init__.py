"""Which documents match a query, and where the words stand in them."""
