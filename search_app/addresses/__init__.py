"""From addresses to queries and back: parameters, their checks, and every link of the site."""
