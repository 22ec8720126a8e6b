"""The course as static files: it can be built from a folder of the course, holds no key, and fits any host."""

import os
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest

from simlib.cli.site import store
from simlib.site.build import build
from simlib.text import LANGUAGES, BadInput

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROOT = Path(__file__).resolve().parents[2]
MOST_BYTES = 25_000_000  # what hosts of static files take in one file


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The built site; where its pieces cannot be had the tests skip, and fail if SIMLIB_BROWSER=required."""
    out = tmp_path_factory.mktemp("site") / "built"
    try:
        build(ROOT, out, LANGUAGES, store(), None, print)
    except BadInput as reason:
        if os.environ.get("SIMLIB_BROWSER") == "required":
            pytest.fail(f"SIMLIB_BROWSER=required, but no site: {reason}", pytrace=False)
        pytest.skip(f"no site: {reason}")
    return out


def built_files(site):
    """Every file that is published, those inside archives too, as (name, content)."""
    for path in sorted(site.rglob("*")):
        if path.is_file():
            yield path.relative_to(site).as_posix(), path.read_bytes()
            if is_zipfile(path):
                with ZipFile(path) as archive:
                    for name in archive.namelist():
                        yield f"{path.name}/{name}", archive.read(name)


def test_no_key_and_no_reference_is_published(site):
    keys = {path: path.read_bytes() for path in ROOT.glob("exercises/*/key/*.py") if path.stat().st_size}
    marks = {line for text in keys.values() for line in text.splitlines() if line.startswith(b'"""')}
    assert len(marks) >= 12
    for name, content in built_files(site):
        assert "/key/" not in name
        assert not [mark for mark in marks if mark in content], name


def test_no_file_is_too_large_for_a_host(site):
    assert [p.name for p in site.rglob("*") if p.is_file() and p.stat().st_size > MOST_BYTES] == []
