"""A copy met with the shipped page of today: what the reader wrote is kept, shipped cells are the shipped."""

from copy import deepcopy

from simlib.pages.own_copy import marked, renewed


def cell(name, source, kind="code", shown=(), **metadata):
    made = {"id": name, "cell_type": kind, "source": source, "metadata": metadata}
    return made | ({"outputs": list(shown), "execution_count": None} if kind == "code" else {})


def page(*cells):
    return {"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


SHIPPED = page(cell("a", "# Title", "markdown"), cell("b", "Panel()"), cell("c", "reps = 7", tag="open"))


def named(notebook):
    return [(each["id"], each["source"]) for each in notebook["cells"]]


def own(change=lambda cells: None):
    """A copy as it was handed out, then changed by the reader."""
    copied = marked(SHIPPED)
    change(copied["cells"])
    return copied


def test_a_page_nobody_changed_is_the_shipped_one():
    before = deepcopy(SHIPPED)
    assert renewed(SHIPPED, own()) == marked(SHIPPED) and before == SHIPPED


def test_what_cells_showed_is_shown_again_where_the_code_is_the_same():
    copied = own(lambda cells: cells[1].update(outputs=["picture"], execution_count=2))
    assert renewed(SHIPPED, copied)["cells"][1]["outputs"] == ["picture"]
    newer = page(SHIPPED["cells"][0], cell("b", "Panel(2)"), SHIPPED["cells"][2])
    assert renewed(newer, copied)["cells"][1]["outputs"] == []


def test_a_cell_of_the_readers_stays_where_it_stood():
    copied = own(lambda cells: cells.insert(2, cell("mine", "my note", "markdown")))
    newer = page(cell("0", "New", "markdown"), *SHIPPED["cells"])
    assert [name for name, _ in named(renewed(newer, copied))] == ["0", "a", "b", "mine", "c"]


def test_what_the_reader_wrote_into_a_shipped_cell_stays_with_the_cells_own_locks():
    def write(cells):
        cells[2].update(source="reps = 9", metadata={"editable": True})

    found = renewed(SHIPPED, own(write))["cells"][2]
    assert found["source"] == "reps = 9" and found["metadata"] == {"tag": "open"}


def test_a_cell_that_both_changed_is_there_twice_and_the_readers_has_a_name_of_its_own():
    copied = own(lambda cells: cells[2].update(source="reps = 9"))
    newer = page(*SHIPPED["cells"][:2], cell("c", "reps = 8"))
    assert named(renewed(newer, copied))[2:] == [("own-c", "reps = 9"), ("c", "reps = 8")]


def test_cells_that_the_reader_lost_are_back_and_those_no_longer_shipped_are_gone():
    copied = own(lambda cells: cells.clear())
    assert renewed(SHIPPED, copied) == marked(SHIPPED)
    newer = page(*SHIPPED["cells"][1:])
    assert [name for name, _ in named(renewed(newer, own()))] == ["b", "c"]


def test_a_copy_without_a_record_counts_as_made_from_the_page_of_today():
    copied = own(lambda cells: cells[2].update(source="reps = 9"))
    del copied["metadata"]["simlib"]
    assert named(renewed(SHIPPED, copied)) == named(copied)


def test_renewing_twice_changes_nothing_more():
    copied = own(lambda cells: cells.insert(1, cell("mine", "1 + 1")))
    once = renewed(SHIPPED, copied)
    assert renewed(SHIPPED, once) == once
