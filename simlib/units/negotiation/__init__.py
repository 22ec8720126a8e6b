"""Unit 8: negotiation."""

NUMBER = 8
PART = "negotiate"
TERMS = (
    "batna", "reservation", "zone", "anchoring", "concession", "opening_phase", "middle_phase",
    "end_phase", "bottom_line", "closing", "sequence", "bribery",
)  # fmt: skip
NAMES = {
    "talk": ("NegotiationPanel",),
    "patterns": ("PatternPanel",),
    "deal": ("DealPanel",),
    "sheet": ("NegotiationSheet",),
    "games": ("TalkSorter",),
    "tables": ("NegotiationStory", "NegotiationTable", "PatternRace", "TalkAssumptions"),
}  # fmt: skip
