"""The log of what changed in an index: it stands beside the generations and outlives them."""
