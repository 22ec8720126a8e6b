"""What a reader sees: panels, forms, pictures and tables. Each is imported when a notebook asks for it by
name.
"""

from importlib import import_module

_HOMES = {
    "panel_funnel": ("FunnelPanel",),
    "card_sorter": ("CardSorter", "EraOrder"),
    "panel_clv": ("ClvPanel",),
    "panel_metrics": ("MetricPanel",),
    "unit_crm": ("CrmTable", "CustomerRecord", "SatisfactionCurve"),
    "form_guess": ("Guess", "GuessReveal"),
    "forms": ("Exercise",),
    "life_story": ("LifeStory",),
    "print_sheet": ("PrintSheet",),
    "panel_import": ("ImportPanel",),
    "panel_matching": ("MatchWorth", "StylePanel"),
    "style_cards": ("SelfTest", "WhoSaysThis"),
    "style_pairs": ("PairMatrix",),
    "message_checker": ("MessageChecker",),
    "unit_styles": ("Animals", "Phrases", "Quadrants"),
    "panel_buying": ("RoleMap", "VotePanel"),
    "panel_calls": ("CallSorter",),
    "unit_buying": (
        "BuyingAssumptions", "CommitteeStory", "CoverTable", "ElementTable", "PromiseTable", "ResultTable",
        "RoleTable", "VisitRulesProof", "WorthTable",
    ),
    "panel_allocation": ("AllocationPanel",),
    "panel_book": ("MapPanel", "ParetoPanel"),
    "panel_claim": ("ClaimPanel", "OwnFigures"),
    "scorecard_sorter": ("ScorecardSorter", "ScorecardTable"),
    "unit_segments": (
        "ClaimInCompany", "CustomerYear", "FolkloreTable", "HoursRace", "MoveTable", "SegmentIdeas",
    ),
    "panel_needs": ("PlanPanel", "SpinCall"),
    "panel_value": ("FabBuilder", "QuestionSorter"),
    "unit_needs": (
        "AddTwo", "CallAssumptions", "CallStory", "FabTable", "ImplicationCurve", "NeedTable",
        "PlanVerdict", "SpinTable",
    ),
    "panel_channels": ("CrossingPanel", "LevelsPanel"),
    "panel_dealers": ("DealersPanel",),
    "unit_channels": ("ChannelAssumptions", "ChannelTables", "DesignTable", "GrowthRace", "ProblemTable"),
    "unit_dealers": ("DealerReview", "DealerStory", "DriveRace", "MoveRace", "RebateCurve"),
    "panel_team": ("HireCoachPanel",),
    "panel_staffing": ("StaffingPanel",),
    "panel_turnover": ("StagePanel", "TurnoverPanel"),
    "team_sorter": ("TeamSorter",),
    "unit_team": ("CommissionOnCash", "GrowthDrives", "TeamPyramid", "TeamStory"),
    "panel_trust": ("CadencePanel", "LadderPanel"),
    "panel_referrals": ("ReferralPanel",),
    "panel_praise": ("PraiseSorter",),
    "unit_trust": (
        "BestVisits", "NextVisit", "TrustAssumptions", "TrustTable", "TwoWays",
    ),
    "panel_credit": ("CreditPanel",),
    "panel_debtors": ("DebtorDesk",),
    "panel_ledger": ("LedgerPanel",),
    "unit_credit": ("AgingReport", "CreditBenefits", "DebtorTable", "DiscountCost", "ExtraSales", "InvoiceStory"),
    "panel_talk": ("NegotiationPanel",),
    "panel_patterns": ("PatternPanel",),
    "panel_deal": ("DealPanel",),
    "panel_sheet": ("NegotiationSheet",),
    "talk_sorter": ("TalkSorter",),
    "unit_talks": ("NegotiationStory", "NegotiationTable", "PatternRace", "TalkAssumptions"),
    "unit_ethics": ("EthicsTable", "LimitSorter"),
    "unit_pieces": ("Assumptions", "CourseMap", "Glossary", "Race", "Together", "Verdict"),
    "panel_churn": ("ChurnPanel",),
    "panel_customers": ("CustomerFilePanel",),
    "panel_leaving": ("ChurnCards",),
    "panel_loyalty": ("CohortPanel", "LoyaltyPanel", "ProjectionPanel"),
    "panel_repeat": ("RepeatPanel",),
    "unit_churn": (
        "ChurnPoints", "CustomerStory", "DifferRace", "LoyaltyValue", "ReasonTable", "RecoveryTable",
    ),
    "unit_funnel": (
        "Case", "ForecastPanel", "IndicatorExample", "OneWorld", "PassTable", "StageTable", "TourPanel",
        "WeightedExample",
    ),
}  # fmt: skip
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'simlib.show' has no attribute {name!r}")
    return getattr(import_module(f"simlib.show.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted(_HOME)
