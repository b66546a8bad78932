"""Turn what is said beside the hits into words and links: corrections, offers, an answer."""
