"""`simlib class tournament`: every player's decisions on the same hidden worlds, ranked with what luck leaves open."""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from simlib.classroom.decisions import Decisions
from simlib.classroom.names import Learner
from simlib.classroom.reference_players import reference_players
from simlib.classroom.tournament import (
    FIRST,
    MOST,
    Entries,
    Standing,
    hidden_seed,
    play,
    read_entries,
    standings,
)
from simlib.cli.options import MOST_PROCESSES
from simlib.cli.output import print_json
from simlib.lab import KPIS
from simlib.text import BadInput, t
from simlib.text.files import write_whole
from simlib.world import scenario

DEFAULT_KPI = "value_created"
FEWEST_WORLDS, MOST_WORLDS = 4, 10_000


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of `simlib class tournament`."""
    parser.add_argument("folder", metavar="FOLDER", type=Path, help=t("cli.class.decisions"))
    parser.add_argument("--scenario", default="machinery", metavar="SCENARIO", help=t("cli.run.scenario"))
    parser.add_argument(
        "--kpi", default=DEFAULT_KPI, metavar="KPI", help=t("cli.class.kpi", default=DEFAULT_KPI)
    )
    parser.add_argument("--worlds", type=int, default=MOST, metavar="N", help=t("cli.class.worlds", n=MOST))
    parser.add_argument("--seed", type=int, metavar="N", help=t("cli.class.seed"))
    parser.add_argument("--processes", type=int, default=2, metavar="N", help=t("cli.class.processes"))
    parser.add_argument("--json", action="store_true", help=t("cli.run.json"))
    parser.add_argument("-o", "--output", metavar="OUT", type=Path, default=Path("tournament"),
                        help=t("cli.class.tournament.output"))  # fmt: skip


def execute(args: argparse.Namespace) -> int:
    """Play, rank, and write OUT/index.html and OUT/ranking.csv; OUT/worlds.jsonl holds what is done already."""
    from simlib.kit.ranking_page import luck_said, ranking_page, verdict

    market, out = scenario(args.scenario), args.output
    _expect(args)
    entries = read_entries(args.folder, market, [out])
    players = _players(entries, reference_players(market))
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise BadInput("world.error.place", file=str(out)) from None
    seed = hidden_seed(players) if args.seed is None else args.seed
    scores = play(
        market, players, args.kpi, out / "worlds.jsonl", seed=seed, first=min(FIRST, args.worlds), most=args.worlds,
        processes=args.processes, progress=sys.stderr.isatty(),
    )  # fmt: skip
    found, notices = standings(scores), _notices(entries)
    title = t("ranking.title", scenario=args.scenario)
    write_whole(out / "index.html", ranking_page(found, title, t(f"kpi.{args.kpi}"), notices))
    write_whole(out / "ranking.csv", "\ufeff" + _table(found, args.kpi))
    if args.json:
        print_json(_document(args, seed, found, entries))
        return 0
    for line in (*notices, verdict(found), luck_said(found)):
        print(line)
    print(t("cli.class.tournament.done", n=len(entries.decisions), folder=out))
    return 0


def _expect(args: argparse.Namespace) -> None:
    if args.kpi not in KPIS:
        raise BadInput("lab.error.kpi", kpi=args.kpi, known=", ".join(KPIS))
    for name, low, high in (("processes", 1, MOST_PROCESSES), ("worlds", FEWEST_WORLDS, MOST_WORLDS)):
        if not low <= getattr(args, name) <= high:
            key = "lab.error.processes" if name == "processes" else "lab.error.replications"
            raise BadInput(key, value=getattr(args, name), low=low, high=high)
    if args.seed is not None and args.seed < 0:
        raise BadInput("lab.error.seed", value=args.seed)


def _players(entries: Entries, references: dict[str, Decisions]) -> dict[str, Decisions]:
    from simlib.kit.ranking_page import REFERENCE

    named = {str(Learner(d.player, class_code=d.class_code)): d for d in entries.decisions.values()}
    return named | {REFERENCE + name: decisions for name, decisions in references.items()}


def _notices(entries: Entries) -> list[str]:
    return [
        *(t("ranking.notice.earlier", file=old, counts=last) for old, last in entries.earlier.items()),
        *(t("ranking.notice.refused", why=why) for why in entries.refused.values()),
    ]


def _table(found: Sequence[Standing], kpi: str) -> str:
    from simlib.kit.ranking_page import shown

    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(["player", f"{kpi}_mean", "p_best", "percentile", "luck_share", "tied_with", "worlds"])
    for s in found:
        tied = "; ".join(shown(player) for player in s.tied_with)
        name = shown(s.player)
        name = f"'{name}" if name[:1] in ("=", "+", "-", "@") else name  # no formula for a spreadsheet
        table.writerow([name, f"{s.mean:.0f}", f"{s.p_best:.4f}", f"{s.percentile:.1f}", f"{s.luck_share:.3f}", tied,
                        s.worlds])  # fmt: skip
    return text.getvalue()


def _document(args: argparse.Namespace, seed: int, found: Sequence[Standing], entries: Entries) -> dict:
    from simlib.kit.ranking_page import REFERENCE

    return {
        "scenario": args.scenario, "kpi": args.kpi, "seed": seed,
        "players": [
            {**vars(s), "player": s.player.strip(), "reference": s.player.startswith(REFERENCE),
             "tied_with": [player.strip() for player in s.tied_with]}
            for s in found
        ],
        "earlier": entries.earlier,
        "refused": {file: str(why) for file, why in entries.refused.items()},
    }  # fmt: skip
