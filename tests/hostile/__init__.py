"""Requests and documents made to break the site, and what has to hold of every answer to them."""
