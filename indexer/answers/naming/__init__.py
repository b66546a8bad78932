"""Find which documents a query names: by title, short title or number, also among other words."""
