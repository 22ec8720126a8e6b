"""The page on ethics and law."""

NUMBER = 14
PART = "limits"
TERMS: tuple[str, ...] = ()
NAMES = {
    "cases": ("EthicsTable", "LimitSorter", "ReplySorter"),
}  # fmt: skip
