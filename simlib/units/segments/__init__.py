"""Unit 2: customer segments, attack and defence."""

NUMBER = 2
PART = "keys"
TERMS = (
    "key_account", "core_customer", "kam", "segmentation", "allocation", "turnover",
    "potential", "wallet", "attack_defence", "acquire", "retain", "contest", "hold", "drop",
    "pareto", "abc", "scorecard", "process_metric", "relationship_marketing", "retention_rate",
    "baseline", "interval", "luck",
)  # fmt: skip
RECALL = {
    "cut": ("sales", ("heads", "sales", "potential")),
    "move": ("acquire", ("retain", "acquire", "hold")),
    "hours": ("high", ("equal", "defence", "high")),
}
NAMES = {
    "allocation": ("AllocationPanel",),
    "book": ("MapPanel", "ParetoPanel"),
    "claim": ("ClaimPanel", "OwnFigures"),
    "games": ("ScorecardSorter", "ScorecardTable"),
    "tables": (
        "ClaimInCompany", "CustomerYear", "FolkloreTable", "HoursRace", "MoveTable",
        "SegmentIdeas",
    ),
}  # fmt: skip
