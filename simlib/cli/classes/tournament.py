"""`simlib class tournament`: every player's decisions on the same hidden worlds, ranked with what luck leaves open."""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import inf
from pathlib import Path

import numpy as np

from simlib.classroom.decisions import MOST_QUARTERS, Decisions
from simlib.classroom.judgement import handed_over, quarter_shares
from simlib.classroom.names import Learner
from simlib.classroom.norms import norm
from simlib.classroom.points import RUINED, points, read_weights
from simlib.classroom.reference_players import BEST_KNOWN, best_known, reference_players
from simlib.classroom.standings import Ranking, Standing, standings
from simlib.classroom.tournament import FIRST, MOST, RUNS, Entries, hidden_seed, play, read_entries
from simlib.cli.options import MOST_PROCESSES
from simlib.cli.output import print_json
from simlib.lab import KPIS
from simlib.lab.stats import Interval
from simlib.text import BadInput, t
from simlib.text.files import write_whole
from simlib.world import Scenario, Strategy, scenario

DEFAULT_KPI = "value_created"
FEWEST_WORLDS, MOST_WORLDS = 4, 10_000
SHARED, SHARE_WORLDS = 20, 8
"""Players, the first of the class, whose gap is told quarter by quarter, and the worlds for it."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of `simlib class tournament`."""
    parser.add_argument("folder", metavar="FOLDER", type=Path, help=t("cli.class.decisions"))
    parser.add_argument("--scenario", default="machinery", metavar="SCENARIO", help=t("cli.run.scenario"))
    parser.add_argument(
        "--kpi", default=DEFAULT_KPI, metavar="KPI", help=t("cli.class.kpi", default=DEFAULT_KPI)
    )
    parser.add_argument(
        "--worlds", type=int, metavar="N", help=t("cli.class.worlds", n=MOST, runs=f"{RUNS:,}")
    )
    parser.add_argument("--weights", metavar="SHEET", help=t("cli.class.weights"))
    parser.add_argument("--seed", type=int, metavar="N", help=t("cli.class.seed"))
    parser.add_argument("--processes", type=int, default=2, metavar="N", help=t("cli.class.processes"))
    parser.add_argument("--json", action="store_true", help=t("cli.run.json"))
    parser.add_argument("-o", "--output", metavar="OUT", type=Path, default=Path("tournament"),
                        help=t("cli.class.tournament.output"))  # fmt: skip


def execute(args: argparse.Namespace) -> int:
    """Play, rank, and write OUT/index.html and OUT/ranking.csv; OUT/*.jsonl hold what is done already."""
    from simlib.kit.ranking_page import beaten_said, luck_said, ranking_page, verdict

    market, out = scenario(args.scenario), args.output
    _expect(args)
    weights = read_weights(args.weights) if args.weights else None
    entries = read_entries(args.folder, market, [out])
    players = _players(entries, market)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise BadInput("world.error.place", file=str(out)) from None
    seed = hidden_seed(players) if args.seed is None else args.seed
    kpis = tuple(dict.fromkeys((args.kpi, RUINED, *(weights.result if weights else ()))))
    how = {"seed": seed, "processes": args.processes, "progress": sys.stderr.isatty()}
    most = args.worlds or MOST
    played = play(market, players, kpis, out / "worlds.jsonl", first=min(FIRST, most), most=most,
                  runs=inf if args.worlds else RUNS, **how)  # fmt: skip
    scores, made = {name: values[:, 0] for name, values in played.items()}, norm(market)
    found = standings(scores, made if args.kpi == DEFAULT_KPI else None)
    decided = {name: len(decisions.quarters) for name, decisions in players.items()}
    ranking = Ranking(
        found, args.kpi, {name: float(np.nanmean(values[:, 1])) for name, values in played.items()},
        points(weights, decided, played, kpis, made) if weights else {},
        _shares(market, players, found, scores, out / "quarters.jsonl", how)
        if args.kpi == DEFAULT_KPI else {},
    )  # fmt: skip
    notices = _notices(entries)
    write_whole(out / "index.html", ranking_page(ranking, t("ranking.title", scenario=market.name), notices))
    write_whole(out / "ranking.csv", "\ufeff" + _table(ranking))
    if args.json:
        print_json(_document(args, seed, ranking, entries))
        return 0
    for line in (*notices, verdict(found), luck_said(found), *beaten_said(scores)):
        print(line)
    print(t("cli.class.tournament.done", n=len(entries.decisions), folder=out))
    return 0


