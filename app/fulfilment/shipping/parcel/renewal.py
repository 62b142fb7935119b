"""Papers of a carton that was labelled, reopened by UNDO and packed again.

UNDO reverses the last accepted scan until the carton is closed, and it is closed by the scan of
its label (verification.md): so a printed label can become void.  The carton keeps its number and
its service; what is in it now and what it weighs is on fresh papers that say REPRINT.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from app.fulfilment.shipping.label_gate import EarlyPass, note_early_label
from app.fulfilment.shipping.parcel.facts import CartonFacts, DocumentRef
from app.fulfilment.shipping.parcel.paperwork import (
    PaperFacts,
    PaperFormat,
    PaperKind,
    make_papers,
)
from app.store.schema.floor import CartonState
from app.store.unit_of_work import UnitOfWork


def is_reopened(carton: CartonFacts) -> bool:
    """True if a carton that has its booking is open again: its papers are void."""
    return carton.state == CartonState.OPEN


def renew_papers(
    uow: UnitOfWork, known: PaperFacts, formats: Collection[PaperFormat]
) -> tuple[DocumentRef, ...]:
    """Make label and slip of what is in the carton now, and label it again.

    Raises:
        BadValue: as ``make_papers``.
    """
    carton = known.carton
    revision = max(uow.prints.next_revision(carton.carton_id, kind.value) for kind in PaperKind)
    booking = replace(known.booking, weight_grams=carton.grams)
    papers = make_papers(replace(known, booking=booking, reprint=revision), formats)
    uow.shipments.label(carton.carton_id, carton.grams)
    return tuple(
        uow.prints.keep(
            carton.carton_id, paper.kind.value, paper.format.value, revision, paper.content, uow.now
        )
        for paper in papers
    )


def renew_early(
    uow: UnitOfWork,
    known: PaperFacts,
    formats: Collection[PaperFormat],
    station: str,
    early: EarlyPass,
) -> tuple[DocumentRef, ...]:
    """The label of an open carton that is let out early (D8).

    It is a fresh one where the last was of a verified carton that UNDO reopened: what that says is
    not so any more.

    Raises:
        BadValue: as ``make_papers``.
    """
    there = _early_label(uow, known.carton.carton_id)
    if there:
        return there
    note_early_label(uow, known.order, known.carton, station, early)
    carton_id = known.carton.carton_id
    revision = max(uow.prints.next_revision(carton_id, kind.value) for kind in PaperKind)
    papers = make_papers(replace(known, reprint=revision, early=True), formats)
    return tuple(
        uow.prints.keep(
            carton_id, paper.kind.value, paper.format.value, revision, paper.content, uow.now
        )
        for paper in papers
        if paper.kind is PaperKind.LABEL
    )


def _early_label(uow: UnitOfWork, carton_id: int) -> tuple[DocumentRef, ...]:
    """The label that was let out early since the carton had a slip; empty if there is none.

    What only was printed again is no label of its own.
    """
    documents = uow.prints.documents_of(carton_id)
    slips = (one.revision for one in documents if one.kind == PaperKind.SLIP.value)
    last_slip = max(slips, default=-1)
    again = {
        job.document.revision for job in uow.prints.jobs_of_carton(carton_id) if job.reprint_no
    }
    fresh = [
        one
        for one in documents
        if one.kind == PaperKind.LABEL.value
        and one.revision > last_slip
        and one.revision not in again
    ]
    newest = max((one.revision for one in fresh), default=-1)
    return tuple(one for one in fresh if one.revision == newest)


def current_papers(uow: UnitOfWork, carton_id: int) -> tuple[DocumentRef, ...]:
    """The newest papers that a carton has as a whole: a label and a slip."""
    documents = uow.prints.documents_of(carton_id)
    whole = {kind.value for kind in PaperKind}
    for revision in sorted({one.revision for one in documents}, reverse=True):
        of_it = tuple(one for one in documents if one.revision == revision)
        if {one.kind for one in of_it} >= whole:
            return of_it
    return uow.prints.documents_of(carton_id, revision=0)
