"""The wheels that the browser gets: light ones of others, one of simlib, and the list by which they are found."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import simlib
from simlib.site.pins import Pins, sha256

PACKAGE = Path(simlib.__file__).parent
AT_HOME = ("cli", "pages", "site")
"""Rooms that a browser has no use for: commands, JupyterLab's server, this one."""
NO_ARCHIVES = ("jupyterlite_pyodide_kernel", "jupyterlab_widgets")
"""What JupyterLab loads, not Python; anywidget is for both."""
UNUSED = re.compile(
    r"(?:^|/)tests?/|\.data/|^anywidget/(?:lab|nb)extension/|\.pyi$|\.pxd$|^PIL/_webp"
    r"|^matplotlib/mpl-data/(?:sample_data|fonts/(?:afm|pdfcorefonts)/|plot_directive"
    r"|fonts/ttf/(?!DejaVuSans(?:-Bold)?\.ttf))|^numpy/(?:_core/include|f2py)/"
)
"""What a wheel carries and no page uses: tests, what JupyterLab has apart, headers, types, sample data, fonts beside
the house's own."""
_CODE = {".py", ".po", ".toml"}
_TIME = (2020, 2, 2, 0, 0, 0)  # a built file depends on what is in it, not on when


def put_wheels(pins: Pins, store: Path, kernel: Path, target: Path, exercises: Path) -> list[str]:
    """All wheels into the folder `target`, with the runtime's list of them; the names of the packages.

    `store` holds the pinned files, `kernel` the wheels of the notebook's kernel for the browser.
    """
    target.mkdir(parents=True, exist_ok=True)
    for name in pins.all_files:
        if name.endswith(".whl") and not name.startswith(NO_ARCHIVES):
            lighten(store / name, target / name)
    for wheel in sorted(kernel.glob("*.whl")):
        if wheel.name.startswith(("ipykernel", "piplite", "pyodide_kernel")):
            lighten(wheel, target / wheel.name)
    write_wheel(target, "simlib", version("simlib"), own_files(PACKAGE.parent, exercises))
    write_wheel(target, "jedi", "0", ())  # the kernel asks for it; names are completed without its 1.6 MB
    packages = {entry["name"]: entry for entry in map(_entry, sorted(target.glob("*.whl")))}
    document = {"info": pins.runtime, "packages": packages}
    (target / "pyodide-lock.json").write_text(json.dumps(document, indent=1), encoding="utf-8")
    return list(packages)


def lighten(wheel: Path, target: Path) -> None:
    """A wheel without what no page uses, packed as tightly as zip can."""
    with ZipFile(wheel) as old, ZipFile(target, "w", ZIP_DEFLATED, compresslevel=9) as new:
        for item in old.infolist():
            if not item.is_dir() and not UNUSED.search(item.filename):
                new.writestr(_member(item.filename), old.read(item))


def own_files(root: Path, exercises: Path) -> Iterator[tuple[str, Path]]:
    """What the browser gets of simlib and of the exercises, as (name in the wheel, file): no key, no reference."""
    package = root / "simlib"
    for path in sorted(package.rglob("*")):
        parts = path.relative_to(package).parts
        if path.is_file() and parts[0] not in AT_HOME and "__pycache__" not in parts:
            yield f"simlib/{path.relative_to(package).as_posix()}", path
    for path in sorted(exercises.glob("[0-9][0-9]_*/*")):
        if path.is_file() and path.suffix in _CODE:
            yield f"exercises/{path.relative_to(exercises).as_posix()}", path


def write_wheel(folder: Path, name: str, release: str, files: Iterable[tuple[str, Path]]) -> Path:
    """A wheel of these files."""
    path = folder / f"{name}-{release}-py3-none-any.whl"
    info = f"{name}-{release}.dist-info"
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=9) as wheel:
        for inside, file in files:
            wheel.writestr(_member(inside), file.read_bytes())
        about = f"Metadata-Version: 2.1\nName: {name}\nVersion: {release}\n"
        wheel.writestr(_member(f"{info}/METADATA"), about)
        wheel.writestr(
            _member(f"{info}/WHEEL"),
            "Wheel-Version: 1.0\nGenerator: simlib\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        )
        wheel.writestr(_member(f"{info}/RECORD"), "")
    return path


def _member(name: str) -> ZipInfo:
    member = ZipInfo(name, _TIME)
    member.compress_type, member.external_attr = ZIP_DEFLATED, 0o644 << 16
    return member


def _entry(wheel: Path) -> dict:
    """A package in the runtime's list. All are loaded before the first cell runs, so none names another."""
    name, release = wheel.name.split("-")[:2]
    return {
        "name": name.lower().replace("_", "-"), "version": release, "file_name": wheel.name, "install_dir": "site",
        "sha256": sha256(wheel), "package_type": "package", "imports": [], "depends": [], "unvendored_tests": False,
    }  # fmt: skip
