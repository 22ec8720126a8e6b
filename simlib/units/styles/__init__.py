"""Unit 3: thinking styles."""

NUMBER = 3
PART = "know"
TERMS = (
    "preference", "interpersonal_style", "whole_brain", "eagle", "donkey", "sheep", "fox",
    "same", "compatible", "contrasting", "diagonal", "walk_around", "baseline", "interval",
    "luck",
)  # fmt: skip
NAMES = {
    "matching": ("MatchWorth", "StylePanel"),
    "cards": ("SelfTest", "WhoSaysThis"),
    "pairs": ("PairMatrix",),
    "checker": ("MessageChecker",),
    "tables": ("Animals", "Phrases", "Quadrants"),
}  # fmt: skip
