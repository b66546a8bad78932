"""Files that somebody sends to a site: read by what is in them; nothing of them is kept."""
