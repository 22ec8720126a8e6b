"""Logs of purchases: read, reported, fitted."""
