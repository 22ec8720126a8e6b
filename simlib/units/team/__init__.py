"""Unit 9: the sales team."""

NUMBER = 9
PART = "around"
TERMS = (
    "tuckman", "ramp_time", "hiring_delay", "turnover", "overload",
    "coaching_term", "motivation", "low_performer", "conflict_term", "sales_commission",
    "cash_commission", "staffing", "team_types", "baseline", "interval", "luck",
)  # fmt: skip
RECALL = {
    "ramp": ("ramps", ("full", "ramps", "never")),
    "turn": ("busy", ("busy", "idle", "always")),
    "low": ("cause", ("bonus", "cause", "warn")),
}
NAMES = {
    "hire": ("HireCoachPanel",),
    "staffing": ("StaffingPanel",),
    "turnover": ("StagePanel", "TurnoverPanel"),
    "games": ("TeamSorter",),
    "tables": (
        "CapacityExample", "CoachingDoses", "CommissionOnCash", "GrowthDrives", "TeamPyramid", "TeamStory",
        "TeamCards",
    ),
}  # fmt: skip
