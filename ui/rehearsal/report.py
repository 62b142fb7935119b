"""The figures of a rehearsal, the table of clauses, and what is not as it must be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2

from app.commands.upkeep import finding_in_words
from app.insight.order_figures import OrderFigures, order_figures
from app.reconciliation.ledger import LedgerReport, check_ledger
from app.store.unit_of_work import Store
from ui.rehearsal.robot import Robot
from ui.rehearsal.stages import Played


@dataclass(frozen=True, slots=True)
class Clause:
    """One line of the table: a clause of the SOP, how often, and the evidence."""

    clause: str
    what: str
    count: int
    evidence: str


@dataclass(frozen=True, slots=True)
class RehearsalReport:
    """Everything that a rehearsal says of itself; ``faults`` is empty if all is as it must be."""

    orders: OrderFigures
    played: Played
    accepted: int
    refused: dict[str, int]
    documents: int
    ledger: LedgerReport
    faults: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """The report's file: figures only."""
        receipt, orders = self.played.receipt, self.orders
        return {
            "orders": {
                "read": receipt.read if receipt else 0,
                "held": orders.held,
                "staged": orders.staged,
                "allocated": orders.allocated,
                "backordered": orders.backordered,
                "picked": orders.picked,
                "packed": orders.packed,
                "shipped": orders.shipped,
            },
            "scans": {"accepted": self.accepted, "refused": self.refused},
            "documents": self.documents,
            "ledger_agrees": self.ledger.agrees,
            "seconds": self.played.seconds,
        }

    def clauses(self) -> tuple[Clause, ...]:
        """What was played, clause by clause."""
        receipt, orders, played = self.played.receipt, self.orders, self.played
        read, new = (receipt.read, receipt.new) if receipt else (0, 0)
        wrong = sum(self.refused.values())
        return (
            Clause("C1", "orders read", read, f"{new} new, {read - new} known before or bad"),
            Clause("C2-C5", "orders staged", orders.staged, f"{orders.held_orders} held"),
            Clause("T1", "reasons to hold", sum(orders.held.values()), _in_words(orders.held)),
            Clause("F1", "orders allocated", orders.allocated, f"{orders.backordered} backordered"),
            Clause("F2", "orders picked", orders.picked, "bin, item, tote, each scanned"),
            Clause("F3", "scans accepted", self.accepted, f"{wrong} wrong ones refused"),
            Clause("D4", "wrong scans refused", wrong, _in_words(self.refused)),
            Clause("F5", "documents made", self.documents, "each opened and read"),
            Clause("D9", "labels scanned", len(played.labels), "each closed its own carton"),
            Clause("F6", "orders shipped", orders.shipped, f"{played.mails} letters, waits too"),
            Clause("F6", "handovers closed", len(played.manifests), "each manifest on paper"),
            Clause("R3", "ledger agrees", int(self.ledger.agrees), "stock, holds, totes, cartons"),
        )


def report_on(
    store: Store, robot: Robot, played: Played, out: Path, faults: Sequence[str] = ()
) -> RehearsalReport:
    """Write the documents of every labelled carton to ``out`` and check everything.

    Args:
        store: the database.
        robot: what was scanned, and how it was answered.
        played: what was done.
        out: where the documents go.
        faults: what went wrong so far.
    """
    found = [*faults, *(f"wrong scan accepted: {code}" for code in robot.wrong_accepted)]
    documents = _write_documents(store, out, found)
    ledger, orders = check_ledger(store), order_figures(store)
    found += [f"the ledger does not agree: {finding_in_words(one)}" for one in ledger.findings]
    if played.limit is None and orders.shipped != orders.allocated:
        found.append(f"{orders.allocated} orders allocated, but {orders.shipped} shipped")
    return RehearsalReport(
        orders=orders,
        played=played,
        accepted=robot.accepted,
        refused={verdict.value: count for verdict, count in sorted(robot.refused.items())},
        documents=documents,
        ledger=ledger,
        faults=found,
    )


def _write_documents(store: Store, out: Path, faults: list[str]) -> int:
    out.mkdir(parents=True, exist_ok=True)
    with store.reading() as uow:
        kept = uow.prints.all_kept()
        for document in kept:
            content = uow.prints.content(document.document_id) or b""
            ending = "pdf" if document.format == "pdf" else "zpl"
            name = f"{document.sscc}-{document.kind}-{document.revision}-{document.format}.{ending}"
            (out / name).write_bytes(content)
            if not _is_readable(content, document.sscc, ending):
                faults.append(f"a document cannot be read: {name}")
    return len(kept)


def _is_readable(content: bytes, sscc: str, ending: str) -> bool:
    """A page with words on it, or a whole ZPL label that carries its SSCC."""
    if ending == "zpl":
        return (
            content.startswith(b"^XA")
            and content.rstrip().endswith(b"^XZ")
            and (sscc.encode() in content.replace(b" ", b""))
        )
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return False
    try:
        words = document[0].get_textpage().get_text_range()
    finally:
        document.close()
    return bool(words.strip())


def _in_words(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items()) or "none"


def as_table(clauses: Sequence[Clause]) -> str:
    """The table of clauses for a terminal."""
    rows = [(c.clause, c.what, str(c.count), c.evidence) for c in clauses]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return "\n".join(
        f"{row[0]:<{widths[0]}}  {row[1]:<{widths[1]}}  {row[2]:>{widths[2]}}  {row[3]}"
        for row in rows
    )