def _shares(
    market: Scenario,
    players: Mapping[str, Decisions],
    found: Sequence[Standing],
    scores: Mapping[str, np.ndarray],
    store: Path,
    how: dict,
) -> dict[str, list[Interval]]:
    """By quarter, for the first of the class: what the own decisions gained against the best known strategy."""
    from simlib.kit.ranking_page import REFERENCE

    best = players.get(REFERENCE + BEST_KNOWN)
    first = [s.player for s in found if not s.player.startswith(REFERENCE)][:SHARED] if best else []
    mixed = {
        f"{name}{REFERENCE}{n}": replace(players[name], quarters=quarters)
        for name in first
        for n, quarters in enumerate(handed_over(_whole(players[name]), best.quarters[0])[1:-1], start=1)
    }
    worlds = min(SHARE_WORLDS, *(len(mine) for mine in scores.values()))
    values = play(market, mixed, [DEFAULT_KPI], store, first=worlds, most=worlds, **how) if mixed else {}
    ends = {name: mine[:worlds] for name, mine in scores.items()}
    return {
        name: quarter_shares([
            ends[REFERENCE + BEST_KNOWN],
            *(values[f"{name}{REFERENCE}{n}"][:, 0] for n in range(1, MOST_QUARTERS)),
            ends[name],
        ])
        for name in first
    }  # fmt: skip


def _whole(decisions: Decisions) -> tuple[Strategy, ...]:
    """Eight quarters: what was decided last stays in force."""
    quarters = decisions.quarters
    return (*quarters, *quarters[-1:] * (MOST_QUARTERS - len(quarters)))


def _expect(args: argparse.Namespace) -> None:
    ranked = [name for name, kpi in KPIS.items() if kpi.better > 0]
    if args.kpi not in ranked:
        raise BadInput("lab.error.kpi", kpi=args.kpi, known=", ".join(ranked))
    for name, low, high in (("processes", 1, MOST_PROCESSES), ("worlds", FEWEST_WORLDS, MOST_WORLDS)):
        if getattr(args, name) is not None and not low <= getattr(args, name) <= high:
            key = "lab.error.processes" if name == "processes" else "lab.error.replications"
            raise BadInput(key, value=getattr(args, name), low=low, high=high)
    if args.seed is not None and args.seed < 0:
        raise BadInput("lab.error.seed", value=args.seed)


def _players(entries: Entries, market: Scenario) -> dict[str, Decisions]:
    from simlib.kit.ranking_page import REFERENCE

    named = {str(Learner(d.player, class_code=d.class_code)): d for d in entries.decisions.values()}
    references, best = reference_players(market), best_known(market)
    if best:
        references[BEST_KNOWN] = best
    return named | {REFERENCE + name: decisions for name, decisions in references.items()}


def _notices(entries: Entries) -> list[str]:
    return [
        *(t("ranking.notice.earlier", file=old, counts=last) for old, last in entries.earlier.items()),
        *(t("ranking.notice.refused", why=why) for why in entries.refused.values()),
    ]


def _table(ranking: Ranking) -> str:
    from simlib.kit.ranking_page import shown

    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(["player", f"{ranking.kpi}_mean", "p_best", "percentile", "luck_share", "tied_with", "worlds",
                    "ruined", *(["points"] if ranking.points else [])])  # fmt: skip
    for s in ranking.standings:
        tied = "; ".join(shown(player) for player in s.tied_with)
        name = shown(s.player)
        name = f"'{name}" if name[:1] in ("=", "+", "-", "@") else name  # no formula for a spreadsheet
        got = [f"{ranking.points[s.player].total:.1f}"] if ranking.points else []
        table.writerow([name, f"{s.mean:.0f}", f"{s.p_best:.4f}", f"{s.percentile:.1f}", f"{s.luck_share:.3f}", tied,
                        s.worlds, f"{ranking.ruined[s.player]:.3f}", *got])  # fmt: skip
    return text.getvalue()


def _document(args: argparse.Namespace, seed: int, ranking: Ranking, entries: Entries) -> dict:
    from simlib.kit.ranking_page import REFERENCE

    return {
        "scenario": args.scenario, "kpi": args.kpi, "seed": seed,
        "players": [
            {**vars(s), "player": s.player.strip(), "reference": s.player.startswith(REFERENCE),
             "tied_with": [player.strip() for player in s.tied_with], "ruined": ranking.ruined[s.player],
             "points": vars(ranking.points[s.player]) if ranking.points else None,
             "quarters": [vars(gap) for gap in ranking.quarters.get(s.player, ())]}
            for s in ranking.standings
        ],
        "earlier": entries.earlier,
        "refused": {file: str(why) for file, why in entries.refused.items()},
    }  # fmt: skip
