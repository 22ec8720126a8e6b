"""Unit 1: CRM and its metrics."""

NUMBER = 1
PART = "around"
TERMS = (
    "crm", "orientation", "personal_marketing", "multichannel", "life_cycle", "prospect",
    "segmentation", "database", "acquisition", "experience", "csat", "loyalty",
    "retention_rate", "churn", "repeat", "conversion", "cac", "clv", "discount_rate",
    "break_even_retention", "personal_service", "participation", "interaction", "baseline",
    "interval", "luck",
)  # fmt: skip
NAMES = {
    "games": ("CardSorter", "EraOrder"),
    "worth": ("ClvPanel",),
    "dashboard": ("MetricPanel",),
    "tables": ("CrmTable", "CustomerRecord", "SatisfactionCurve"),
}  # fmt: skip
