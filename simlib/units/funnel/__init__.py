"""Unit 7: the sales funnel."""

NUMBER = 7
PART = "keys"
TERMS = (
    "funnel", "opportunity", "stage", "win_rate", "weighted", "pass_chance", "forecast",
    "progress", "outside", "bottleneck", "value_created", "bias", "baseline", "interval", "luck",
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
        "Case", "FirstQuarter", "ForecastPanel", "IndicatorExample", "OneWorld", "PassTable",
        "StageTable", "TeamLoad", "TourPanel", "WeightedExample",
    ),
}  # fmt: skip
