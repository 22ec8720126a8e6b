"""environment.yml (conda, Binder) asks for what pyproject.toml asks for, and admits what is locked."""

import re
import tomllib

import pytest
import rattler
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CONDA_NAMES = {"matplotlib": "matplotlib-base"}  # without it conda brings a Qt that nobody here looks at
BESIDE = {"python", "pip", "setuptools"}  # what conda needs to install simlib itself


def normal(specifier):
    return sorted(part.strip() for part in str(specifier).split(",") if part.strip())


@pytest.fixture
def specs(root):
    """{conda name: spec} from environment.yml."""
    text = (root / "environment.yml").read_text(encoding="utf-8")
    listed = [entry for entry in yaml.safe_load(text)["dependencies"] if isinstance(entry, str)]
    parsed = [rattler.MatchSpec(entry, strict=True) for entry in listed]
    return {spec.name.normalized: (spec, entry) for spec, entry in zip(parsed, listed, strict=True)}


@pytest.fixture
def described(root):
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def conda_name(requirement):
    name = canonicalize_name(requirement.name)
    return CONDA_NAMES.get(name, name)


def test_it_lists_the_dependencies_and_nothing_else(specs, described):
    asked = {conda_name(Requirement(text)) for text in described["project"]["dependencies"]}
    assert set(specs) == asked | BESIDE


def test_its_bounds_are_those_of_pyproject(specs, described):
    for text in [*described["project"]["dependencies"], *described["build-system"]["requires"]]:
        requirement = Requirement(text)
        bounds = specs[conda_name(requirement)][1].removeprefix(conda_name(requirement))
        assert normal(bounds) == normal(requirement.specifier), text
    assert normal(specs["python"][1].removeprefix("python")) == normal(
        described["project"]["requires-python"]
    )


def test_its_bounds_admit_what_is_locked(specs, root):
    locked = dict(
        re.findall(r"^([a-z0-9.-]+)==(\S+)", (root / "requirements.lock").read_text(encoding="utf-8"), re.M)
    )
    for name, (spec, entry) in specs.items():
        pinned = {v: k for k, v in CONDA_NAMES.items()}.get(name, name)
        if name in BESIDE - {"setuptools"}:
            continue
        assert rattler.VersionSpec(str(spec.version)).matches(rattler.Version(locked[pinned])), entry


def test_simlib_itself_comes_from_this_folder(root):
    text = (root / "environment.yml").read_text(encoding="utf-8")
    assert [entry for entry in yaml.safe_load(text)["dependencies"] if isinstance(entry, dict)] == [
        {"pip": ["-e ."]}
    ]
