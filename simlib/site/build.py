"""Building the site: JupyterLite around the pages, the runtime beside them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from html import escape
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

from simlib import pages
from simlib.site.pins import Pins, gather, read_pins
from simlib.site.wheels import NO_ARCHIVES, put_wheels
from simlib.text import BadInput, speaking, t

EXTENSION = Path(pages.__file__).with_name("labextensions") / "simlib-page"
RUNTIME = "static/pyodide"
ANSWERS_FOLDER = "answers"
ANSWERS = f"/drive/{ANSWERS_FOLDER}"
"""Where guesses and answers lie: under the drive, which is the browser's own store, not under memory."""
WORLDS = "/home/pyodide/worlds.sqlite"
"""Where simulated worlds are kept: in memory, for one visit; the drive writes a file anew, whole, at each change."""
START = "00_start.ipynb"
_KERNEL = "@jupyterlite/pyodide-kernel-extension"
_SETTINGS = {
    "@jupyter-widgets/jupyterlab-manager:plugin": {"saveState": False},
    "@jupyterlab/apputils-extension:notification": {"checkForUpdates": False, "fetchNews": "false"},
    "@jupyterlab/docmanager-extension:plugin": {"autosave": False},  # a saved copy would hide a new version
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none", "kernelShutdown": True},
}


def build(
    root: Path,
    out: Path,
    languages: Sequence[str],
    store: Path,
    source: Path | None,
    tick: Callable[[str], None],
) -> int:
    """Build the site of the workbook in `root` into the folder `out`; the bytes in it.

    `store` keeps what was fetched, for the next time; `source` is a folder that may hold it already. BadInput when
    a piece is missing or `out` holds something else.
    """
    if not find_spec("jupyterlite_core"):
        raise BadInput("site.error.extra")
    if out.exists() and any(out.iterdir()) and not (out / "jupyter-lite.json").exists():
        raise BadInput("site.error.folder", folder=out)
    pins = read_pins()
    gather(pins, store, source, tick)
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        site = work / "site"
        extensions = _extensions(pins, store, work)
        tick(t("site.step.pages"))
        _stage(root, languages, work / "lite")
        _jupyterlite(work, site, extensions)
        tick(t("site.step.runtime"))
        _runtime(root, pins, store, site)
        if "zh" in languages:
            _chinese(site)
        _start(site, languages)
        _offline(site)
        if out.exists():
            shutil.rmtree(out)
        shutil.move(site, out)
    return sum(path.stat().st_size for path in out.rglob("*") if path.is_file())


def _extensions(pins: Pins, store: Path, work: Path) -> list[Path]:
    """The folders of what JupyterLab loads: the kernel, widgets, the reader's page."""
    for name in pins.wheels:
        if name.startswith((*NO_ARCHIVES, "anywidget")):
            with ZipFile(store / name) as wheel:
                wheel.extractall(work / "wheels")
    found = work.glob("wheels/*.data/data/share/jupyter/labextensions/**/package.json")
    return [*sorted(file.parent for file in found), EXTENSION]


def _stage(root: Path, languages: Sequence[str], lite: Path) -> None:
    """What JupyterLite builds from: the pages and the settings."""
    for lang in languages:
        shutil.copytree(
            root / "notebooks" / lang,
            lite / "files" / lang,
            ignore=lambda _, names: [n for n in names if not n.endswith(".ipynb")],
        )
    # The folder of answers is there from the start, with the sentence that says what it is.
    (lite / "files" / ANSWERS_FOLDER).mkdir()
    words = [_in(lang, "site.answers") for lang in languages]
    (lite / "files" / ANSWERS_FOLDER / "README.txt").write_text("\n".join([*words, ""]), encoding="utf-8")
    locale = "zh_CN" if languages[0] == "zh" else "en"
    settings = _SETTINGS | {"@jupyterlab/translation-extension:plugin": {"locale": locale}}
    _write_json(lite / "overrides.json", settings)
    _write_json(lite / "jupyter-lite.json", {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {
            "appName": "simlib", "exposeAppInBrowser": True, "enableServiceWorkerCache": "true",
        },
    })  # fmt: skip


