"""The table of 100,000 orders opens and scrolls without a gap over 100 ms: issue 2, "Speed"."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QApplication

from tests.benchmarks.rows import Row, at_most
from tests.support.desk_kit import NOW
from tests.support.order_data import order_row
from ui.capture.orders_content import columns, row_of
from ui.capture.paged_table import PAGE, PagedTable
from ui.theme.theme import Theme

_ORDERS, _STEP, _GOAL_MS = 100_000, 2500, 100


def measure() -> list[Row]:
    """Open the list, then drag it from its first order to its last."""
    application = QApplication(["packbench"])
    theme = Theme()
    theme.dress(application)
    table = PagedTable(theme, columns())
    table.resize(900, 720)
    table.show()
    table.page_wanted.connect(lambda page: _answer(table, page))
    opened_ms = _ms_of(lambda: table.show_total(_ORDERS))
    bar = table.table.verticalScrollBar()
    gaps_ms = [_ms_of(partial(bar.setValue, at)) for at in range(0, _ORDERS, _STEP)]
    return [
        at_most("orders table: opened", opened_ms, "ms", _GOAL_MS),
        at_most("orders table: longest gap of a scroll", max(gaps_ms), "ms", _GOAL_MS),
    ]


def _answer(table: PagedTable, page: int) -> None:
    places = range(page * PAGE, (page + 1) * PAGE)
    table.show_page(page, [row_of(order_row(place), NOW) for place in places])


def _ms_of(job: Callable[[], object]) -> float:
    began_s = time.perf_counter()
    job()
    QApplication.processEvents()
    return (time.perf_counter() - began_s) * 1000
