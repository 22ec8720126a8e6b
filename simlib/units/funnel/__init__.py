"""Unit 7: the sales funnel."""

NUMBER = 7
PART = "keys"
TERMS = (
    "funnel", "opportunity", "stage", "win_rate", "weighted", "pass_chance", "forecast",
    "progress", "outside", "bottleneck", "bias", "baseline", "interval", "luck",
)  # fmt: skip
NAMES = {
    "panel": ("FunnelPanel",),
    "story": ("LifeStory",),
    "reader": ("ImportPanel",),
    "tables": (
        "Case", "ForecastPanel", "IndicatorExample", "OneWorld", "PassTable", "StageTable",
        "TourPanel", "WeightedExample",
    ),
}  # fmt: skip
