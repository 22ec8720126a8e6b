"""Lists of customers who stayed or left: read, reported, fitted."""
