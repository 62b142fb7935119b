"""The inventory ledger's proof (SOP phase 3; mission R3).

On-hand, held, suspect and quarantined stock always equals the ledger's sums, every unit in a tote
or carton is where the ledger says, and nothing was shipped that was not scanned twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.store.books.ledger import evidence, findings
from app.store.unit_of_work import Store


class LedgerFault(StrEnum):
    """What can be wrong."""

    UNBALANCED = "unbalanced movement"
    STOCK_DIFFERS = "stock differs from ledger"
    HELD_DIFFERS = "held stock differs from ledger"
    SUSPECT_DIFFERS = "suspect stock differs from ledger"
    QUARANTINED_DIFFERS = "quarantined stock differs from ledger"
    HOLDS_DIFFER = "holds differ from held stock"
    TOTES_DIFFER = "totes differ from counts"
    CARTONS_DIFFER = "cartons differ from ledger"
    NOT_SCANNED = "shipped without scans"


_QUERIES = {
    LedgerFault.UNBALANCED: findings.unbalanced_movements,
    LedgerFault.STOCK_DIFFERS: findings.stock_against_ledger,
    LedgerFault.HELD_DIFFERS: findings.held_against_ledger,
    LedgerFault.SUSPECT_DIFFERS: findings.suspect_against_ledger,
    LedgerFault.QUARANTINED_DIFFERS: findings.quarantined_against_ledger,
    LedgerFault.HOLDS_DIFFER: findings.holds_against_stock,
    LedgerFault.TOTES_DIFFER: findings.totes_against_lines,
    LedgerFault.CARTONS_DIFFER: findings.cartons_against_contents,
    LedgerFault.NOT_SCANNED: evidence.shipped_without_scans,
}


@dataclass(frozen=True, slots=True)
class LedgerFinding:
    """One thing that is wrong, with the numbers of both sides."""

    fault: LedgerFault
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class LedgerReport:
    """The proof: how many entries there are, and everything that is wrong."""

    entries: int
    findings: tuple[LedgerFinding, ...]

    @property
    def agrees(self) -> bool:
        """True if nothing is wrong."""
        return not self.findings


def check_ledger(store: Store) -> LedgerReport:
    """Compare the ledger with stock, holds, totes, cartons and scans, all of one moment.

    Raises:
        StoreUnreachable: the database does not answer.
    """
    with store.reading() as uow:
        found = [
            LedgerFinding(fault, facts)
            for fault, query in _QUERIES.items()
            for facts in uow.stock.findings(query())
        ]
        return LedgerReport(uow.stock.count_entries(), tuple(found))
