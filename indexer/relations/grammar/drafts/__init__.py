"""Every place at which a draft names a document, with version, articles and words quoted there."""
