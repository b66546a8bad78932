"""Another revision and this checkout measured in one run: `make bench BENCH="--against REV"`."""
