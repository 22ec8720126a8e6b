"""Typical wrong answers of unit 7, each with the hint it has to get. For those who mark and for the tests."""

from __future__ import annotations

from . import reference

WIN_RATES, STAGES = reference.WIN_RATES, reference.STAGES
CHANCES = (0.5, 0.5, 2 / 3, 0.6, 0.625, 0.8)


def mistakes(f: dict) -> list[tuple[str, str, dict]]:
    """(task, expected hint, whole answer) for each; all but the field in question is right."""
    return [*_indicators(f), *_bottleneck(f), *_strategy()]


def _indicators(f: dict) -> list[tuple[str, str, dict]]:
    amounts, counts = f["amounts"], f["counts"]
    weighted = sum(a * w for a, w in zip(amounts, WIN_RATES, strict=True))
    done = f["done_last"] + f["week_revenue"]
    rise = weighted - f["weighted_last"]
    week, target, quota = f["week_revenue"], f["target"], f["quota"]
    wrong = [
        ("weighted", "no_rates", sum(amounts)),
        ("weighted", "pass_chances", sum(a * p for a, p in zip(amounts, CHANCES, strict=True))),
        ("weighted", "counts", sum(n * w for n, w in zip(counts, WIN_RATES, strict=True))),
        ("weighted", "classroom.hint.size", weighted * 1000),
        ("forecast", "no_done", weighted / target),
        ("forecast", "forecast_no_rates", (done + sum(amounts)) / target),
        ("forecast", "by_quota", (done + weighted) / quota),
        ("forecast", "last_friday", (f["done_last"] + weighted) / target),
        ("forecast", "classroom.hint.percent", 100 * (done + weighted) / target),
        (
            "progress",
            "double_count",
            ((done + weighted) - (f["done_last"] + f["weighted_last"]) + week) / quota,
        ),
        ("progress", "not_restarted", (rise + week - f["quarter_last"]) / quota),
        ("progress", "by_target", (rise + week) / target),
        ("progress", "only_pipeline", rise / quota),
        ("adjusted", "small_forgotten", (done + weighted) / target),
        ("adjusted", "nothing_expected", (done + weighted + f["small_done"]) / target),
        ("adjusted", "only_expected", (done + weighted + f["small_expected"]) / target),
    ]
    right = reference.indicators(f)
    return [("indicators", hint, {**right, field: f"{value:.6f}"}) for field, hint, value in wrong]


def _bottleneck(f: dict) -> list[tuple[str, str, dict]]:
    right = reference.bottleneck(f)
    stage = STAGES.index(right["stage"])
    below = [p - s / 100 for p, s in zip(CHANCES, f["shares"], strict=True)]
    seen = {
        "lowest_win_rate": 0,
        "largest_stock": f["open"].index(max(f["open"])),
        "weak_share": below.index(max(below)),
        "most_hours": f["hours"].index(max(f["hours"])),
    }
    (left,) = set(range(6)) - set(seen.values()) - {stage}
    wrong = [(hint, {"stage": STAGES[i]}) for hint, i in (*seen.items(), ("spare_hours", left))]
    asked, extra = f["entered"][stage] * f["hours"][stage], f["extra_hours"] / f["hours"][stage]
    wrong += [
        ("done_hours", {"load": f"{f['finished'][stage] * f['hours'][stage] / f['available'][stage]:.3f}"}),
        ("upside_down", {"load": f"{f['available'][stage] / asked:.3f}"}),
        ("classroom.hint.percent", {"load": f"{100 * asked / f['available'][stage]:.1f}"}),
        ("not_won_yet", {"gain": f"{extra:.1f}"}),
        ("one_stage", {"gain": f"{extra * f['shares'][stage] / 100:.3f}"}),
        ("course_weight", {"gain": f"{extra * WIN_RATES[stage]:.3f}"}),
    ]
    return [("bottleneck", hint, {**right, **change}) for hint, change in wrong]


def _strategy() -> list[tuple[str, str, dict]]:
    sheets = [
        ("unchanged", {}),
        ("idle", {"preparation_hours": 2.0}),
        ("discount", {"discount": 0.25}),
        ("coaching_hours", {"coaching_hours": 0.0}),
        ("preparation_hours", {"style_matching": True, "preparation_hours": 6.0}),
        ("qualification_threshold", {"qualification_threshold": 0.8}),
        ("none", {"small_order_threshold": 60_000}),
    ]
    return [("strategy", hint, {"sheet": sheet, "why": ""}) for hint, sheet in sheets]
