"""Fixtures for all tests."""

import os
import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
PLACES = {
    "darwin": (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ),
    "win32": (
        r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
        r"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
        r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
        r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
        r"%ProgramFiles%\Microsoft\Edge\Application\msedge.exe",
    ),
}


def find_browser() -> str | None:
    """Chromium, Chrome or Edge: on the PATH, else where the system puts it."""
    named = (shutil.which(name) for name in NAMES)
    placed = (os.path.expandvars(place) for place in PLACES.get(sys.platform, ()))
    return next((path for path in (*named, *placed) if path and Path(path).is_file()), None)


@pytest.fixture(autouse=True)
def own_language():
    """A language that a test chose is not the next one's."""
    from simlib.text import catalogue

    before = catalogue._chosen
    yield
    catalogue._chosen = before


@pytest.fixture(autouse=True, scope="module")
def own_room():
    """Pages that another test module opened are not told who sits down here."""
    from simlib.classroom import desk

    desk._watchers.clear()


@pytest.fixture(scope="module")
def kept_worlds():
    """No world is simulated twice in a run: for tests of what is made of worlds, never for tests of the engine."""
    from simlib.lab.kept import keep_in

    keep_in(Path(os.environ["SIMLIB_WORLDS"]))
    yield
    keep_in(None)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def browser_path() -> str:
    """The browser for tests in a real page. Without one they skip; SIMLIB_BROWSER=required forbids that."""
    found = find_browser()
    if found:
        return found
    reason = f"no browser on this machine (looked for {', '.join(NAMES)})"
    if os.environ.get("SIMLIB_BROWSER") == "required":
        pytest.fail(f"SIMLIB_BROWSER=required, but {reason}", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def artifacts() -> Path:
    """A folder outside git for what a test leaves to be looked at, such as screenshots."""
    folder = Path(os.environ.get("SIMLIB_ARTIFACTS", ROOT / "test-artifacts"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def every_word():
    """The catalogue with the words that exercises keep beside them."""
    from simlib.classroom.assignment import assignment

    for folder in sorted((ROOT / "exercises").glob("[0-9][0-9]_*")):
        assignment(folder.name[:2], start=ROOT)
