"""How to search: examples over the site's own documents, and a form that writes the query."""
