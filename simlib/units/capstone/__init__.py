"""Unit 13: the capstone, run the company."""

NUMBER = 13
PART = "around"
TERMS = (
    "strategic_marketing", "tactical_marketing", "decision_sheet", "value_created", "prediction_interval",
    "calibration", "common_worlds", "luck_share", "reference_player", "turning_point",
)  # fmt: skip
NAMES = {
    "levels": ("LevelSorter", "LevelTable"),
    "example": ("ScoreExample",),
    "game": ("CompanyGame",),
    "players": ("PlayersRace",),
    "debrief": ("GameDebrief",),
}
