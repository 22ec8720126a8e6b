"""Unit 10: channels and dealers."""

NUMBER = 10
PART = "around"
TERMS = (
    "channel", "agent", "dealer", "own_force", "cost_crossing",
    "level", "sit_trader", "stuffing", "diversion", "rebate", "push", "pull", "go_trader",
    "partner", "distributor", "baseline", "interval", "luck",
)  # fmt: skip
RECALL = {
    "cross": ("large", ("small", "large", "never")),
    "basis": ("sales", ("purchases", "sales", "target")),
    "diversion": ("stock", ("greed", "stock", "ads")),
}
NAMES = {
    "own_force": ("CrossingPanel", "LevelsPanel"),
    "dealer_panel": ("DealersPanel",),
    "tables": (
        "ChannelAssumptions", "ChannelTables", "CrossingExample", "DesignTable", "GrowthRace", "ProblemCards",
    ),
    "dealer_tables": ("DealerReview", "DealerStory", "DriveRace", "MoveRace", "RebateCurve"),
}  # fmt: skip
