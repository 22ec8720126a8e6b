"""Unit 11: service and churn."""

NUMBER = 11
PART = "around"
TERMS = (
    "satisfaction", "loyalty", "churn", "retention_rate", "response_time", "save", "save_desk",
    "repeat", "complaint", "recovery", "win_back", "care", "life_cycle", "service_level", "cohort",
    "recovery_paradox", "heterogeneity", "survival", "sbg", "bgnbd",
    "baseline", "interval", "luck",
)  # fmt: skip
RECALL = {
    "satisfied": ("free", ("yes", "free", "never")),
    "rate": ("sorted", ("loyal", "sorted", "service")),
    "complaint": ("chance", ("lost", "chance", "cost")),
}
NAMES = {
    "simulator": ("ChurnPanel",),
    "reader": ("CustomerFilePanel",),
    "games": ("ChurnCards",),
    "loyalty": ("CohortPanel", "LoyaltyPanel", "ProjectionPanel"),
    "repeat": ("RepeatPanel",),
    "tables": (
        "ChurnPoints", "CustomerStory", "DifferRace", "LoyaltyValue", "ReasonTable",
        "RecoveryTable",
    ),
}  # fmt: skip
