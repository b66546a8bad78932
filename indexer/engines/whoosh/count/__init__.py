"""How many documents have each value of a facet, each period, each cell of a table."""
