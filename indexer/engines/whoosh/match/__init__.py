"""Find the documents that match a query, and where its words stand in them."""
