"""Typical wrong answers of unit 1, each with the hint it has to get. For markers and for the tests."""

from __future__ import annotations

from . import reference


def mistakes(f: dict) -> list[tuple[str, str, dict]]:
    """(task, expected hint, whole answer) for each; all but the field in question is right."""
    return [*_metrics(f), *_worth(f), *_proof()]


def _metrics(f: dict) -> list[tuple[str, str, dict]]:
    scores, d, m = f["scores"], f["rate"] / 100, f["margin"]
    n, stays = len(f["stayed"]), sum(f["stayed"])
    won, lost, all_of_them = f["fates"].count("won"), f["fates"].count("lost"), len(f["fates"])
    stay, people = stays / n, stays + won
    wrong = [
        ("csat", "mean_score", sum(scores) / len(scores) / 5),
        ("csat", "top_only", sum(s == 5 for s in scores) / len(scores)),
        ("csat", "with_three", sum(s > 2 for s in scores) / len(scores)),
        ("csat", "classroom.hint.percent", 100 * sum(s > 3 for s in scores) / len(scores)),
        ("retention", "churn", (n - stays) / n),
        ("retention", "with_new", people / n),
        ("retention", "new_both", people / (n + won)),
        ("conversion", "with_open", won / all_of_them),
        ("conversion", "by_customers", won / people),
        ("conversion", "by_lost", won / lost),
        ("cac", "by_enquiries", f["spent"] / all_of_them),
        ("cac", "by_all", f["spent"] / people),
        ("clv", "no_discount", m * n / (n - stays)),
        ("clv", "churn_used", reference.value(m, 1 - stay, d)),
        ("clv", "no_first", reference.value(m, stay, d) - m),
        ("clv", "year_late", reference.value(m, stay, d) / (1 + d)),
    ]
    right = reference.metrics(f)
    return [("metrics", hint, {**right, field: f"{value:.5f}"}) for field, hint, value in wrong]


def _worth(f: dict) -> list[tuple[str, str, dict]]:
    d, m, cost = f["discount"] / 100, f["year"], f["cost"]
    low, high = (reference.value(m, r / 100, d) for r in f["groups"])
    middle = sum(f["groups"]) / 200
    most, right = reference.value(m, middle, d), reference.worth(f)
    wrong = [
        ("even", "no_discount", 1 - m / cost),
        ("even", "churn", 1 - (1 + d) * (1 - m / cost)),
        ("even", "no_one", (1 + d) * m / cost),
        ("most", "no_discount", m / (1 - middle)),
        ("most", "net", most - cost),
        ("most", "no_first", most - m),
        ("mixed", "at_mean", most),
        ("mixed", "sum", low + high),
        ("mixed", "better_only", high),
    ]
    found = [("worth", hint, {**right, field: f"{value:.5f}"}) for field, hint, value in wrong]
    return [*found, *(("worth", way, {**right, "way": way}) for way in ("over", "same"))]


def _proof() -> list[tuple[str, str, dict]]:
    sheets = {
        "unchanged": {},
        "dear": {"reward_rate": 0.03},
        "none": {"save_budget": 40_200},
        "less": {"reward_rate": 0.0},
    }
    return [("proof", hint, {"sheet": sheet, "why": ""}) for hint, sheet in sheets.items()]
