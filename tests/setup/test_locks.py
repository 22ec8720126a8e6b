"""The locks: whole, hashed, free of addresses, and in step with pyproject.toml."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = ("requirements.lock", "requirements-test.lock")
PLATFORMS = (  # a universal lock pins for each of these, whatever machine it was made on
    {"sys_platform": "win32", "os_name": "nt", "platform_system": "Windows"},
    {"sys_platform": "darwin", "os_name": "posix", "platform_system": "Darwin"},
    {"sys_platform": "linux", "os_name": "posix", "platform_system": "Linux"},
)
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


def entries(text):
    """Each pin of a lock with its hashes: [(Requirement, [hash, ...])]."""
    joined = re.sub(r"\\\n\s*", "", text)
    lines = [line for line in joined.splitlines() if line.strip() and not line.startswith("#")]
    pairs = [(line.split("--hash=")[0], re.findall(r"--hash=(\S+)", line)) for line in lines]
    return [(Requirement(pin), hashes) for pin, hashes in pairs]


def project(root):
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def wanted(root, lock):
    """What must be pinned: the dependencies, what installs simlib, and for the tests what they need too."""
    described = project(root)
    groups = ("lock", "dev") if lock == "requirements-test.lock" else ("lock",)
    texts = described["project"]["dependencies"] + [
        r for g in groups for r in described["dependency-groups"][g]
    ]
    return [Requirement(text) for text in texts]


@pytest.fixture(params=LOCKS)
def lock(request, root):
    return request.param, (root / request.param).read_text(encoding="utf-8")


def test_every_pin_is_exact_and_hashed(lock):
    for pin, hashes in entries(lock[1]):
        assert [s.operator for s in pin.specifier] == ["=="], pin
        assert hashes and all(re.fullmatch(r"sha256:[0-9a-f]{64}", h) for h in hashes), pin


def test_no_address_and_no_path_of_the_machine_it_was_made_on(lock):
    name, text = lock
    assert not re.search(r"://|file:|index-url|find-links| @ |(?<![\w.-])/\w", text), name


def test_every_dependency_is_pinned_within_its_bounds_everywhere(lock, root):
    name = lock[0]
    locks = LOCKS[: LOCKS.index(name) + 1]  # the second is installed on top of the first
    pins = [entry for held in locks for entry in entries((root / held).read_text(encoding="utf-8"))]
    for requirement in wanted(root, name):
        for platform in PLATFORMS:
            for python in PYTHONS:
                place = {**platform, "python_version": python, "python_full_version": f"{python}.0"}
                if requirement.marker and not requirement.marker.evaluate(place):
                    continue
                found = [
                    pin
                    for pin, _ in pins
                    if canonicalize_name(pin.name) == canonicalize_name(requirement.name)
                    and (
                        pin.marker is None or pin.marker.evaluate({**place, "implementation_name": "cpython"})
                    )
                ]
                assert len(found) == 1, f"{name}: {requirement} on {place}: {found}"
                version = next(iter(found[0].specifier)).version
                assert requirement.specifier.contains(version, prereleases=True), f"{name}: {found[0]}"


def test_the_second_lock_holds_only_what_it_adds(root):
    student, tests = (entries((root / name).read_text("utf-8")) for name in LOCKS)
    versions = {pin.name: str(pin.specifier) for pin, _ in student}
    for pin, _ in tests:
        assert versions.get(pin.name, str(pin.specifier)) == str(pin.specifier), pin
    assert not {str(pin) for pin, _ in student} & {str(pin) for pin, _ in tests}


def test_what_only_some_systems_need_is_pinned_for_them(root):
    """Made for one system alone, a lock would lack these."""
    text = (root / "requirements.lock").read_text(encoding="utf-8")
    only = {pin.name: str(pin.marker) for pin, _ in entries(text) if pin.marker}
    assert only["pywinpty"] == 'os_name == "nt"'
    assert only["colorama"] == 'sys_platform == "win32"'
    assert only["appnope"] == 'sys_platform == "darwin"'


def imported(folder):
    """The third-party modules that the code below `folder` imports."""
    found = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names) - {"simlib"}


def names(requirements):
    return {canonicalize_name(Requirement(text).name) for text in requirements}


def test_what_the_code_imports_is_asked_for_by_name(root):
    """What only comes along with something else may be gone with its next version."""
    described = project(root)
    asked = names(described["project"]["dependencies"])
    for extra in described["project"]["optional-dependencies"].values():
        asked |= names(extra)
    # `simlib build-notebooks` is for those who write units
    builds = names(described["dependency-groups"]["dev"])
    homes = packages_distributions()
    for module in imported(root / "simlib"):
        at_home = {canonicalize_name(name) for name in homes[module]}
        writers = {"jupytext", "nbclient", "nbformat"}
        assert at_home & asked or at_home & writers & builds, module
