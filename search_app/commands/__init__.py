"""The commands of the command line, a file for each group; `search_app.cli` runs them."""
