"""Unit 7: the sales funnel."""

NUMBER = 7
PART = "keys"
TERMS = (
    "funnel", "opportunity", "stage", "win_rate", "weighted", "pass_chance", "forecast",
    "progress", "outside", "bottleneck", "bias", "baseline", "interval", "luck",
)  # fmt: skip
RECALL = {
    "mark": ("customer", ("visits", "customer", "month")),
    "weighted": ("date", ("yes", "date", "half")),
    "rep": ("waiting", ("waiting", "customer", "target")),
}
NAMES = {
    "panel": ("FunnelPanel",),
    "story": ("LifeStory",),
    "reader": ("ImportPanel",),
    "tables": (
        "Case", "ForecastPanel", "IndicatorExample", "OneWorld", "PassTable", "StageTable",
        "TeamLoad", "TourPanel", "WeightedExample",
    ),
}  # fmt: skip
