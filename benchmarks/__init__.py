"""Benchmarks: simlib's funnel beside the same funnel in other engines; run `python -m benchmarks`."""
