"""Unit 5: trust and referrals."""

NUMBER = 5
PART = "trust"
TERMS = (
    "ladder", "acquaintance", "engagement", "trusted", "alliance", "cadence", "praise",
    "impression", "etiquette", "referral", "personal", "bribery",
)  # fmt: skip
NAMES = {
    "panels": ("CadencePanel", "LadderPanel"),
    "referrals": ("ReferralPanel",),
    "games": ("PraiseSorter",),
    "tables": ("BestVisits", "NextVisit", "TrustAssumptions", "TrustTable", "TwoWays", "PraiseTarget", "VisitExample"),
}  # fmt: skip
