"""Lists of invoices: read, reported, fitted."""
