"""Reference answers of unit 9, worked out from the figures alone, as a learner would type them."""

from __future__ import annotations


def answers(f: dict) -> dict[str, dict]:
    """{task: answer}."""
    return {"capacity": capacity(f), "choice": choice(f), "plan": plan()}


def start(f: dict) -> float:
    """What one newcomer gives in the quarter they are hired in."""
    return (91 - f["delay"]) / 91 * f["first"] / 100


def capacity(f: dict) -> dict[str, str]:
    """Capacity in experienced reps, and the cost in thousand EUR."""
    w, s = start(f), f["second"] / 100
    quarters = [
        f["reps"] + f["hires"] * w,
        f["reps"] + f["hires"] * s,
        f["reps"] + f["hires"] + f["more"] * w,
        f["reps"] + f["hires"] + f["more"] * s,
    ]
    chairs = [f["reps"] + f["hires"]] * 2 + [f["reps"] + f["hires"] + f["more"]] * 2
    cost = sum(chairs) * f["wage"] / 4 + (f["hires"] + f["more"]) * f["fee"]
    found = {"q1": quarters[0], "q3": quarters[2], "year": sum(quarters), "cost": cost}
    return {name: f"{value:.3f}" for name, value in found.items()}


def choice(f: dict) -> dict[str, str]:
    """Rep-years of both ways."""
    hire = (start(f) + f["second"] / 100 + 1 + 1) / 4
    coach = (f["reps"] - 1) * (100 + f["gain"]) / 100 - f["reps"]
    return {"hire": f"{hire:.4f}", "coach": f"{coach:.4f}", "better": "hire" if hire > coach else "coach"}


def plan(reps: tuple = (8, 8, 8, 8), coaching: tuple = (1, 1, 1, 1)) -> dict[str, str]:
    """Two more reps from the first day: they need the whole year to ramp up and pay."""
    fields = {f"reps{n}": str(v) for n, v in enumerate(reps, start=1)}
    return {**fields, **{f"coaching{n}": str(v) for n, v in enumerate(coaching, start=1)}}
