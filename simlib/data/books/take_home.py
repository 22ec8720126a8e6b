"""What one takes home from a book of customers: who brings the sales, our share of their wallet, the rows left out."""

from __future__ import annotations

import numpy as np

from simlib.data.books.read import CustomerBook
from simlib.data.export import Sheet, heads, left_out_sheet
from simlib.text import t


def sheets(found: CustomerBook) -> list[Sheet]:
    """All tables of a book, the largest customer first; shares from 0 to 1."""
    book = found.book
    order = np.argsort(-book.sales, kind="stable")
    share = book.sales / found.total
    table = zip(np.array(book.names, dtype=object)[order], book.sales[order], share[order], np.cumsum(share[order]),
                book.potential[order], book.wallet[order], strict=True)  # fmt: skip
    names = ("customer", "sales", "share", "together", "potential", "wallet")
    head = heads("books", "data.book.head", names)
    return [Sheet(t("data.book.sheet"), head, list(table)), left_out_sheet(found.left_out, found.notes)]
