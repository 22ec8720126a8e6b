"""Unit 9: the sales team."""

NUMBER = 9
PART = "around"
TERMS = (
    "tuckman", "ramp_time", "hiring_delay", "turnover", "overload",
    "coaching_term", "motivation", "low_performer", "conflict_term", "sales_commission",
    "cash_commission", "staffing",
)  # fmt: skip
NAMES = {
    "hire": ("HireCoachPanel",),
    "staffing": ("StaffingPanel",),
    "turnover": ("StagePanel", "TurnoverPanel"),
    "games": ("TeamSorter",),
    "tables": ("CoachingDoses", "CommissionOnCash", "GrowthDrives", "TeamPyramid", "TeamStory", "TeamTable"),
}  # fmt: skip
