"""Measurements: engines side by side in one run, on real laws; `make bench` starts them."""
