"""In which order matches stand, and which of them make up a page."""
