"""``main.py rehearse`` as a process: the whole SOP from files to vans, on both engines."""

from __future__ import annotations

import csv
import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.support.barcode_reader import codes_on, read_pdf
from tests.support.command_line import DEMO, ROOT, Done, Machine
from tests.support.zpl_raster import print_zpl

RETAIL = Path(os.environ.get("PACKBENCH_DATA", ROOT.parent / "shared" / "data")) / "retail"
_KEYS = {"orders", "scans", "documents", "ledger_agrees", "seconds"}
_ORDER_KEYS = {
    *("read", "held", "staged", "allocated", "backordered", "picked", "packed", "shipped"),
}
_NO_REASON = {"no customer number in the original"}
_UNKNOWN_SKUS = "SKU unknown"


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A fresh machine."""
    return Machine(tmp_path / "home")


def rehearse(
    machine: Machine, data: Path, database: str, *more: object, anew: bool = False
) -> tuple[Done, dict[str, Any]]:
    """One rehearsal on the files of ``data``; how it ended, and its report."""
    report = machine.home / "report.json"
    files = [
        word
        for kind, name in (
            ("products", "products"),
            ("bins", "bins"),
            ("stock", "stock"),
            ("orders", "orders_shopify"),
        )
        for word in (f"--{kind}", data / f"{name}.csv")
    ]
    place = ("--out", machine.home / "out", "--database", database, "--report", report)
    run = machine.run_anew if anew else machine.run
    done = run("rehearse", *files, *place, *more)
    return done, json.loads(report.read_text()) if report.exists() else {}


def test_orders_go_from_the_file_to_shipped_and_a_second_run_changes_nothing(
    machine: Machine, database_url: str
) -> None:
    done, report = rehearse(machine, DEMO, database_url)
    again, second = rehearse(machine, DEMO, database_url)

    assert (done.code, again.code) == (0, 0), done.err + again.err
    assert set(report) == _KEYS
    assert set(report["orders"]) == _ORDER_KEYS
    assert report["orders"]["shipped"] == report["orders"]["allocated"] == 13
    assert (report["orders"]["read"], report["orders"]["backordered"]) == (18, 1)
    assert report["scans"]["accepted"] > 200
    assert sum(report["scans"]["refused"].values()) > 10
    assert report["ledger_agrees"] is True
    assert second["orders"] == report["orders"]
    assert second["documents"] == report["documents"]
    assert second["scans"]["refused"] == {}


def test_a_limit_holds_and_every_document_is_decoded(machine: Machine, tmp_path: Path) -> None:
    wanted = ("--limit", 2, "--json")
    done, report = rehearse(machine, DEMO, f"sqlite:///{tmp_path}/shop.db", *wanted, anew=True)

    documents = sorted((machine.home / "out" / "documents").iterdir())
    assert done.code == 0, done.err
    assert done.facts == report
    assert report["orders"]["shipped"] == 2
    assert len(documents) == report["documents"] == 6
    for path in documents:
        sscc = path.name.partition("-")[0]
        if "-label-" in path.name:
            assert f"]C100{sscc}" in _codes_of(path), path.name
        else:
            assert _codes_of(path), path.name


def _codes_of(path: Path) -> list[str]:
    data = path.read_bytes()
    if path.suffix == ".zpl":
        return [code for label in print_zpl(data) for code in codes_on(label.image)]
    return [code for page in read_pdf(data) for code in page.codes]


def test_a_file_that_is_not_there_is_named_before_anything_is_played(
    machine: Machine, tmp_path: Path
) -> None:
    done, report = rehearse(machine, tmp_path, f"sqlite:///{tmp_path}/shop.db")

    assert done.code == 2
    assert f"{tmp_path}/products.csv: cannot be opened" in done.err
    assert not done.has_traceback
    assert report == {}


def test_a_folder_that_cannot_be_made_is_named(machine: Machine, tmp_path: Path) -> None:
    (machine.home / "out").write_text("a file, not a folder")

    done, _report = rehearse(machine, DEMO, f"sqlite:///{tmp_path}/shop.db")

    assert done.code == 2
    assert "home/out" in done.err
    assert not done.has_traceback


@pytest.mark.skipif(not RETAIL.exists(), reason="no data/retail: PACKBENCH_DATA names its folder")
def test_the_retail_orders_that_can_be_shipped_are_shipped_and_the_faulty_ones_held(
    machine: Machine, database_url: str
) -> None:
    done, report = rehearse(machine, RETAIL, database_url)
    again, second = rehearse(machine, RETAIL, database_url)

    orders = report["orders"]
    assert (done.code, again.code) == (0, 0), done.err + again.err
    assert orders["read"] == 138
    assert orders["held"] == dict(_reasons_of_faults())
    assert orders["shipped"] == orders["allocated"] == 18
    assert orders["staged"] == orders["shipped"] + orders["backordered"]
    assert report["ledger_agrees"] is True
    assert second["orders"] == orders


def _reasons_of_faults() -> Counter[str]:
    """How many orders ``faults.csv`` says are to be held for each reason."""
    with (RETAIL / "faults.csv").open(encoding="utf-8") as file:
        faults = {(row["order"], _reason_of(row["fault"])) for row in csv.DictReader(file)}
    return Counter(reason for _order, reason in faults if reason not in _NO_REASON)


def _reason_of(fault: str) -> str:
    """Digits make a product's number; letters alone stand for postage and the like."""
    if not fault.startswith("pseudo SKU "):
        return fault
    return _UNKNOWN_SKUS if fault.rsplit(maxsplit=1)[-1][:4].isdigit() else "pseudo SKU"
