"""The pages for people: search, documents, the state of the data, discovery by crawlers."""
