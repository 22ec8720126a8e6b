"""Unit 6: needs and value."""

NUMBER = 6
PART = "keys"
TERMS = (
    "spin", "situation", "problem", "implication", "payoff",
    "implied", "explicit", "feature", "advantage", "benefit", "advance",
    "continuation", "uncover", "present_value", "added",
)  # fmt: skip
RECALL = {
    "wish": ("explicit", ("implied", "explicit", "fact")),
    "early": ("nothing", ("wish", "nothing", "order")),
    "benefit": ("voiced", ("has", "does", "voiced")),
}
NAMES = {
    "panels": ("PlanPanel", "SpinCall"),
    "games": ("FabBuilder", "QuestionSorter"),
    "tables": (
        "AddTwo", "CallAssumptions", "CallStory", "FabTable", "ImplicationCurve",
        "NeedTable", "PlanVerdict", "SpinTable",
    ),
}  # fmt: skip
