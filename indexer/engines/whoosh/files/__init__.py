"""What the index keeps on disk: arrays, postings, stored columns, segments, generations."""
