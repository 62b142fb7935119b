"""``import KIND FILE``: one file into the database; orders are checked and staged at once."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from app.capture.receipt import receive_orders
from app.capture.staging import stage_orders
from app.catalogue.imports import ImportKind, import_file
from app.commands.opening import open_store
from app.commands.output import DONE, FAILED, as_lines, facts_of, read_file, say
from app.settings import Settings
from app.station.sign_in import hash_pin
from app.store.unit_of_work import Store

ORDERS = "orders"
KINDS = (*(kind.value for kind in ImportKind), ORDERS)

_WHO = "command line"


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
    say(arguments, facts_of(report), as_lines(facts_of(report)))
    return FAILED if report.problems else DONE


def _orders(arguments: argparse.Namespace, store: Store, content: bytes) -> int:
    path: Path = arguments.file
    now = datetime.now(UTC)
    received = receive_orders(store, path.name, content, now)
    facts = {**facts_of(received), "staging": facts_of(stage_orders(store, now))}
    say(arguments, facts, as_lines(facts))
    return FAILED if received.bad_rows else DONE
