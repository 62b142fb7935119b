"""The list as a file that spreadsheets read and do not run."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from tests.support.stock_states import SHELVES
from ui.stock.desk.stock_export import stock_csv


def test_every_shelf_is_a_row_with_its_units() -> None:
    rows = list(csv.DictReader(io.StringIO(stock_csv(SHELVES).decode("utf-8-sig"))))

    assert len(rows) == len(SHELVES)
    assert (rows[3]["bin"], rows[3]["quarantined"], rows[3]["free"]) == ("A-14-02", "12", "44")


def test_a_name_is_no_formula() -> None:
    odd = replace(SHELVES[0], name="=cmd()")

    assert b",'=cmd()," in stock_csv([odd])
