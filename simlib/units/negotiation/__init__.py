"""Unit 8: negotiation."""

NUMBER = 8
PART = "negotiate"
TERMS = (
    "batna", "reservation", "zone", "anchoring", "concession", "opening_phase", "middle_phase",
    "end_phase", "bottom_line", "closing", "sequence", "bribery", "eagle",
    "sheep", "fox", "donkey", "dso", "interval", "luck",
)  # fmt: skip
RECALL = {
    "limit": ("alternative", ("feeling", "alternative", "boss")),
    "step": ("ask", ("thank", "ask", "leave")),
    "days": ("differ", ("same", "differ", "nothing")),
}
NAMES = {
    "talk": ("NegotiationPanel",),
    "patterns": ("PatternPanel",),
    "deal": ("DealPanel",),
    "sheet": ("NegotiationSheet",),
    "games": ("TalkSorter",),
    "tables": (
        "NegotiationStory", "NegotiationTable", "OpponentCards", "PatternRace", "TalkAssumptions",
        "TrapCards", "ZoneExample",
    ),
}  # fmt: skip
