"""Double entry: every movement takes units from one account and gives them to another (R3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy.orm import Session

from app.store.books.capture.upserting import table_of
from app.store.schema.stock import LedgerEntry, Movement, Place
from app.store.statements.many_rows import RowsIn

COLUMNS = (
    "movement_id",
    "movement",
    "product_id",
    "place_kind",
    "place",
    "lot",
    "units",
    "reference",
    "badge",
    "station",
    "at",
)
"""What each side of a posting says."""

_ENTRIES = RowsIn(table_of(LedgerEntry), COLUMNS)


@dataclass(frozen=True, slots=True)
class Account:
    """A place of the ledger: ``code`` is a bin, tote or carton, "" where there is only one."""

    kind: Place
    code: str = ""


@dataclass(frozen=True, slots=True)
class Posting:
    """So many units of a product (and lot) from ``source`` to ``target``.  Units are 1 or more."""

    movement: Movement
    product_id: int
    units: int
    source: Account
    target: Account
    lot: str = ""
    reference: str = ""
    badge: str = ""
    station: str = ""


SUPPLIER = Account(Place.SUPPLIER)
CUSTOMER = Account(Place.CUSTOMER)
DIFFERENCE = Account(Place.DIFFERENCE)


def free_in(bin_code: str) -> Account:
    """What lies in a bin and may be promised."""
    return Account(Place.FREE, bin_code)


def held_in(bin_code: str) -> Account:
    """What lies in a bin and is promised to an order."""
    return Account(Place.HELD, bin_code)


def suspect_in(bin_code: str) -> Account:
    """What should lie in a bin but was not found there by a picker."""
    return Account(Place.SUSPECT, bin_code)


def tote_of(tote_code: str) -> Account:
    """What lies in a tote."""
    return Account(Place.TOTE, tote_code)


def carton_of(order_no: str, number: int) -> Account:
    """What lies in a carton, named by its order and its number within it."""
    return Account(Place.CARTON, f"{order_no}/{number}")


def post(session: Session, postings: Iterable[Posting], at: datetime) -> None:
    """Write both sides of each posting.

    Raises:
        ValueError: a posting of zero or negative units; nothing was written.
    """
    entries = [entry for posting in postings for entry in sides_of(posting, at)]
    _ENTRIES.run(session, entries)


def sides_of(posting: Posting, at: datetime) -> list[dict[str, Any]]:
    """What the ledger says of a posting: what its source gives, then what its target takes.

    Raises:
        ValueError: it is of zero or negative units.
    """
    if posting.units < 1:
        raise ValueError(f"a posting of {posting.units} units")
    both = {
        "movement_id": uuid4(),
        "movement": posting.movement.value,
        "product_id": posting.product_id,
        "lot": posting.lot,
        "reference": posting.reference,
        "badge": posting.badge,
        "station": posting.station,
        "at": at,
    }
    return [
        both | {"place_kind": side.kind.value, "place": side.code, "units": units}
        for side, units in ((posting.source, -posting.units), (posting.target, posting.units))
    ]
