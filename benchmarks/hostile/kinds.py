"""Every kind of file a reader may hand to simlib, how it is read, and what came of it."""

from __future__ import annotations

import json
import os
import signal
import warnings
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st

from benchmarks.hostile import inputs
from simlib.classroom.desk import current, kept_guess, sit_down
from simlib.classroom.names import digest
from simlib.classroom.reading import read_number
from simlib.classroom.store import FORMAT, Answers
from simlib.laws import KINDS as LAWS
from simlib.laws import figures, read_file
from simlib.laws.reading import read_case, read_given
from simlib.text import BadInput
from simlib.units.negotiation.record import read_record, replay
from simlib.world.toml import load

ENOUGH = 20.0  # seconds of the processor for a file of a few kilobytes: whatever takes longer hangs
LEARNER = "Li Lei"
_RESULTS = Path(__file__).parents[2] / "tests" / "laws" / "known_results.json"
CASES = json.loads(_RESULTS.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Kind:
    """`make` gives the bytes of a file with this ending, `read` does with it what simlib does."""

    make: st.SearchStrategy[bytes]
    ending: str
    read: Callable[[Path], None]


def _list(name: str) -> Callable[[Path], None]:
    def read(path: Path) -> None:
        from simlib.data.books.read import read_book
        from simlib.data.customers.fit import fit_customers
        from simlib.data.customers.read import read_customers
        from simlib.data.customers.report import report_on as on_customers
        from simlib.data.invoices.fit import fit_invoices
        from simlib.data.invoices.read import read_invoices
        from simlib.data.invoices.report import report_on as on_invoices
        from simlib.data.opportunities.fit import fit_scenario
        from simlib.data.opportunities.read import read_opportunities
        from simlib.data.opportunities.report import report_on as on_deals
        from simlib.data.purchases.read import read_purchases
        from simlib.data.purchases.report import report_on as on_purchases

        if name == "opportunities":
            deals = read_opportunities(path)
            on_deals(deals)
            fit_scenario(deals)
        elif name == "invoices":
            fit_invoices(on_invoices(read_invoices(path)))
        elif name == "customers":
            fit_customers(on_customers(read_customers(path)))
        elif name == "books":
            _ = read_book(path).total
        else:
            on_purchases(read_purchases(path))

    return read


def _answers(path: Path) -> None:
    """A damaged file of answers is set aside: what is entered next is kept, and can be kept again."""
    home = Path(os.environ["SIMLIB_HOME"])
    for old in home.glob("*.json"):
        old.unlink()
    (home / f"{digest(LEARNER)}.json").write_bytes(path.read_bytes())
    for value in ("1", "2"):
        Answers(LEARNER).keep("07", "answers", "a", {"b": value})
        assert Answers(LEARNER).unit("07")["answers"]["a"]["b"] == value
    refused = Answers(LEARNER).refused
    if refused:
        raise refused[0]


def _desk(path: Path) -> None:
    """So is the note of who sits at the desk."""
    home = Path(os.environ["SIMLIB_HOME"])
    for old in home.glob("*.json"):
        old.unlink()
    (home / "current.json").write_bytes(path.read_bytes())
    current()
    kept_guess("07", "g")
    answers = sit_down(LEARNER)
    assert answers.learner.name == LEARNER
    if answers.refused:
        raise answers.refused[0]


def _known_results(path: Path) -> None:
    """Everything of a file of known results but the simulation."""
    taken: set[str] = set()
    refused = None
    for number, raw in enumerate(read_file(path), 1):
        try:
            case = read_case(raw, str(number), taken, LAWS)
            kind = LAWS[case.kind]
            model = kind(case.id, **read_given(case, kind))
            for leaf in figures.leaves(case):
                figures.pick(case.id, leaf, model.theory)
        except (BadInput, OverflowError) as error:  # check() makes a sentence of both
            refused = error
    if refused is not None:
        raise BadInput("validate.case.too_large", case=str(refused)[:40])


def _typed(path: Path) -> None:
    read_number(path.read_bytes().decode("utf-8", "replace"))


def _talk(path: Path) -> None:
    replay(read_record(path.read_bytes().decode("utf-8", "replace")))


LISTS = ("opportunities", "invoices", "customers", "books", "purchases")
_ANSWER_FILE = {
    "format": FORMAT, "learner": LEARNER, "version": "0",
    "units": {"07": {"answers": {"a": {"b": "1"}}, "tries": {"a": 2}, "guess": {"g": 0.5}}},
}  # fmt: skip
_STEPS = st.sampled_from(
    ("0/30/reason", "1.5/45/none", "2/60/guarantee", "accept", "walk", "99/9/none", "1,5/45/none")
)
_TALKS = st.builds(
    lambda animal, number, steps: f"{animal} {number}: {'; '.join(steps)}",
    st.sampled_from(("eagle", "sheep", "Fox", "peacock", "cat")), st.integers(0, 10**8),
    st.lists(st.one_of(_STEPS, _STEPS, _STEPS, st.sampled_from(inputs.NASTY)), max_size=7),
)  # fmt: skip
_TYPED = st.one_of(st.sampled_from(inputs.NASTY), st.text(max_size=20), st.floats().map(str))

KINDS: dict[str, Kind] = {
    **{f"{name} as text": Kind(inputs.text_lists(name), ".csv", _list(name)) for name in LISTS},
    **{f"{name} as a page": Kind(inputs.pages(name), ".xls", _list(name)) for name in LISTS},
    **{f"{name} as a workbook": Kind(inputs.workbooks(name), ".xlsx", _list(name)) for name in LISTS},
    **{name: Kind(inputs.tomls(model), ".toml", lambda path, m=model: load(m, path) and None)
       for name, model in inputs.TOML_MODELS.items()},
    "answers": Kind(inputs.jsons(_ANSWER_FILE), ".json", _answers),
    "the desk": Kind(inputs.jsons({"format": FORMAT, "learner": LEARNER, "guess": {"07": {"g": 1}}}), ".json",
    _desk),
    "known results": Kind(
        st.sampled_from(CASES).flatmap(lambda case: inputs.jsons([case])), ".json", _known_results
    ),
    "a talk's record": Kind(_TALKS.map(lambda text: text.encode("utf-8", "replace")), ".txt", _talk),
    "a typed number": Kind(_TYPED.map(lambda text: text.encode("utf-8", "replace")), ".txt", _typed),
}  # fmt: skip


def outcome(kind: Kind, path: Path) -> str:
    """What comes of a file: "accepted", "refused" with one sentence, or the error that nobody caught."""
    try:
        with warnings.catch_warnings(), _hurried():
            warnings.simplefilter("error")
            kind.read(path)
    except BadInput as refusal:
        sentence = str(refusal)
        return (
            "refused"
            if sentence and "\n" not in sentence.strip()
            else f"a sentence of lines: {sentence[:80]!r}"
        )
    except Exception as error:
        return f"{type(error).__name__}: {str(error)[:200]}"
    return "accepted"


class Hangs(Exception):
    """A file took more than ENOUGH of the processor's time."""


@contextmanager
def _hurried():
    if not hasattr(signal, "setitimer"):
        yield
        return

    def enough(*_):
        raise Hangs(f"more than {ENOUGH:g} s of the processor")

    before = signal.signal(signal.SIGPROF, enough)
    signal.setitimer(signal.ITIMER_PROF, ENOUGH)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
