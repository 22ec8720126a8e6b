"""Spoilt answer files: no traceback, nothing read outside the folder, each marked or told why not.

Ten thousand of them: `python -m benchmarks.mutated_hand_ins`.
"""

from benchmarks.mutated_hand_ins import run


def test_every_spoilt_file_is_marked_or_told_and_nothing_outside_is_opened(tmp_path):
    found = run(120, tmp_path)
    assert found["marked"] > 30 and found["refused: classroom.error.class.link"] == 1
    assert (
        found["refused: classroom.error.file.json"] > 5 and found["refused: classroom.error.file.shape"] > 3
    )
