"""Lists of opportunities: read, reported, fitted."""
