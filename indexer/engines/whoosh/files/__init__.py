"""What an index keeps on disk and how it is read: arrays, columns, segments, generations."""
