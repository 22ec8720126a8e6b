"""The learner's own figures for unit 9: a plan, what coaching gives, a young company with a budget."""

from __future__ import annotations

from .slips import capacity_slips, choice_slips, told_apart


def figures(rng) -> dict:
    """Figures of one learner, all from the generator handed in; money in thousand EUR, shares in percent."""
    return {
        **_team(rng),
        "market": {
            "leads_per_year": float(rng.integers(66, 75) * 10),
            "ramp_days": float(rng.integers(20, 27) * 7),
        },
        "budget": int(rng.integers(102, 111) * 10),
        "judge": int(rng.integers(2**31)),
    }


def _team(rng) -> dict:
    """Drawn until all slips can be told, and hiring and coaching differ clearly."""
    while True:
        found = {
            "reps": int(rng.integers(5, 10)),
            "hires": int(rng.integers(1, 4)),
            "more": int(rng.integers(1, 4)),
            "delay": int(rng.integers(25, 66)),
            "first": int(rng.integers(30, 56)),
            "second": int(rng.integers(60, 86)),
            "wage": int(rng.integers(90, 141)),
            "fee": int(rng.integers(12, 31)),
            "gain": int(rng.integers(15, 46)),
        }
        choice = choice_slips(found)
        hire, coach = choice["hire"][0], choice["coach"][0]
        if (
            abs(hire - coach) > 0.15
            and coach > 0.05
            and told_apart(choice)
            and told_apart(capacity_slips(found))
        ):
            return found
