"""How documents stand: the mark on a hit, the band under a title."""
