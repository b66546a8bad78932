"""Which document does a reference mean? The rules, and the keys that documents are looked up by."""
