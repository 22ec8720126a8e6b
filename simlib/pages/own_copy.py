"""A reader's copy of a page: the shipped page, what the reader wrote into it, and what its cells showed last."""

from __future__ import annotations

from copy import deepcopy
from hashlib import sha256

_RECORD = "simlib"  # in a notebook's metadata: the shipped cells that the copy was made from


def marked(shipped: dict) -> dict:
    """A shipped page as it is handed to a reader: with a record of its cells, {id: digest of the source}."""
    page = deepcopy(shipped)
    page["metadata"][_RECORD] = {cell["id"]: _digest(cell) for cell in shipped["cells"]}
    return page


def renewed(shipped: dict, own: dict) -> dict:
    """The shipped page of today with a reader's copy, whatever version that was made from.

    Cells are the shipped ones in their order, with the outputs of the copy where the code is the same. What
    the reader wrote, as a cell of its own or into a shipped cell, stands where it stood. Cells that the reader
    lost are back.
    """
    page = marked(shipped)
    now = page["metadata"][_RECORD]
    record = own["metadata"].get(_RECORD, now)
    cells = page["cells"]
    after = 0  # where what the reader wrote next belongs
    for mine in own["cells"]:
        name = mine.get("id", "")
        if not _is_readers(mine, record):
            after = _at(cells, name, after)
            if now.get(name) == _digest(mine):
                _show_again(cells[after - 1], mine)
        elif name in now and now[name] == record.get(name):
            after = _at(cells, name, after)
            cells[after - 1] = {**mine, "metadata": cells[after - 1]["metadata"]}
        else:
            cells.insert(after, {**mine, "id": f"own-{name}"[:64]} if name in now else mine)
            after += 1
    return page


def _is_readers(cell: dict, record: dict) -> bool:
    return record.get(cell.get("id", "")) != _digest(cell)


def _at(cells: list[dict], name: str, otherwise: int) -> int:
    """The place after the cell of that name; `otherwise` when there is none any more."""
    return next((n + 1 for n, cell in enumerate(cells) if cell.get("id") == name), otherwise)


def _show_again(cell: dict, mine: dict) -> None:
    if cell["cell_type"] == "code":
        cell["outputs"], cell["execution_count"] = mine["outputs"], mine["execution_count"]


def _digest(cell: dict) -> str:
    return sha256("".join(cell["source"]).encode()).hexdigest()[:16]
