"""The one importer of the workbook: a file sent, named or simulated, and each guess with a control to correct it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import ipywidgets as W

from simlib.data.read.cells import as_text, is_blank
from simlib.data.read.columns import WORDS
from simlib.data.read.headers import roles_of
from simlib.data.read.kept import again, understood
from simlib.data.read.notes import Note
from simlib.data.read.table import Table, read_table
from simlib.kit import choices, reading
from simlib.kit.choices import AUTO
from simlib.kit.controls import button, fold, group, head, lever
from simlib.kit.keeping import Keeping
from simlib.kit.list_kind import FINDING, ListKind, Meanings
from simlib.text import BadInput, t

_NONE = ("none",)  # no header is a tuple
_ASKED = 40  # different words whose meaning is asked
_KINDS = ".csv,.txt,.tsv,.xlsx,.xlsm,.xls,.htm,.html"


class FileReader(W.VBox):
    """File, columns, dates, decimal sign, the words of a column: how a list is read, seen and corrected.

    `table` holds the cells and `found` what the list's `understand` made of them, both None before. `told` says in
    words and folds how it was read; a panel puts it where it has room. `do(work, *arguments)` runs a handler so that
    what goes wrong becomes a sentence; `changed()` is called when something else was understood. `stays` says what
    the file should hold; `chosen` what the reader chose, by "columns", "options" and "meanings".
    """

    def __init__(self, kind: ListKind, do: Callable, changed: Callable[[], None], stays: str):
        self.kind, self._do, self._changed = kind, do, changed
        self.table: Table | None = None
        self._open: Callable[..., Table] | None = None
        self.found: Any = None
        self.chosen: dict[str, dict[str, Any]] = {"columns": {}, "options": {}, "meanings": {}}
        self._silent = False
        self.told = W.HTML()
        self._build()
        note = W.HTML(f'<div class="simlib-note">{escape(stays)} {escape(t("reader.stays"))}</div>')
        super().__init__([self.upload, self.path, self.go, *self._samples, note, self._guesses])

    def _build(self) -> None:
        wide = W.Layout(width="calc(100% - 4px)")
        self.upload = W.FileUpload(accept=_KINDS, description=t("reader.choose"), layout=wide)
        self.path = W.Text(placeholder=t("reader.path"), layout=wide)
        self.go = button(t("reader.go"), lambda: self._do(self.read, self.path.value.strip()))
        self.sample = button(t("reader.sample"), lambda: self._do(self.read_sample))
        self._samples = [self.sample] if self.kind.sample else []
        self.columns = {role.name: W.Dropdown(layout=wide) for role in roles_of(self.kind.kind)}
        self._asked = (*FINDING, *self.kind.options)
        self.options = {option.name: choices.control(option, wide) for option in self._asked}
        self.meanings: dict[str, W.Dropdown] = {}
        self.preview, self._meaning_box = W.HTML(), W.VBox()
        self.keeping = Keeping(lambda: self._do(self._keep), lambda: self._do(self._afresh))
        words = WORDS[self.kind.kind]
        named = {name: (t(f"{words}.role.{name}"), c) for name, c in self.columns.items()}
        more = fold(
            _named([pair for name, pair in named.items() if name not in self.kind.usual]), t("reader.more")
        )
        usual = _named([named[name] for name in self.kind.usual], t("reader.columns"))
        asked = _named(
            [(t(option.label), self.options[option.name]) for option in self._asked], t("reader.how")
        )
        self._guesses = W.VBox([self.preview, usual, more, asked, self._meaning_box, self.keeping])
        self._guesses.layout.display = "none"
        self.upload.observe(lambda change: self._do(self._sent, change["new"]), "value")
        for part, shown in (("columns", self.columns), ("options", self.options)):
            for name, control in shown.items():
                self._watch(part, name, control)

    def read(self, path: str | Path) -> None:
        """Read a file; BadInput, one sentence, when it cannot be used, and what was read before stays."""
        self._first(lambda **how: read_table(path, kind=self.kind.kind, **how))

    def read_sample(self) -> None:
        """Read the list that the simulated company would export."""
        self._apart("simulated.csv", self.kind.sample)

    def forget(self) -> None:
        """As if no file had been read."""
        self.table = self.found = self._open = None
        self.path.value = self.told.value = ""
        self._guesses.layout.display = "none"

    def _sent(self, files: Sequence) -> None:
        if files:
            self._apart(Path(files[0]["name"]).name, lambda path: path.write_bytes(files[0]["content"]))

    def _apart(self, name: str, write: Callable[[Path], object]) -> None:
        """Read what is written into a folder that lasts as long as the reading; its name is all that is told."""
        with TemporaryDirectory() as folder:
            path = Path(folder, name)
            write(path)
            content = path.read_bytes()

        def open_(**how) -> Table:
            with TemporaryDirectory() as folder, _in_the_panel(name):
                path = Path(folder, name)
                path.write_bytes(content)
                return replace(read_table(path, kind=self.kind.kind, **how), file=name)

        self.path.value = ""
        self._first(open_)

    def _first(self, open_: Callable[..., Table]) -> None:
        """A new file: forget what was chosen for the last one."""
        self._open, self.chosen = open_, {group: {} for group in self.chosen}
        with self._quietly():
            for control in self.options.values():
                control.value = AUTO if isinstance(control, W.Dropdown) else ""
        self._guesses.layout.display = ""
        self.keeping.used = None
        self._read_table(first=True)

    def _keep(self) -> None:
        """Keep how the file was read, for the next one with the same headings."""
        chosen = self.chosen["options"] | {"columns": self.chosen["columns"]}
        if self.kind.meanings:
            chosen[self.kind.meanings.name] = self.chosen["meanings"]
        self.keeping.save(self.found, chosen)

    def _afresh(self) -> None:
        """Read the file without what was kept, and forget that."""
        self.keeping.forget()
        self._first(self._open)

    def _read_table(self, first: bool = False) -> None:
        """Find the table in the file as chosen, offer its headers, and understand it."""
        options = self.chosen["options"]
        how = {option.name: options[option.name] for option in FINDING if option.name in options}
        with _in_the_panel():
            self.table = self.keeping.find(self._open, self.kind.kind) if first else self._open(**how)
        self.chosen["columns"] = {}
        with self._quietly():
            for control in self.columns.values():
                control.options = [(t("reader.auto"), AUTO), (t("reader.no_column"), _NONE),
                                   *((header, header) for header in self.table.headers)]  # fmt: skip
                control.value = AUTO
            self.options["sheet"].options = self.table.sheets
        self.preview.value = reading.preview(self.table)
        if first and self.keeping.used:
            self._choose_again(again(self.keeping.used, self.table))
        self._understand()

    def _choose_again(self, how: dict[str, Any]) -> None:
        """Show in the controls what was kept, as if it were chosen now; columns are shown when they are understood."""
        names = [
            o.name for o in self.kind.options if o.name in how and how[o.name] in (o.values or (how[o.name],))
        ]
        self.chosen["options"] |= {name: how[name] for name in names}
        if self.kind.meanings:
            self.chosen["meanings"] = dict(how.get(self.kind.meanings.name, {}))
        with self._quietly():
            for name in names:
                self.options[name].value = str(how[name])

    def _watch(self, group: str, name: str, control: W.Widget) -> None:
        whole = group == "options" and next(o.whole for o in self._asked if o.name == name)

        def choose(value: Any) -> None:
            chosen = self.chosen[group]
            if value in (AUTO, ""):
                chosen.pop(name, None)
            else:
                chosen[name] = None if value == _NONE else choices.whole(value) if whole else value.strip()
            finding = group == "options" and name in {option.name for option in FINDING}
            (self._read_table if finding or self.table is None else self._understand)()

        def correct(change) -> None:
            if not self._silent and self._open is not None:
                self._do(choose, change["new"])

        control.observe(correct, "value")

    def _understand(self) -> None:
        """Understand the table as chosen, show each guess in its control, and tell the panel."""
        meanings, options, understand = self.kind.meanings, dict(self.chosen["options"]), self.kind.understand
        if (kept := self.keeping.used) is not None:

            def understand(table: Table, **how: Any) -> Any:
                return understood(table, self.kind.understand, kept, how)

        for option in FINDING:
            options.pop(option.name, None)
        asked = {"columns": self.chosen["columns"], **options}
        with _in_the_panel():
            try:
                more = {meanings.name: self.chosen["meanings"]} if meanings else {}
                found = understand(self.table, **asked, **more)
            except BadInput as error:
                if meanings and error.key == meanings.nothing:
                    self._ask_meanings(meanings, error.values["field"])
                if meanings is None or error.key != meanings.unknown:
                    raise
                self.chosen["meanings"] = {}  # another column holds the words now
                found = understand(self.table, **asked)
            self.found = found
            with self._quietly():
                self._show_guesses(found)
            self.tell(found.said)
            self._changed()

    def tell(self, notes: Sequence[Note]) -> None:
        """Say how the list was read: its rows, the notes given, what was left out and why."""
        self.told.value = reading.told(self.found, notes)

    def _show_guesses(self, found: Any) -> None:
        for role, control in self.columns.items():
            control.value = found.columns.headers.get(role, _NONE)
        for option in self._asked:
            control, value = self.options[option.name], option.read(found)
            if isinstance(control, W.Dropdown):
                choices.offer(control, option, value)
            elif option.name not in self.chosen["options"] and value is not None:
                control.placeholder = str(value)
        if meanings := self.kind.meanings:
            self._show_meanings(meanings, meanings.read(found))

    def _ask_meanings(self, meanings: Meanings, header: str) -> None:
        words = dict.fromkeys(as_text(cell) for cell in self.table.columns[header] if not is_blank(cell))
        with self._quietly():
            self._show_meanings(meanings, dict.fromkeys(list(words)[:_ASKED]))

    def _show_meanings(self, meanings: Meanings, mapping: dict[str, str | None]) -> None:
        if list(self.meanings) != list(mapping):
            known = [(t(f"{meanings.words}.{value}"), value) for value in meanings.values]
            wide = W.Layout(width="calc(100% - 4px)")
            self.meanings = {
                word: W.Dropdown(
                    options=known if value else [(t("reader.unknown"), AUTO), *known], layout=wide
                )
                for word, value in mapping.items()
            }
            for word, control in self.meanings.items():
                self._watch("meanings", word, control)
            box = _named(list(self.meanings.items()), t(f"reader.{meanings.name}"))
            self._meaning_box.children = [box] if mapping else []
        for word, control in self.meanings.items():
            control.value = mapping[word] or self.chosen["meanings"].get(word, AUTO)

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """Move controls without understanding the file anew."""
        self._silent = True
        try:
            yield
        finally:
            self._silent = False


def _named(controls: Sequence[tuple[str, W.Widget]], words: str = "") -> W.VBox:
    """Controls side by side, each under its name."""
    return group([lever(W.HTML(head(name, "")), control) for name, control in controls], words)


@contextmanager
def _in_the_panel(name: str | None = None) -> Iterator[None]:
    """Bad input as a reader of the panel can mend it: by the panel's control, and with the file's own `name`."""
    try:
        yield
    except BadInput as error:
        raise reading.asked(error, name) from error
