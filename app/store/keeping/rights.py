"""Who may do what to which table, beyond reading it (sync.md, "Who may what, in the database too").

A station's work moves what is listed here and nothing else: no table is made or dropped, no role
deletes a row, and what happened is only ever added.  What is not so any more is retired where it
stands: the lines of a revised order, the place of an order in a draft, a word, a code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.store.guards import APPEND_ONLY


class Group(StrEnum):
    """The group roles; a station's login is a member of those whose work it does."""

    PICK = "pick"
    PACK = "pack"
    SHIP = "ship"
    SUPERVISE = "supervise"
    WORKER = "worker"

    @property
    def role(self) -> str:
        """Its name in the database."""
        return f"packbench_{self.value}"

    @property
    def of_the_floor(self) -> bool:
        """True for the groups that must not see payments and letters."""
        return self in {Group.PICK, Group.PACK, Group.SHIP}


@dataclass(frozen=True, slots=True)
class Rights:
    """What may be done to a table: rows added, these columns changed."""

    insert: bool = False
    update: tuple[str, ...] = ()


_ADD = Rights(insert=True)
_COUNTS = ("units_picked", "units_packed", "units_shipped", "units_allocated", "units_backordered")

_SOLVED = Rights(
    insert=True,
    update=("facts", "state", "resolution", "solved_by", "solved_at", "owner", "owned_until"),
)
"""Cases that end by themselves where the work is done that they wait for."""

_OF_THE_DOCK = "manifests"
"""What happened that only who ships may add."""

_EVERY_STATION: Mapping[str, Rights] = {
    **dict.fromkeys((table for table in APPEND_ONLY if table != _OF_THE_DOCK), _ADD),
    "stations": Rights(insert=True, update=("epoch", "last_seq", "last_seen", "unsent", "health")),
    "number_series": Rights(insert=True, update=("next_value",)),
    "cases": Rights(insert=True, update=("facts",)),
    "outbox": _ADD,
    "count_tasks": _ADD,
    "look_alikes": Rights(insert=True, update=("times",)),  # pairs that were really confused
    "orders": Rights(update=("state", "staged_at", "shipped_at", "delivery")),
    "order_lines": Rights(update=_COUNTS),
    "totes": Rights(update=("order_id", "work_id", "slot")),
    "waves": Rights(update=("state",)),
    "works": Rights(
        insert=True,
        update=(
            "state", "holder", "holder_badge", "fence", "lease_until", "order_version", "package",
            "done_at", "other_badge_required", "taken_from", "taken_at", "suspect",
        ),
    ),
}  # fmt: skip

_BY_GROUP: Mapping[Group, Mapping[str, Rights]] = {  # who picks also counts and puts away
    Group.PICK: {
        "waves": Rights(insert=True, update=("state",)),  # where waves go when a picker asks
        "pick_lines": Rights(
            insert=True,
            update=(
                "hold_id", "tote_id", "units_needed", "units_picked", "units_short", "picked_by",
                "order_version", "suspect",
            ),
        ),
        "holds": Rights(insert=True, update=("units", "picked", "released", "held_at")),
        "stock": Rights(insert=True, update=("on_hand", "held", "suspect", "quarantined")),
        "serials": Rights(
            insert=True, update=("lot", "place", "bin_id", "order_line_id", "carton_id")
        ),
        "lots": Rights(insert=True, update=("expires_on", "quarantined")),
        "count_tasks": Rights(insert=True, update=("state", "counted_by", "done_at")),
        "count_results": _ADD,
        "carton_contents": Rights(update=("units",)),
        "cases": _SOLVED,
        "purchase_orders": Rights(update=("state",)),
        "purchase_lines": Rights(insert=True, update=("units_received",)),
    },
    Group.PACK: {
        "cartons": Rights(
            insert=True,
            update=("carton_type", "state", "sscc", "weight_grams", "closed_at", "packed_by"),
        ),
        "carton_contents": Rights(insert=True, update=("units",)),
        "serials": Rights(update=("place", "bin_id", "order_line_id", "carton_id")),
        "stock": Rights(update=("on_hand", "held", "suspect")),
        "holds": Rights(insert=True, update=("units", "picked", "released", "held_at")),
        "pick_lines": Rights(update=("units_short", "order_version", "suspect")),
        "shipments": Rights(  # a label of the station's own may take the place of a void one
            insert=True,
            update=(
                "label_scanned_at", "weight_grams", "carrier", "service", "tracking_no",
                "price_minor", "currency", "promised_on", "quotes", "booked_at",
            ),
        ),
        "documents": _ADD,
        "print_jobs": Rights(
            insert=True,
            update=(
                "state", "attempts", "detail", "ended_at", "printer", "sha256", "document_id",
                "station",
            ),
        ),
    },
    Group.SHIP: {
        "cartons": Rights(update=("state",)),
        "shipments": Rights(update=("dispatched_at", "manifest_id")),
        _OF_THE_DOCK: _ADD,
        "serials": Rights(update=("place",)),
        "pick_lines": Rights(update=("units_short", "suspect")),
    },
}  # fmt: skip

_SUPERVISORS_ONLY = ("people", "policies")
HIDDEN: Mapping[str, tuple[str, ...]] = {
    "outbox": ("payload", "message_id", "detail"),
    "orders": ("payment_reference",),
}
"""Columns that the floor cannot read: letters to customers and payment tokens."""

_HIDDEN_TABLES = ("payment", "capture", "refund", "invoice", "credit_note")


def is_hidden(table: str) -> bool:
    """True for tables of money, which the floor cannot read at all."""
    return any(word in table for word in _HIDDEN_TABLES)


def rights_of(group: Group, table: str, columns: tuple[str, ...]) -> Rights:
    """What a group may do to a table beyond reading it."""
    if group.of_the_floor:
        listed = _BY_GROUP[group].get(table) or _EVERY_STATION.get(table) or Rights()
        there = tuple(name for name in listed.update if name in columns)
        return Rights(listed.insert, there)
    if table in APPEND_ONLY:
        return _ADD
    if group is Group.WORKER and table in _SUPERVISORS_ONLY:
        return Rights()
    return Rights(insert=True, update=columns)
