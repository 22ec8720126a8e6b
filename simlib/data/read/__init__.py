"""What the reading of every list shares: files, columns, rows, dates, numbers."""
