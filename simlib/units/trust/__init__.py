"""Unit 5: trust and referrals."""

NUMBER = 5
PART = "trust"
TERMS = (
    "ladder", "acquaintance", "engagement", "trusted", "alliance", "cadence", "chain",
    "steady", "praise", "impression", "etiquette", "referral", "personal", "bribery",
    "baseline", "interval", "luck",
)  # fmt: skip
NAMES = {
    "panels": ("CadencePanel", "LadderPanel"),
    "referrals": ("ReferralPanel",),
    "games": ("PraiseSorter",),
    "tables": ("BestVisits", "NextVisit", "TrustAssumptions", "TrustTable", "TwoWays"),
}  # fmt: skip
