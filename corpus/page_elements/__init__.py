"""Read what the elements of a web page say: what is shown, generated numbers, stated fields."""
