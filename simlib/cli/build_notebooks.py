"""`simlib build-notebooks`: both languages' notebooks from their masters, or whether they are current."""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from copy import deepcopy
from pathlib import Path
from subprocess import DEVNULL

from simlib.cli.lab import workbook_folder
from simlib.pages.course import COURSE, as_text, course
from simlib.text import LANGUAGES, BadInput, t


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of `simlib build-notebooks`."""
    parser.add_argument("units", nargs="*", metavar="NN", help=t("cli.build-notebooks.units"))
    parser.add_argument("--check", action="store_true", help=t("cli.build-notebooks.check"))
    parser.add_argument("--folder", type=Path, metavar="PATH", help=t("cli.build-notebooks.folder"))


def execute(args: argparse.Namespace) -> int:
    """Build, or check."""
    folder = (args.folder or workbook_folder() / "notebooks").resolve()
    return (_check if args.check else _build)(args, folder)


def _build(args: argparse.Namespace, folder: Path) -> int:
    """Build both languages of each unit, written when both ran to the end; 1 when a cell failed."""
    from tqdm import tqdm

    notebooks = {master.stem: split(master) for master in masters(folder, args.units)}
    cells = sum(
        c.cell_type == "code" for both in notebooks.values() for nb in both.values() for c in nb.cells
    )
    with tqdm(total=cells, leave=False, disable=not sys.stderr.isatty()) as bar:
        for name, both in notebooks.items():
            for lang, notebook in both.items():
                place = folder / lang
                place.mkdir(parents=True, exist_ok=True)
                bar.set_description(f"{lang}/{name}")
                try:
                    run(notebook, place, f"{lang}/{name}.ipynb", bar.update)
                except CellFailed as error:
                    bar.close()
                    print(t("cli.build-notebooks.failed", **vars(error)), file=sys.stderr)
                    return 1
            for lang, notebook in both.items():
                write(notebook, folder / lang / f"{name}.ipynb")
    if folder == workbook_folder() / "notebooks":
        COURSE.write_text(as_text(course(folder)), encoding="utf-8", newline="\n")
    print(t("cli.build-notebooks.done", n=2 * len(notebooks), folder=folder))
    return 0


def _check(args: argparse.Namespace, folder: Path) -> int:
    """Say for each notebook whether it is what its master says and was executed; 1 when one is not."""
    stale = 0
    for master in masters(folder, args.units):
        for lang, expected in split(master).items():
            for why in differences(folder / lang / f"{master.stem}.ipynb", expected):
                print(f"{lang}/{master.stem}.ipynb: {t(f'cli.build-notebooks.{why}')}")
                stale += 1
    if not stale:
        print(t("cli.build-notebooks.current"))
    return 1 if stale else 0


LIVE = "application/vnd.jupyter.widget-view+json"


HANG = 600
"""Seconds after which a kernel that does not start, or a cell that does not end, is given up."""


OPEN = "open"
"""The tag of a code cell whose code is worth seeing at once; other code is folded and opens by a click."""


FURTHER = "further"
"""The tag of a heading whose cells are no part of the core: it lies folded, JupyterLab unfolds it by a click, and
what is in it runs all the same."""
FOLDED = "jp-MarkdownHeadingCollapsed"
"""What JupyterLab keeps of a folded heading."""


class CellFailed(Exception):
    """A cell raised an error, or the kernel died: the notebook's name, the cell's number and why."""

    def __init__(self, notebook: str, cell: int, why: str):
        super().__init__(notebook, cell, why)
        self.notebook, self.cell, self.why = notebook, cell, why


def masters(folder: Path, units: list[str]) -> list[Path]:
    """The masters in `folder`/source, all or those of the units named; BadInput for a unit that has none."""
    known = {path.name[:2]: path for path in sorted((folder / "source").glob("[0-9][0-9]_*.py"))}
    wanted = [unit.zfill(2) for unit in units] or list(known)
    for unit in wanted:
        if unit not in known:
            raise BadInput(
                "cli.build-notebooks.unit", unit=unit, folder=folder / "source", known=", ".join(known)
            )
    return [known[unit] for unit in wanted]


def split(master: Path) -> dict:
    """A master as one notebook a language, not executed: all the code, the prose of that language."""
    try:
        import jupytext
    except ImportError:
        raise BadInput("cli.build-notebooks.jupytext") from None
    whole = jupytext.read(master, fmt="py:percent")
    return {lang: _in_language(whole, lang) for lang in LANGUAGES}


def _in_language(whole, lang: str):
    import nbformat

    cells, taken = [], set()
    for cell in whole.cells:
        tags = cell.metadata.get("tags", [])
        if any(f"lang-{other}" in tags for other in LANGUAGES if other != lang):
            continue
        cell = deepcopy(cell)
        cell["id"] = _id_of(cell, taken)
        cell["metadata"] = nbformat.from_dict(_locks(cell.cell_type == "code", tags))
        cells.append(cell)
    metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    return nbformat.v4.new_notebook(cells=cells, metadata=metadata)


def _id_of(cell, taken: set[str]) -> str:
    """Follows from the cell's content, so that a new cell changes no other id; equal cells are counted."""
    content, ordinal = f"{cell.cell_type}:{cell.source}", 0
    while (found := hashlib.sha1(f"{content}:{ordinal}".encode()).hexdigest()[:8]) in taken:
        ordinal += 1
    taken.add(found)
    return found


