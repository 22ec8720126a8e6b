#!/usr/bin/env python3
"""A wheel of simlib with the company's modules compiled, for this Python and this system.

    pip install "simlib[fast]"
    python .ci/fast.py FOLDER               # the wheel
    python .ci/fast.py FOLDER clock pools   # in place of it a copy of simlib, these modules compiled in it

The text is the same; `simlib/world/typed` says beside it what is a plain number, and has the clock's heap in C. Needs a
C compiler, which nobody else does.
"""

import os
import re
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
DIRECTIVES = {"language_level": 3, "annotation_typing": False, "binding": False}
# no fused multiply-add, or the last bits of a figure depend on the machine
FLAGS = ["/fp:precise"] if os.name == "nt" else ["-g0", "-w", "-ffp-contract=off"]
os.environ.setdefault("CFLAGS", "-O2")


def lay(folder: Path) -> Path:
    """Lay a copy of the package into a folder; its room of the world."""
    left_out = shutil.ignore_patterns("__pycache__", "typed", "*.so", "*.pyd")
    shutil.copytree(ROOT / "simlib", folder / "simlib", ignore=left_out, dirs_exist_ok=True)
    return folder / "simlib" / "world"


def extensions(world: Path, modules: list[str]) -> list:
    """The modules in C. Their classes are C structs, which need no slots made of annotations."""
    from Cython.Build import cythonize
    from setuptools import Extension

    for types in (ROOT / "simlib" / "world" / "typed").iterdir():
        shutil.copy(types, world)
        text = world / f"{types.stem}.py"
        text.write_text(re.sub(r"(?m)^@dataclass\(slots=True.*\n", "", text.read_text("utf-8")), "utf-8")
    sources = [next(world / f"{name}{kind}" for kind in (".pyx", ".py") if (world / f"{name}{kind}").exists())
               for name in modules]  # fmt: skip
    made = cythonize(
        [
            Extension(f"simlib.world.{source.stem}", [str(source.relative_to(Path.cwd()))], extra_compile_args=FLAGS)
            for source in sources
        ],
        build_dir="in_c", compiler_directives=DIRECTIVES, quiet=True,
    )  # fmt: skip
    for types in (*world.glob("*.pxd"), *world.glob("*.pyx")):
        types.unlink()
    return made


def build(folder: Path, modules: list[str]) -> None:
    """Compile in a folder of its own, and leave there what was asked for."""
    from setuptools import setup

    typed = sorted(path.stem for path in (ROOT / "simlib" / "world" / "typed").glob("*.pxd"))
    with TemporaryDirectory() as own:
        work = folder if modules else Path(own)
        world = lay(work)
        for name in ("pyproject.toml", "README.md", "LICENSE"):
            shutil.copy(ROOT / name, work)
        os.chdir(work)
        made = extensions(world, modules or typed)
        lay(work)  # the text as it is, which the wheel holds too
        wanted = ["build_ext", "--inplace"] if modules else ["bdist_wheel", "--dist-dir", str(folder)]
        setup(ext_modules=made, script_args=["--quiet", *wanted])
        os.chdir(ROOT)


if __name__ == "__main__":
    where = Path(sys.argv[1]).resolve()
    where.mkdir(parents=True, exist_ok=True)
    build(where, sys.argv[2:])