def _jupyterlite(work: Path, site: Path, extensions: Sequence[Path]) -> None:
    """Let JupyterLite build, apart from all that this environment has installed."""
    command = [
        sys.executable, "-m", "jupyterlite_core", "build", "--lite-dir", str(work / "lite"), "--output-dir", str(site),
        "--apps", "lab", "--no-sourcemaps", "--no-unused-shared-packages",
        "--LiteBuildConfig.ignore_sys_prefix=True", "--debug",
        *(f"--LiteBuildConfig.federated_extensions={folder}" for folder in extensions),
    ]  # fmt: skip
    env = os.environ | {"JUPYTER_CONFIG_DIR": str(work), "JUPYTER_NO_CONFIG": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(
        command, cwd=work, env=env, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode or not (site / "jupyter-lite.json").exists():
        raise BadInput("site.error.build", why=(done.stderr or done.stdout).strip().splitlines()[-1])


def _runtime(root: Path, pins: Pins, store: Path, site: Path) -> None:
    """Python for the browser with every package, and the kernel told of it."""
    target = site / RUNTIME
    kernel = site / "extensions" / _KERNEL / "static" / "pypi"
    names = put_wheels(pins, store, kernel, target, root / "exercises")
    for name in pins.files:
        if not name.endswith(".whl"):
            shutil.copyfile(store / name, target / name)
    config = json.loads((site / "jupyter-lite.json").read_text(encoding="utf-8"))
    config["jupyter-config-data"].setdefault("litePluginSettings", {})[f"{_KERNEL}:kernel"] = {
        "pyodideUrl": f"./{RUNTIME}/pyodide.mjs", "disablePyPIFallback": True,
        "loadPyodideOptions": {
            "packages": names,
            "env": {"SIMLIB_HOME": ANSWERS, "SIMLIB_WORLDS": WORLDS, "HOME": "/home/pyodide"},
        },
    }  # fmt: skip
    _write_json(site / "jupyter-lite.json", config)


def _chinese(site: Path) -> None:
    """JupyterLab's own words in Chinese."""
    from jupyterlab_server.translation_utils import get_language_pack, get_language_packs

    folder = site / "api" / "translations"
    _write_json(folder / "all.json", {"data": get_language_packs()[0], "message": ""})
    _write_json(folder / "zh_CN.json", {"data": get_language_pack("zh_CN")[0], "message": ""})


def _start(site: Path, languages: Sequence[str]) -> None:
    """The address of the folder leads to the start page, in the browser's language."""
    links = [
        f'<a lang="{lang}" href="{_page(lang)}">{escape(_in(lang, "site.start"))}</a>' for lang in languages
    ]
    shutil.copyfile(site / "lab" / "favicon.ico", site / "favicon.ico")  # browsers ask for it here
    other = languages[-1]
    choice = f'navigator.language.startsWith("zh") ? "{languages[0]}" : "{other}"'
    (site / "index.html").write_text(
        '<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>simlib</title><p>{' · '.join(links)}</p>"
        # JupyterLite finds the root of the site by this
        '<script id="jupyter-config-data" type="application/json" data-jupyter-lite-root=".">{}</script>'
        f'<script>location.replace("{_page("LANG")}".replace("LANG", {choice}))</script>\n',
        encoding="utf-8", newline="\n",
    )  # fmt: skip


def _in(lang: str, key: str) -> str:
    with speaking(lang):
        return t(key)


def _page(lang: str) -> str:
    return f"lab/index.html?path={lang}/{START}"


def _offline(site: Path) -> None:
    """The list of the pages is kept for times without a network, as all else is, and the worker keeps to that when
    the browser was closed: it is told only once, when it is installed."""
    file = site / "service-worker.js"
    told = '"true"===new URL(location.href).searchParams.get("enableCache")'
    changes = {
        't.pathname.includes("/api/")': 't.pathname.includes("/api/")&&!t.pathname.endsWith(".json")',
        "enableCache=!1": f"enableCache={told}",
    }
    script = file.read_text(encoding="utf-8")
    for old, new in changes.items():
        if script.count(old) != 1:
            raise BadInput("site.error.build", why=file.name)
        script = script.replace(old, new)
    file.write_text(script, encoding="utf-8", newline="\n")


def _write_json(path: Path, document: object) -> None:
    path.write_text(json.dumps(document, indent=1, ensure_ascii=False), encoding="utf-8", newline="\n")
