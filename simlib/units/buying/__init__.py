"""Unit 4: the buying centre."""

NUMBER = 4
PART = "keys"
TERMS = (
    "role", "initiator", "user", "specifier", "gatekeeper", "buyer", "decider", "three_one", "order", "advance",
    "continuation", "no_sale",
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
        "PromiseTable", "ResultTable", "RoleTable", "MapExample", "VisitRulesProof", "FirstVisit",
    ),
}  # fmt: skip
