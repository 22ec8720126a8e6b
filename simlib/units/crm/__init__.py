"""Unit 1: CRM and its metrics."""

NUMBER = 1
PART = "around"
TERMS = (
    "crm", "life_cycle", "segmentation", "database", "acquisition", "experience", "csat", "loyalty",
    "retention_rate", "conversion", "cac", "clv",
)  # fmt: skip
RECALL = {
    "average": ("low", ("high", "right", "low")),
    "score": ("some", ("none", "some", "all")),
    "cost": ("new", ("leads", "new", "all")),
}
NAMES = {
    "games": ("CardSorter", "EraOrder"),
    "worth": ("ClvPanel",),
    "dashboard": ("MetricPanel",),
    "tables": ("ClvExample", "CrmTable", "CustomerRecord", "KeptByMove", "LeaversByScore"),
}  # fmt: skip
