"""Hostile and unlucky files of every kind, for `python -m benchmarks fuzz` and the tests."""
