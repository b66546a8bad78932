"""From the text of a crawled web page, side bars and all, to its title, its dates and its body."""
