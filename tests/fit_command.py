"""`simlib fit` as the tests of every kind of list call it."""

import json

from simlib.cli import main
from simlib.text import speaking


def fit(kind, *arguments):
    """The command's code."""
    return main(["fit", kind, *map(str, arguments)])


def as_json(capsys, kind, file, *options):
    """What the command says with --json: one document, the same in every language, that names no folder."""
    texts = set()
    for language in ("zh", "en"):
        with speaking(language):
            assert fit(kind, file, "--json", *options) == 0
        found = json.loads(capsys.readouterr().out)
        assert all(note.pop("text") for note in found["notes"])  # the only words of the reader's language
        texts.add(json.dumps(found, ensure_ascii=False))
    assert len(texts) == 1 and str(file.parent) not in texts.pop()
    return found


def refused(capsys, kind, calls, folder):
    """Each of `calls` ends with 2 and one sentence in either language, and no file in the folder has changed."""
    scenario = folder / "mine.toml"
    scenario.write_text("precious", encoding="utf-8")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    for language in ("zh", "en"):
        for name, arguments in calls.items():
            with speaking(language):
                assert fit(kind, *arguments, "-o", scenario) == 2, name
            out, err = capsys.readouterr()
            assert out == "" and err.count("\n") == 1 and "Traceback" not in err
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
