"""The search box for other sites: its script, its answers, and the page that sets it up."""
