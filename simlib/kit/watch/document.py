"""What the player is told: films, words, colours, and where things part; and a page that plays it all by itself."""

from __future__ import annotations

import json
import zlib
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from simlib.course.pipeline import STAGES
from simlib.lab import Run
from simlib.lab.film import KINDS, PLACES, closing, film, partings, stories
from simlib.lab.film.stays import DEAL_STATES, ENDS, MOODS
from simlib.lab.ledger.ledger import BUCKETS
from simlib.text import language, t

COLOURS = {
    "ground": "#0B1322", "ink": "#F1F5FA", "muted": "#A3B3C6", "line": "#51627A", "grid": "#1D2B42",
    "fan": "#6F87A6", "parted": "#FFE14A", "money": "#74EBB0", "won": "#74EBB0", "lost": "#FF9A5C",
    "disqualified": "#A3B3C6",
    "deals": dict(zip(STAGES, ("#5FA3E0", "#74B2E8", "#8BC1F0", "#A2CFF6", "#BBDDFB", "#D6ECFF"), strict=True)),
    "unasked": "#A3B3C6", "dissatisfied": "#FF8A3D", "neutral": "#F6E9C4", "satisfied": "#3FA9F5", "left": "#FF8A3D",
    "current": "#5F9FEA", "1-30": "#B9CBE0", "31-60": "#F6E3A8", "61-90": "#FFB65C", "90+": "#FF8A3D",
    "paid": "#74EBB0", "written_off": "#FF8A3D",
}  # fmt: skip
"""The film's colours on its dark ground, with one meaning each; a test holds contrast and colour-blind difference."""

HERE = Path(__file__).parent
SCRIPTS = ("film.js", "scene.js", "player.js")


def document(runs: Sequence[Run], names: Sequence[str], *, whole: bool = False) -> dict[str, Any]:
    """What the player shows: one film, or two of the same world, `names` being what the plans are called.

    `whole` puts in what a kernel would otherwise be asked for: all life stories and the closing card. BadInput for two
    runs of different worlds.
    """
    parted = partings(*runs) if len(runs) == 2 else ()
    days = round(max(run.view.end for run in runs))
    return {
        "lang": language(), "title": t("watch.title"), "subtitle": t("watch.subtitle", days=f"{days:,}"),
        "names": list(names) if len(runs) > 1 else [t("watch.title")], "words": words(),
        "colours": COLOURS, "places": places(),
        "worlds": [film(run) for run in runs], "parted": list(parted),
        "stories": packed([stories(run) for run in runs]) if whole else "",
        "closing": closing(runs, names) if whole else None,
    }  # fmt: skip


def places() -> dict[str, list]:
    """The places that films speak of, and the zones in which things stand together."""
    stages = [[f"{stage}.{state}" for state in DEAL_STATES] for stage in STAGES]
    return {
        "list": list(PLACES),
        "zones": [*stages, list(MOODS), *([name] for name in BUCKETS)],
        "ends": list(ENDS),
    }


_WORDS = (
    "play", "pause", "back", "on", "next", "timeline", "jump", "day", "rate", "speed", "dayof", "legend", "keys",
    "pipeline", "customers", "receivables", "cash", "credit", "won", "lost", "quarter", "closing", "story", "close",
    "again", "fate", "parted", "unrecorded", "invoice", "left", "of", "ghost", *DEAL_STATES,
)  # fmt: skip


def words() -> dict[str, Any]:
    """All words of the player, in the reader's language."""
    return {
        **{name: t(f"watch.{name}") for name in _WORDS}, "title": t("watch.title"),
        "stages": [t(f"world.stage.{stage}") for stage in STAGES],
        "bucketNames": list(BUCKETS), "buckets": [t(f"watch.bucket.{name}") for name in BUCKETS],
        "kinds": [t(f"watch.kind.{kind}") for kind in KINDS],
        "moods": {mood: t(f"watch.mood.{mood}") for mood in MOODS},
        "opening": {band: t(f"watch.opening.{band}") for band in ("pipeline", "customers", "receivables", "cash")},
    }  # fmt: skip


def packed(content: object) -> str:
    """JSON as zlib in base64; the player unpacks it when it is asked for the first story."""
    return b64encode(zlib.compress(compact(content).encode("utf-8"), 9)).decode("ascii")


def compact(content: object) -> str:
    """JSON without a needless character."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


@cache
def script() -> str:
    """The player's program: plain JavaScript, its three files one after the other."""
    return "\n".join((HERE / name).read_text(encoding="utf-8") for name in SCRIPTS)


@cache
def sheet() -> str:
    """The player's style sheet."""
    return (HERE / "player.css").read_text(encoding="utf-8")


def page(told: dict[str, Any]) -> str:
    """A whole document as one HTML page that plays without a kernel and can ask nothing of any other machine."""
    data = compact(told).replace("<", "\\u003c")
    return f"""<!doctype html>
<html lang="{"zh-CN" if told["lang"] == "zh" else "en"}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="{_ALONE}">
<title>{escape(told["title"])}</title>
<style>{sheet()}{_PAGE}</style>
<body>
<script type="application/json" id="film">{data}</script>
<script type="module">
{script()}
show(document.body, JSON.parse(document.getElementById("film").textContent), async () => null);
performance.mark("film-ready");
</script>
"""


_ALONE = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'"
_PAGE = """
html, body { margin: 0; height: 100%; background: #0B1322; }
.simlib-film { min-height: 100vh; display: flex; flex-direction: column; border-radius: 0; }
.simlib-film .film-stage { flex: 1; aspect-ratio: auto; }
"""
