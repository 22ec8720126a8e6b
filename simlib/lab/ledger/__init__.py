"""The ledger of receivables from the log: aging, DSO, rolls, delays, collection."""
