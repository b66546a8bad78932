"""Find title, dates and body in the text of a crawled web page, which holds side bars and all."""
