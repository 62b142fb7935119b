"""The manifest on paper: drawn from the database by its number, as often as it is wanted (F5)."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from app.errors import NothingFound
from app.fulfilment.documents.drawing.document import Document, Language
from app.fulfilment.documents.manifest import Manifest, ManifestLine, manifest
from app.fulfilment.shipping.booking import ShippingDesk
from app.fulfilment.shipping.papers import PaperDesk
from app.fulfilment.shipping.parcel.paperwork import PaperKind, sender_of
from app.store.books.floor.people_book import Audited
from app.store.books.shipping.manifest_book import ManifestParcel
from app.store.unit_of_work import Change, Store, UnitOfWork
from hardware.ports import PrintOutcome

_PRINTED = "print manifest"


@dataclass(frozen=True, slots=True)
class ManifestPrint:
    """How one print of a manifest ended: where it went, the printer's own words.

    ``printer`` is "" where none is set up for it, and where nobody ever heard of a print.
    """

    manifest_no: str
    printer: str
    outcome: PrintOutcome
    detail: str = ""

    @property
    def is_unheard(self) -> bool:
        """True if no print of it was ever heard of: the program may have ended before."""
        return not self.printer and self.outcome is PrintOutcome.UNKNOWN


def draw_manifest(store: Store, manifest_no: str, desk: ShippingDesk) -> Document:
    """Draw a closed handover; it says REPRINT where it may have been printed before.

    Raises:
        NothingFound: no manifest has this number.
        BadValue: something on it does not fit its place.
    """
    with store.reading() as uow:
        handover = _handover(uow, manifest_no, desk)
    return manifest(handover)


def _handover(uow: UnitOfWork, manifest_no: str, desk: ShippingDesk) -> Manifest:
    found = uow.shipments.manifests.find(manifest_no)
    if found is None:
        raise NothingFound(kind="manifest", code=manifest_no)
    person = uow.people.find(found.closed_by)
    prints = uow.people.audited(subject=manifest_no, action=_PRINTED)
    return Manifest(
        manifest_no,
        found.carrier,
        sender_of(desk.company),
        tuple(_line(one) for one in uow.shipments.manifests.parcels(manifest_no)),
        found.closed_at.astimezone(ZoneInfo(desk.card.clock)),
        person.person.name if person else found.closed_by,
        any(one.facts["outcome"] != PrintOutcome.FAILED.value for one in prints),
    )


def _line(one: ManifestParcel) -> ManifestLine:
    return ManifestLine(
        one.order_no, one.place, one.of, one.service, one.tracking_no, one.sscc, one.weight_grams
    )


def print_manifest(store: Store, manifest_no: str, desk: PaperDesk, badge: str) -> ManifestPrint:
    """Print a manifest where this station prints its slips; the audit says who did, and how.

    Raises:
        NothingFound, BadValue: as ``draw_manifest``; nothing was printed.
        StoreUnreachable: it may have been printed.
    """
    document = draw_manifest(store, manifest_no, desk.shipping)
    printer = desk.printers.get(PaperKind.SLIP)
    if printer is None or printer.printer.language != Language.PDF:
        result = ManifestPrint(manifest_no, "", PrintOutcome.FAILED)
    else:
        sent = printer.printer.send(f"manifest {manifest_no}", document.data)
        result = ManifestPrint(manifest_no, printer.choice.name, sent.outcome, sent.detail)
    facts = {"printer": result.printer, "outcome": result.outcome.value, "detail": result.detail}
    place = desk.shipping.station
    store.run(
        lambda uow: uow.people.audit(uow.now, badge, place, _PRINTED, manifest_no, facts),
        Change.NOTHING,
    )
    return result


def last_manifest(store: Store, station: str) -> ManifestPrint | None:
    """The last manifest that was closed at a station, and how it was printed; None if none was.

    One print that came out counts; without it, how the last one ended.

    Raises:
        StoreUnreachable: the database does not answer.
    """
    with store.reading() as uow:
        found = uow.shipments.manifests.last_of(station)
        if found is None:
            return None
        prints = uow.people.audited(subject=found.manifest_no, action=_PRINTED)
    ends = [_end_of(one) for one in prints]
    ends.sort(key=lambda one: one.outcome is not PrintOutcome.CONFIRMED)  # else newest first
    return ends[0] if ends else ManifestPrint(found.manifest_no, "", PrintOutcome.UNKNOWN)


def _end_of(entry: Audited) -> ManifestPrint:
    facts = entry.facts
    outcome = PrintOutcome(facts["outcome"])
    return ManifestPrint(entry.subject, facts["printer"], outcome, facts["detail"])
