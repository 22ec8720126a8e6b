"""The Monday page: what a sales list and a ledger say about the coming weeks, tested on their own past."""
