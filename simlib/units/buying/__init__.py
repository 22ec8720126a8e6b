"""Unit 4: the buying centre."""

NUMBER = 4
PART = "keys"
TERMS = (
    "centre", "role", "initiator", "influencer", "user", "specifier", "gatekeeper", "buyer",
    "decider", "coach", "collective", "three_one", "want", "tender", "proposal",
    "demonstration", "trial", "order", "advance", "continuation", "no_sale", "interval",
)  # fmt: skip
RECALL = {
    "advance": ("continuation", ("order", "advance", "continuation")),
    "promise": ("rule", ("sure", "rule", "nothing")),
    "first": ("stop", ("top", "friend", "stop")),
}
NAMES = {
    "panels": ("RoleMap", "VotePanel"),
    "games": ("CallSorter",),
    "tables": (
        "BuyingAssumptions", "CommitteeStory", "CoverTable", "ElementTable",
        "PromiseTable", "ResultTable", "RoleTable", "VisitRulesProof", "WorthTable",
    ),
}  # fmt: skip