def _locks(code: bool, tags: Sequence[str]) -> dict:
    """A cell's metadata: none can be lost by a key, only open code can be written to; other code and what is further
    are folded."""
    if OPEN in tags:
        return {"deletable": False}
    folded = {"jupyter": {"source_hidden": True}} if code else {FOLDED: True} if FURTHER in tags else {}
    return {"deletable": False, "editable": False, **folded}


def run(notebook, folder: Path, name: str, done: Callable[[], object] = lambda: None):
    """Run a notebook in `folder` as a reader would, with no answers kept yet; CellFailed when a cell fails.

    `done()` is called after each code cell. What differs from run to run is left out: times, widget states.
    """
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, DeadKernelError

    at = [0]

    def count(cell, cell_index, **_):
        at[0] = cell_index + 1
        done() if cell.cell_type == "code" else None

    client = NotebookClient(
        notebook, timeout=HANG, startup_timeout=HANG, kernel_name="python3", record_timing=False,
        store_widget_state=False, resources={"metadata": {"path": str(folder)}}, on_cell_complete=count,
    )  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="simlib-home-") as home:
        env = {key: value for key, value in os.environ.items() if key != "SIMLIB_LANG"}
        try:
            _apart(client, {**env, "SIMLIB_HOME": home})
        except CellExecutionError as error:
            raise CellFailed(name, at[0], f"{error.ename}: {error.evalue}") from None
        except DeadKernelError as error:
            raise CellFailed(name, at[0], str(error)) from None
    notebook.metadata.pop("widgets", None)
    notebook.metadata["language_info"] = {"name": "python"}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            _settle(cell)
    return notebook


def _apart(client, env: dict[str, str]) -> None:
    """Execute beside the main thread, where the client leaves Ctrl-C alone; on it, give up and end the kernel."""
    begun: Future = Future()

    async def execute() -> None:
        begun.set_result((asyncio.get_running_loop(), asyncio.current_task()))
        await client.async_execute(
            env=env, stderr=DEVNULL
        )  # what a kernel says that is ended while it starts

    with ThreadPoolExecutor(1) as pool:
        work = pool.submit(lambda: asyncio.run(execute()))
        try:
            while not work.done():
                wait([work], timeout=0.2)
        except KeyboardInterrupt:
            if client.km and client.km.has_kernel:
                client.km.provisioner.process.kill()
            loop, task = begun.result()
            loop.call_soon_threadsafe(task.cancel)  # the kernel may be only about to start
            raise
        work.result()


def _settle(cell) -> None:
    """Leave what reads without a kernel: a panel's picture and words, not the address of a live one."""
    cell.metadata.pop("execution", None)
    for output in cell.outputs:
        data = output.get("data", {})
        if len(data) > 1:
            data.pop(LIVE, None)


def differences(built: Path, expected) -> list[str]:
    """What makes a built notebook out of date: keys of sentences; none when it is current.

    It is current when its cells are the master's, every code cell was executed in order, and none failed.
    """
    import nbformat

    if not built.exists():
        return ["missing"]
    try:
        notebook = nbformat.read(built, as_version=4)
    except Exception:  # nbformat raises many kinds for a file that is no notebook
        return ["unreadable"]
    found = []
    if _shape(notebook) != _shape(expected):
        found.append("source")
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    if [cell.execution_count for cell in code] != list(range(1, len(code) + 1)):
        found.append("not_executed")
    if any(output.output_type == "error" for cell in code for output in cell.outputs):
        found.append("failed_cell")
    return found


def _shape(notebook) -> list[tuple]:
    return [(cell.cell_type, cell.source, cell.get("id"), dict(cell.metadata)) for cell in notebook.cells]


def write(notebook, path: Path) -> None:
    """Write a notebook beside the old one, then put it in its place; BadInput when it cannot be written."""
    import nbformat

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _draft(path) as draft:
            with draft.open("w", encoding="utf-8", newline="\n") as file:
                nbformat.write(notebook, file)
            draft.replace(path)
    except OSError as error:
        raise BadInput("cli.build-notebooks.write", file=path, why=error.strerror or error) from None


@contextmanager
def _draft(path: Path) -> Iterator[Path]:
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        yield draft
    finally:
        with suppress(OSError):
            draft.unlink()
