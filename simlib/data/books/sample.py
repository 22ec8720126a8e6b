"""A simulated company's customers as the list a sales office would export: to practise on."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from simlib.course.portfolio import Book
from simlib.text import t
from simlib.text.files import write_whole


def write_book(book: Book, path: Path) -> int:
    """Write a book as CSV with headers in the reader's language, whole units of money; the number of rows.

    >>> from tempfile import TemporaryDirectory
    >>> import numpy as np
    >>> from simlib.data.books.read import read_book
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "book.csv")
    ...     _ = write_book(Book(("x", "y"), np.array([5.0, 3.0]), np.array([9.0, np.nan])), path)
    ...     read_book(path).book.potential.tolist()
    [9.0, nan]
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([t(f"data.role.{role}") for role in ("customer", "sales", "potential")])
    for name, sales, potential in zip(book.names, book.sales, book.potential, strict=True):
        writer.writerow([name, round(sales), "" if potential != potential else round(potential)])
    write_whole(path, text.getvalue())
    return len(book)
