"""Reference answers of unit 7 as a learner would type them. For those who mark; the checks never read this
file."""

from __future__ import annotations

WIN_RATES = (0.05, 0.10, 0.20, 0.30, 0.50, 0.80)
STAGES = ("interest", "incubation", "design", "comparison", "commitment", "use")


def answers(f: dict) -> dict[str, dict]:
    """{task: {field: entry}}, worked out from the learner's figures."""
    return {"indicators": indicators(f), "bottleneck": bottleneck(f), "strategy": strategy(f)}


def indicators(f: dict) -> dict:
    """Each indicator as the syllabus defines it, rounded as on paper."""
    weighted = sum(amount * rate for amount, rate in zip(f["amounts"], WIN_RATES, strict=True))
    done = f["done_last"] + f["week_revenue"]
    outside = f["small_done"] + f["small_expected"]
    return {
        "weighted": f"{weighted:,.1f}",
        "forecast": f"{100 * (done + weighted) / f['target']:.1f} %",
        "progress": f"{(weighted - f['weighted_last'] + f['week_revenue']) / f['quota']:.4f}",
        "adjusted": f"{100 * (done + outside + weighted) / f['target']:.1f}%",
    }


def bottleneck(f: dict) -> dict:
    """The stage with the highest ratio of hours asked for to hours available."""
    loads = [n * h / a for n, h, a in zip(f["entered"], f["hours"], f["available"], strict=True)]
    stage = loads.index(max(loads))
    deals = f["extra_hours"] / f["hours"][stage]
    for share in f["shares"][stage:]:
        deals *= share / 100
    return {"stage": STAGES[stage], "load": f"{100 * loads[stage]:.0f} %", "gain": f"{deals:.2f}"}


def strategy(f: dict) -> dict:
    """Fewer opportunities, and the hours so won for reading the customer and for coaching."""
    sheet = {
        "work_order": "late_stage",
        "qualification_threshold": 0.45,
        "style_matching": True,
        "preparation_hours": 1.0,
        "coaching_hours": 2.0,
    }
    return {"sheet": sheet, "why": ""}
