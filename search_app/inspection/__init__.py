"""Looks at a site or an index as inspections of government sites do."""
