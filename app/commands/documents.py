"""``import KIND FILE``: one file into the database; orders are checked and staged at once."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from app.capture.reading.problems import RowProblem
from app.capture.receipt import ReceiptReport, receive_orders
from app.capture.staging import StagingReport, stage_orders
from app.catalogue.importing import ImportReport
from app.catalogue.imports import ImportKind, import_file
from app.commands.opening import open_store
from app.commands.output import DONE, FAILED, facts_of, read_file, say
from app.settings import Settings
from app.station.sign_in import hash_pin
from app.store.unit_of_work import Store

ORDERS = "orders"
KINDS = (*(kind.value for kind in ImportKind), ORDERS)

_WHO = "command line"
_SHOWN = 20


def import_document(arguments: argparse.Namespace, settings: Settings) -> int:
    """Import ``arguments.file``; FAILED if some row of it stays out."""
    content = read_file(arguments.file)
    store = open_store(arguments, settings)
    try:
        if arguments.kind == ORDERS:
            return _orders(arguments, store, content)
        kind = ImportKind(arguments.kind)
        report = import_file(store, kind, arguments.file.name, content, _WHO, hash_pin)
    finally:
        store.close()
    say(arguments, facts_of(report), _rows_in_words(report))
    return FAILED if report.problems else DONE


def _orders(arguments: argparse.Namespace, store: Store, content: bytes) -> int:
    path: Path = arguments.file
    now = datetime.now(UTC)
    received = receive_orders(store, path.name, content, now)
    staging = stage_orders(store, now)
    facts = {**facts_of(received), "staging": facts_of(staging)}
    say(arguments, facts, _orders_in_words(received, staging))
    return FAILED if received.bad_rows else DONE


def _rows_in_words(report: ImportReport) -> str:
    counts = (
        f"{report.document}: {report.read} rows read: {report.new} new, {report.changed} changed, "
        f"{report.unchanged} as before, {report.bad_rows} left out."
    )
    return "\n".join([counts, *_left_out(report.problems), *_looked_at(report.remarks)])


def _orders_in_words(received: ReceiptReport, staging: StagingReport) -> str:
    counts = (
        f"{received.document}: {received.read} orders read: {received.new} new, "
        f"{received.revised} revised, {received.unchanged} as before, {received.waiting} being "
        f"picked, {received.shipped_elsewhere} shipped elsewhere, {received.bad_orders} left out."
    )
    held = "".join(f"\n  held: {count} x {reason.value}" for reason, count in staging.held.items())
    staged = f"{staging.staged} staged, {staging.held_orders} held in the exception queue.{held}"
    return "\n".join([counts, staged, *_left_out(received.bad_rows)])


def _left_out(problems: Sequence[RowProblem]) -> list[str]:
    if not problems:
        return []
    lines = ["Left out, each row a case of the exception queue, to be corrected there:"]
    more = len(problems) - _SHOWN
    return [*lines, *_each(problems), *([f"  and {more} more"] if more > 0 else [])]


def _looked_at(remarks: Sequence[RowProblem]) -> list[str]:
    return ["Went in, and should be looked at:", *_each(remarks)] if remarks else []


def _each(problems: Sequence[RowProblem]) -> list[str]:
    return [
        f"  row {one.row}, {one.column or 'whole row'}: {one.reason.value} {one.value!r}"
        for one in problems[:_SHOWN]
    ]
