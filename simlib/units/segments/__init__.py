"""Unit 2: customer segments, attack and defence."""

NUMBER = 2
PART = "keys"
TERMS = (
    "key_account", "core_customer", "kam", "potential", "wallet", "attack_defence", "pareto", "abc", "scorecard",
    "process_metric", "turnover", "relationship_marketing",
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
        "ClaimInCompany", "CustomerYear", "FolkloreTable", "HoursRace", "MoveExample", "MoveTable",
        "SegmentIdeas",
    ),
}  # fmt: skip
