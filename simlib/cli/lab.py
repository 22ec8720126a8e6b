"""`simlib lab`: JupyterLab at the start page of the workbook, in the reader's language."""

from __future__ import annotations

import argparse
import errno
import json
import os
import secrets
import socket
import sys
from contextlib import redirect_stderr
from pathlib import Path
from urllib.parse import quote

from simlib import pages
from simlib.classroom.files import home
from simlib.text import BadInput, language, t

LOCALES = {"zh": "zh_CN", "en": "en"}
LABEXTENSIONS = Path(pages.__file__).with_name("labextensions")
LAST_PAGE = "last_page.txt"
SETTINGS = Path(__file__).with_name("lab_settings.json")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of `simlib lab`."""
    parser.add_argument("--port", type=int, metavar="N", help=t("cli.lab.port"))
    parser.add_argument("--no-browser", action="store_true", help=t("cli.lab.no_browser"))


def execute(args: argparse.Namespace) -> int:
    """Serve the workbook until it is stopped; 1 when it cannot be served."""
    lang, root = language(), workbook_folder()
    return open_at(last_page(root, state_folder(lang)) or start_page(root, lang), args)


def open_at(page: str, args: argparse.Namespace, *, presenting: bool = False) -> int:
    """Serve the workbook, opened at `page`, until it is stopped; 1 when it cannot be served."""
    problem = port_problem(args.port) if args.port is not None else None
    if problem:
        print(t(f"cli.lab.port_{problem}", port=args.port), file=sys.stderr)
        return 1
    lang = language()
    state = state_folder(lang)
    keep_apart(state, lang)
    # One page opens, not all that were open when the browser was closed: each would start a kernel.
    address = f"lab/tree/{quote(page)}?reset" if page else "lab?reset"
    address += "&present" if presenting else ""
    return serve(workbook_folder(), address, state, port=args.port, browser=not args.no_browser)


def port_problem(port: int) -> str | None:
    """Why JupyterLab cannot listen on `port` of this machine: "range", "used", "denied" or None.

    >>> port_problem(99_999)
    'range'
    """
    if not 1 <= port <= 65_535:
        return "range"
    for family, kind, _, _, address in socket.getaddrinfo("localhost", port, type=socket.SOCK_STREAM):
        with socket.socket(family, kind) as probe:
            if os.name != "nt":  # there it would allow a second listener
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(address)
            except OSError as error:
                if (
                    error.errno != errno.EADDRNOTAVAIL
                ):  # localhost has a name for IPv6, the machine has no IPv6
                    return "denied" if error.errno == errno.EACCES else "used"
    return None


def workbook_folder() -> Path:
    """The folder that holds `notebooks`: the project simlib is installed from, else the working folder."""
    project = Path(__file__).resolve().parents[2]
    return project if (project / "notebooks").is_dir() else Path.cwd()


def start_page(root: Path, lang: str) -> str:
    """The page to open, from `root` on: the start page in `lang`, else the nearest folder that is there.

    >>> start_page(Path("nowhere"), "zh")
    ''
    """
    found = sorted((root / "notebooks" / lang).glob("00_*.ipynb"))
    folders = (root / "notebooks" / lang, root / "notebooks")
    page = next(iter([*found, *(folder for folder in folders if folder.is_dir())]), root)
    return "" if page == root else page.relative_to(root).as_posix()


def unit_page(root: Path, lang: str, unit: str) -> str:
    """The page of a unit, "07" or "7", from `root` on; BadInput when there is none.

    >>> unit_page(Path("nowhere"), "en", "77")
    Traceback (most recent call last):
    simlib.text.refusal.BadInput: There is no unit 77 here; the units are: none.
    """
    pages = {page.name[:2]: page for page in sorted((root / "notebooks" / lang).glob("[0-9][0-9]_*.ipynb"))}
    if unit.zfill(2) not in pages:
        raise BadInput("cli.present.no_unit", unit=unit, known=", ".join(pages) or t("cli.present.none"))
    return pages[unit.zfill(2)].relative_to(root).as_posix()


def last_page(root: Path, state: Path) -> str:
    """The page that was opened last, from `root` on; "" when there is none or it is gone.

    >>> last_page(Path("nowhere"), Path("nowhere"))
    ''
    """
    note = state / LAST_PAGE
    page = note.read_text(encoding="utf-8") if note.exists() else ""
    return page if page and (root / page).is_file() else ""


def state_folder(lang: str) -> Path:
    """Where JupyterLab keeps what the reader sets in it: apart from any other JupyterLab, and by language."""
    return home() / f"lab-{lang}"


def keep_apart(state: Path, lang: str) -> None:
    """Give JupyterLab its settings for the workbook and its language, and leave the reader's own alone."""
    settings = json.loads(SETTINGS.read_text(encoding="utf-8"))
    settings["@jupyterlab/translation-extension:plugin"] = {"locale": LOCALES[lang]}
    folder = state / "labconfig"
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f"settings.{os.getpid()}"
    draft.write_text(json.dumps(settings, indent=1), encoding="utf-8")
    draft.replace(folder / "default_setting_overrides.json")
    os.environ.update(
        JUPYTER_CONFIG_DIR=str(state),
        JUPYTER_DATA_DIR=str(state / "data"),
        JUPYTERLAB_SETTINGS_DIR=str(state / "settings"),
        JUPYTERLAB_WORKSPACES_DIR=str(state / "workspaces"),
        JUPYTER_PREFER_ENV_PATH="1",
        PYDEVD_DISABLE_FILE_VALIDATION="1",  # a kernel's debugger warns of frozen modules otherwise
    )


def serve(root: Path, address: str, state: Path, *, port: int | None, browser: bool) -> int:
    """Run JupyterLab in this process, tell where on it the reader starts, and return its exit code."""
    from jupyterlab.labapp import LabApp

    token = os.environ.get("JUPYTER_TOKEN") or secrets.token_hex(24)
    options = {
        "ServerApp.root_dir": str(root),
        "ServerApp.open_browser": browser,
        "ServerApp.port": port or 8888,
        "ServerApp.port_retries": 0 if port else 100,
        "ServerApp.allow_root": True,
        "ServerApp.answer_yes": True,
        "ServerApp.contents_manager_class": "simlib.pages.keeper.PageKeeper",
        "PageKeeper.copies": str(home() / "pages"),
        "PageKeeper.note": str(state / LAST_PAGE),
        "IdentityProvider.token": token,
        "LabApp.default_url": f"/{address}",
        "LabApp.extension_manager": "readonly",
        "LabApp.extra_labextensions_path": str(LABEXTENSIONS),
        "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
    }
    arguments = [f"--{name}={value}" for name, value in options.items()]
    # JupyterLab logs to the standard error it finds at its start, and the terminal is for the reader. The file
    # is never closed: threads log to the end.
    log = (state / "lab.log").open("w", encoding="utf-8", buffering=1)
    try:
        with redirect_stderr(log):
            server = LabApp.initialize_server(argv=arguments)
    except SystemExit:
        print(t("cli.lab.failed", log=log.name), file=sys.stderr)
        return 1
    words = t(
        "cli.lab.open" if browser else "cli.lab.ready",
        address=f"{server.connection_url}{address}&token={token}",
    )
    server.io_loop.add_callback(print, words, flush=True)  # comes after the callback that starts to listen
    server.start()
    return 0
