"""``import KIND FILE``, with its words for people."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from app.catalogue.demo import FOLDER
from app.commands.documents import KINDS, import_document
from app.commands.output import DONE, FAILED
from app.settings import Settings


def run(database: str, kind: str, file: Path) -> int:
    return import_document(
        Namespace(database=database, json=False, kind=kind, file=file), Settings()
    )


@pytest.mark.parametrize("kind", ["products", "customers", "people", "cartons", "totes"])
def test_the_files_of_the_demo_warehouse_go_in(
    database_url: str, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(database_url, kind, FOLDER / f"{kind}.csv") == DONE
    assert f"{kind}.csv: " in capsys.readouterr().out


def test_the_command_line_knows_every_kind() -> None:
    assert set(KINDS) == {
        *("products", "bins", "layout", "customers", "stock", "people", "cartons", "totes"),
        *("purchase-orders", "orders"),
    }


def test_a_long_list_of_bad_rows_is_cut_and_counted(
    sqlite_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "".join(f"S-{number},Thing,,free,EUR\n" for number in range(50))
    path = tmp_path / "bad.csv"
    path.write_text(f"sku,name,barcode,price,currency\n{rows}")

    assert run(sqlite_url, "products", path) == FAILED
    said = capsys.readouterr().out.splitlines()
    assert said[0].endswith("50 left out.")
    assert said[-1] == "  and 30 more"
    assert len(said) == 23


def test_held_orders_are_said_with_their_reasons(
    sqlite_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(sqlite_url, "products", FOLDER / "products.csv")
    assert run(sqlite_url, "orders", FOLDER / "orders_shopify.csv") == DONE

    said = capsys.readouterr().out
    assert "14 staged, 4 held in the exception queue." in said
    assert "held: 1 x postcode malformed" in said
