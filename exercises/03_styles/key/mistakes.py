"""Typical wrong answers of unit 3, each with the hint it has to get. For those who mark and for the tests."""

from __future__ import annotations

from simlib.text import t

from . import reference

ANIMALS = ("eagle", "donkey", "sheep", "fox")
EASY = ("same", "compatible")


def mistakes(f: dict) -> list[tuple[str, str, dict]]:
    """(task, expected hint, whole answer) for each; all but the field in question is right."""
    return [*_types(f), *_approach(f), *_price(f), *_message(f)]


def _types(f: dict) -> list[tuple[str, str, dict]]:
    right, found = reference.types(f), []
    for n, customer in enumerate(f["customers"], start=1):
        said = [animal for animal, _ in customer["lines"]]
        animal = right[f"customer_{n}"]
        for other in ANIMALS:
            if other != animal:
                hint = "one_line" if other in said else reference.kind(animal, other)
                found.append(("types", hint, {**right, f"customer_{n}": other}))
    return found


def _approach(f: dict) -> list[tuple[str, str, dict]]:
    right = reference.approach(f)
    easy = right["pair"] in EASY
    like = "same" if easy else {"contrasting": "diagonal", "diagonal": "contrasting"}[right["pair"]]
    third = next(a for a in ANIMALS if a not in (f["own"], f["customer"]))
    changes = [
        ("ease_right", {"pair": like}),
        ("wrong_ease", {"pair": "diagonal" if easy else "compatible"}),
        ("gift", {"move": "gift"}),
        ("threat", {"move": "threat"}),
        ("own_style", {"move": reference.MOVE[f["own"]]}),
        ("other_style", {"move": reference.MOVE[third]}),
        ("label", {"reason": "label"}),
        ("usual", {"reason": "usual"}),
        ("other_reason", {"reason": reference.REASON[third]}),
    ]
    return [("approach", hint, {**right, **change}) for hint, change in changes]


def _price(f: dict) -> list[tuple[str, str, dict]]:
    right, rate = reference.price(f), f["rate"] / 100
    hours, deal, stage, matched = f["hours"], f["deal_hours"], f["stage_hours"], (f["rate"] + f["gain"]) / 100
    all_six = deal + 6 * stage
    wrong = [
        ("without", "all_won", hours / deal),
        ("matched", "free", hours / deal * matched),
        ("matched", "once", hours / (deal + stage) * matched),
        ("matched", "old_rate", hours / all_six * rate),
        ("even", "even_once", rate * (deal + stage) / deal),
        ("even", "even_added", rate + 6 * stage / deal),
        ("even", "even_upside", rate * deal / all_six),
        ("even", "classroom.hint.percent", 100 * rate * all_six / deal),
    ]
    return [("price", hint, {**right, field: f"{value:.6f}"}) for field, hint, value in wrong]


def _message(f: dict) -> list[tuple[str, str, dict]]:
    part = reference.parts(f)
    facts = {
        "A": f"The pump gives back {f['saving']} hours a month. "
        f"After {f['months']} months it has earned its keep.",
        "B": f"It takes {f['weeks']} weeks to be up and running.",
    }
    draft = " ".join(
        t(f"exercise03.draft.{f['draft']}.{n}", saving=f["saving"], months=f["months"], weeks=f["weeks"])
        for n in (1, 2, 3)
    )
    numbers = f"{f['saving']} {f['months']} {f['weeks']}"
    wrong = [
        ("unchanged", draft),
        (
            "facts_lost",
            " ".join([part["A"], part["C"], part["D"], "First the contract, then the installation."]),
        ),
        ("fragments", f"First, contract, because, {numbers}, you, for example, imagine, future"),
        ("too_long", " ".join([*part.values(), *["We go through it with you once more."] * 12])),
        ("no_A", " ".join([facts["A"], part["B"], part["C"], part["D"]])),
        ("no_B", " ".join([part["A"], facts["B"], part["C"], part["D"]])),
        ("no_C", " ".join([part["A"], part["B"], part["D"]])),
        ("no_D", " ".join([part["A"], part["B"], part["C"]])),
    ]
    return [("message", hint, {"message": text}) for hint, text in wrong]
