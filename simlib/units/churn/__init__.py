"""Unit 11: service and churn."""

NUMBER = 11
PART = "around"
TERMS = (
    "satisfaction", "loyalty", "churn", "retention_rate", "complaint", "recovery",
    "recovery_paradox", "response_time", "service_level", "cohort", "survival", "sbg",
    "heterogeneity", "bgnbd", "life_cycle", "save", "save_desk", "repeat", "win_back", "care",
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
