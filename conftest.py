"""What every test, doctest and notebook finds: no setting of this machine, an empty home, no event loop."""

import asyncio
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent
HOMES = Path(tempfile.mkdtemp(prefix="simlib-homes-"))

# Before a kernel starts: English, unless a test or the folder of a notebook says otherwise.
os.environ.pop("SIMLIB_LANG", None)
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["SIMLIB_HOME"] = str(HOMES)
# The kernels of one run share what they simulated: a page in Chinese meets the worlds of the page in English.
os.environ.setdefault("SIMLIB_WORLDS", str(HOMES / "worlds.sqlite"))

# The same cases in every run; --hypothesis-profile=default looks for new ones.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")
settings.register_profile("full", max_examples=2_000, deadline=None)


def pytest_configure(config):
    config.option.nbval_kernel_startup_timeout = 600  # seconds; as an option nbval would take it for a word
    rules = config.option.nbval_sanitize_with
    if rules:  # given from the root on, whatever the working folder is
        config.option.nbval_sanitize_with = str(ROOT / rules)
    config.option.loadscopereorder = (
        False  # xdist would begin with the files of most tests, not of the longest
    )


def pytest_collection_modifyitems(items):
    """Files of long tests are begun first, so that at the end of a run no process works alone."""

    def waits(item):
        return 2 if item.get_closest_marker("browser") else 1 if item.get_closest_marker("slow") else 0

    longest = {}
    for item in items:
        longest[item.path] = max(waits(item), longest.get(item.path, 0))
    items.sort(key=lambda item: -longest[item.path])


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """An answer stored by one notebook or test module is never found by another."""
    home = HOMES / item.path.relative_to(ROOT).with_suffix("").as_posix().replace("/", "-")
    home.mkdir(exist_ok=True)
    os.environ["SIMLIB_HOME"] = str(home)


@pytest.fixture(autouse=True)
def no_loop_of_a_browser(request):
    """A browser that is open in this process holds the thread's event loop; a panel would take it for a kernel's."""
    if request.node.get_closest_marker("browser"):
        yield
        return
    loop = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(loop)


def pytest_unconfigure():
    shutil.rmtree(HOMES, ignore_errors=True)
