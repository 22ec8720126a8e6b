"""Unit 5: trust and referrals."""

NUMBER = 5
PART = "trust"
TERMS = (
    "ladder", "acquaintance", "engagement", "trusted", "alliance", "cadence", "praise",
    "impression", "etiquette", "referral", "personal", "bribery",
)  # fmt: skip
RECALL = {
    "promise": ("keep", ("visits", "keep", "same")),
    "ring": ("potential", ("looks", "deeds", "potential")),
    "record": ("nothing", ("illness", "school", "nothing")),
}
NAMES = {
    "panels": ("CadencePanel", "LadderPanel"),
    "referrals": ("ReferralPanel",),
    "games": ("PraiseSorter",),
    "tables": (
        "BestVisits", "LimitCards", "NextVisit", "TrustAssumptions", "TrustTable", "TwoWays", "PraiseTarget",
        "VisitExample",
    ),
}  # fmt: skip
