"""Turn what an engine answered into what a page shows; nothing here asks anything."""
