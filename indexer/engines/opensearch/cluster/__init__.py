"""What the cluster keeps of a site, and how we speak with it: fields, documents, generations."""
