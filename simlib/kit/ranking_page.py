"""The page of a tournament, which opens offline: places with their intervals, P(best), luck, and who is tied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import numpy as np

from simlib.classroom.reference_players import BEST_KNOWN, PLAYERS
from simlib.classroom.standings import SURE, Ranking, Standing, surely_better, winners
from simlib.kit.theme import BASELINE, INK, OURS
from simlib.text import language, t
from simlib.text.figures import percent, signed

REFERENCE = "\t"
"""What the key of a reference player begins with: no player's name can."""
_WIDE, _ROW = 560, 22
_LOOK = f"""
body {{ font:16px/1.5 system-ui,"Microsoft YaHei","PingFang SC",sans-serif; color:{INK}; max-width:72rem;
  margin:2rem auto; padding:0 1rem }}
table {{ border-collapse:collapse; width:100% }} td,th {{ padding:.2rem .5rem; border-bottom:1px solid #ddd;
  text-align:left; vertical-align:top; overflow-wrap:anywhere }} .n {{ text-align:right; white-space:nowrap }}
.faint {{ color:#5f5f5f }} svg {{ max-width:100%; height:auto }} .reference td {{ color:#5f5f5f }}
"""


def shown(player: str) -> str:
    """A player's name, or a reference player's in the reader's language."""
    name = player.removeprefix(REFERENCE)
    return (
        t(f"classroom.player.{name}")
        if player.startswith(REFERENCE) and name in (*PLAYERS, BEST_KNOWN)
        else player
    )


def verdict(found: Sequence[Standing]) -> str:
    """One winner, or those who cannot be told apart."""
    best = winners(found)
    if len(best) == 1:
        return t("ranking.winner", player=shown(best[0].player), p=f"{100 * best[0].p_best:.0f}")
    names = t("classroom.comma").join(shown(s.player) for s in best)
    return t("ranking.tied", n=len(best), players=names, sure=f"{100 * SURE:.0f}")


def luck_said(found: Sequence[Standing]) -> str:
    """How much of one played world is luck, over all players."""
    return t("ranking.luck", share=f"{100 * sum(s.luck_share for s in found) / len(found):.0f}")


def beaten_said(scores: Mapping[str, np.ndarray]) -> list[str]:
    """Who of the class is surely better than the best known strategy."""
    best = scores.get(REFERENCE + BEST_KNOWN)
    if best is None:
        return []
    class_ = {name: mine for name, mine in scores.items() if not name.startswith(REFERENCE)}
    return [t("ranking.beaten", player=name) for name, mine in class_.items() if surely_better(mine, best)]


def ranking_page(ranking: Ranking, title: str, notices: Sequence[str]) -> str:
    """The whole page."""
    found, kpi = ranking.standings, t(f"kpi.{ranking.kpi}")
    heads = ["player", "mean", "interval", "p_best", "percentile", "luck", "ruined", "worlds", "tied"]
    heads += ["points"] if ranking.points else []
    head = "".join(f"<th>{escape(t(f'ranking.head.{name}'))}</th>" for name in heads)
    rows = "".join(_row(s, ranking) for s in found)
    listed = "".join(f"<li>{escape(line)}</li>" for line in notices)
    body = (
        f"<h1>{escape(title)}</h1><p><b>{escape(verdict(found))}</b></p><p>{escape(luck_said(found))}</p>"
        f'<p class="faint">{escape(t("ranking.how", kpi=kpi))}</p>{_picture(found)}'
        f"<table><tr>{head}</tr>{rows}</table>{_quarters(ranking)}" + (f"<ul>{listed}</ul>" if listed else "")
    )
    return (
        f'<!doctype html><html lang="{language()}"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_LOOK}</style></head><body>{body}</body></html>\n"
    )


def _row(s: Standing, ranking: Ranking) -> str:
    few = [shown(player) for player in s.tied_with[:6]] + (["…"] if len(s.tied_with) > 6 else [])
    numbers = (
        f"{s.mean:,.0f}", f"{s.low:,.0f} – {s.high:,.0f}", f"{s.p_best:.3f}", f"{s.percentile:.0f}",
        percent(s.luck_share), percent(ranking.ruined[s.player]), str(s.worlds),
    )  # fmt: skip
    cells = "".join(f'<td class="n">{number}</td>' for number in numbers)
    look = ' class="reference"' if s.player.startswith(REFERENCE) else ""
    tied = escape(t("classroom.comma").join(few))
    got = f'<td class="n">{ranking.points[s.player].total:.1f}</td>' if ranking.points else ""
    return f"<tr{look}><td>{escape(shown(s.player))}</td>{cells}<td>{tied}</td>{got}</tr>"


def _quarters(ranking: Ranking) -> str:
    """By quarter, what each player's own decisions gained against the best known; bold: luck does not explain it."""
    if not ranking.quarters:
        return ""
    n = len(next(iter(ranking.quarters.values())))
    heads = [
        t("ranking.head.player"),
        *(t("ranking.head.quarter", n=i + 1) for i in range(n)),
        t("ranking.head.gap"),
    ]
    rows = []
    for player, gaps in ranking.quarters.items():
        cells = [_gap(d.mean, d.verdict in ("more", "less")) for d in gaps]
        total = _gap(sum(d.mean for d in gaps), False)
        rows.append(f"<tr><td>{escape(player)}</td>{''.join(cells)}{total}</tr>")
    head = "".join(f"<th>{escape(words)}</th>" for words in heads)
    return (
        f'<h2>{escape(t("ranking.quarters"))}</h2><p class="faint">{escape(t("ranking.quarters.how"))}</p>'
        f"<table><tr>{head}</tr>{''.join(rows)}</table>"
    )


def _gap(amount: float, sure: bool) -> str:
    said = signed(amount / 1000, 0)
    return f'<td class="n">{f"<b>{said}</b>" if sure else said}</td>'


def _picture(found: Sequence[Standing]) -> str:
    """Mean and 95 % interval of each player, the best thirty, on one axis."""
    some = [s for s in found if s.low == s.low][:30]
    if not some:
        return ""
    low, high = min(s.low for s in some), max(s.high for s in some)
    wide = (high - low) or 1.0
    marks = []
    for n, s in enumerate(some):
        left, middle, right = (220 + _WIDE * (v - low) / wide for v in (s.low, s.mean, s.high))
        y, colour = _ROW * (n + 0.7), BASELINE if s.player.startswith(REFERENCE) else OURS
        marks.append(
            f'<text x="210" y="{y + 4:.0f}" text-anchor="end" font-size="13">{escape(shown(s.player)[:24])}</text>'
            f'<line x1="{left:.1f}" x2="{right:.1f}" y1="{y:.1f}" y2="{y:.1f}" stroke="{colour}" stroke-width="3"/>'
            f'<circle cx="{middle:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>'
        )
    label = escape(t("ranking.picture"))
    return (
        f'<svg role="img" aria-label="{label}" viewBox="0 0 {_WIDE + 240} {_ROW * (len(some) + 1)}">{"".join(marks)}'
        f'</svg><p class="faint">{label}</p>'
    )
