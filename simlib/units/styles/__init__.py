"""Unit 3: thinking styles."""

NUMBER = 3
PART = "know"
TERMS = (
    "preference", "interpersonal_style", "whole_brain", "eagle", "donkey", "sheep", "fox", "same", "compatible",
    "contrasting", "diagonal", "walk_around",
)  # fmt: skip
RECALL = {
    "animal": ("eagle", ("eagle", "sheep", "donkey")),
    "pair": ("diagonal", ("same", "side", "diagonal")),
    "walk": ("shared", ("facts", "format", "shared")),
}
NAMES = {
    "matching": ("MatchWorth", "StylePanel"),
    "cards": ("SelfTest", "WhoSaysThis"),
    "pairs": ("PairMatrix",),
    "checker": ("MessageChecker",),
    "tables": ("Animals", "Phrases", "PriceExample", "Quadrants"),
}  # fmt: skip
