"""A floor screen with no work in hand: which scan opens work, and what the others are told."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from app.errors import NotAllowed
from app.fulfilment.events import AnyEvent, Navigated, PanelChanged, Refused
from app.scanning.control_card import ControlCode
from app.scanning.meaning import (
    AmbiguousScanned,
    BadgeScanned,
    BinScanned,
    CartScanned,
    ControlScanned,
    DamagedScanned,
    LabelScanned,
    Meaning,
    OrderScanned,
    PurchaseOrderScanned,
    ToteScanned,
    UnknownScanned,
)
from app.scanning.resolver import CodeKind, in_words, resolve
from app.scanning.verdicts import Verdict
from app.station.claims import ClaimRefusal, Takeover
from hardware.ports import Scan
from ui.fulfilment.floor_kit import FloorKit
from ui.shell.screen import ScreenName

NEXT = "next"
"""What CONFIRM opens: the next work that waits, where the screen knows of such."""


def way_out(code: ControlCode) -> ScreenName:
    """Where SIGN OUT leads, or UNDO with nothing in hand: one step back is home."""
    return ScreenName.SIGN_IN if code is ControlCode.SIGN_OUT else ScreenName.HOME


@dataclass(frozen=True, slots=True)
class Offer:
    """Work that another station holds; ``yours`` if its operator is the one who stands here."""

    code: str
    yours: bool


def offer_of(code: str, error: Exception) -> Offer | None:
    """What may be taken over after a refusal; None if nobody else holds it."""
    if not isinstance(error, NotAllowed) or error.facts.get("reason") != ClaimRefusal.CLAIMED:
        return None
    return Offer(code, error.facts.get("yours") is True)


def opened_elsewhere(error: Exception) -> ScreenName | None:
    """Where a refused code is worked on instead: a cancelled order's goods are put away."""
    if not isinstance(error, NotAllowed) or error.facts.get("reason") != ClaimRefusal.CANCELLED:
        return None
    return ScreenName.PUT_AWAY if error.facts.get("to_put_away") else None


@dataclass(frozen=True, slots=True)
class IdleAnswer:
    """A scan outside work.

    Attributes:
        opens: the code of the work to open, or "".
        help: True if the help is shown now.
        leaves_to: the screen that is asked for instead: home, or the sign-in to lock up.
        takeover: the work to open is to be taken from another station (D11), or None.
    """

    scan: Scan
    parsed: str
    verdict: Verdict
    event: AnyEvent
    opens: str = ""
    help: bool = False
    leaves_to: ScreenName | None = None
    takeover: Takeover | None = None


class Idle:
    """Judges scans while no work is in hand.

    Args:
        kit: the station's means.
        kinds: the kinds of codes that open work here.
        confirm_opens: True if CONFIRM opens the next work.

    ``offer`` is work that was just refused because another station holds it: CONFIRM takes over
    what is one's own, a supervisor's badge anybody's; whatever else is scanned lets it be.
    """

    def __init__(
        self, kit: FloorKit, kinds: Collection[CodeKind], *, confirm_opens: bool = False
    ) -> None:
        self._kit = kit
        self._kinds = tuple(kinds)
        self._confirm_opens = confirm_opens
        self.help = False
        self.offer: Offer | None = None

    @property
    def live(self) -> set[ControlCode]:
        """The keys that mean something."""
        own = self.offer is not None and self.offer.yours
        opens = {ControlCode.CONFIRM} if self._confirm_opens or own else set()
        return opens | {ControlCode.UNDO, ControlCode.SIGN_OUT, ControlCode.HELP}

    def judge(self, scan: Scan, *, bounces: bool = False, in_front: bool = True) -> IdleAnswer:
        """Answer ``scan``.

        Args:
            scan: as it came.
            bounces: the same device saw the same code within its bounce window (D6).
            in_front: False if the screen was left while the scan waited its turn; then nothing
                is opened.
        """
        kinds = self._kinds if self.offer is None else (*self._kinds, CodeKind.BADGE)
        meaning = resolve(scan, self._kit.directory(), kinds)
        parsed = in_words(meaning, scan)
        if bounces:
            return self._refused(scan, parsed, Verdict.NOT_COUNTED)
        offer, self.offer = self.offer, None
        if offer is not None and in_front and (taking := _takeover(offer, meaning)) is not None:
            event = Navigated(to=offer.code)
            return IdleAnswer(
                scan, parsed, Verdict.ACCEPTED, event, opens=offer.code, takeover=taking
            )
        opens = self._opens(meaning) if in_front else ""
        if opens:
            self.help = False
            return IdleAnswer(scan, parsed, Verdict.ACCEPTED, Navigated(to=opens), opens)
        match meaning:
            case ControlScanned(ControlCode.SIGN_OUT | ControlCode.UNDO as code) if in_front:
                to = way_out(code)
                event = Navigated(to=to.value)
                return IdleAnswer(scan, parsed, Verdict.ACCEPTED, event, leaves_to=to)
            case ControlScanned(ControlCode.HELP):
                self.help = not self.help
                asked = PanelChanged(panel="help" if self.help else "")
                return IdleAnswer(scan, parsed, Verdict.ACCEPTED, asked, help=self.help)
            case UnknownScanned() | DamagedScanned():
                return self._refused(scan, parsed, Verdict.UNKNOWN_CODE)
            case AmbiguousScanned():
                return self._refused(scan, parsed, Verdict.AMBIGUOUS_CODE)
            case _:
                return self._refused(scan, parsed, Verdict.WRONG_STATE)

    def _opens(self, meaning: Meaning) -> str:
        match meaning:
            case ToteScanned(code) if CodeKind.TOTE in self._kinds:
                return code
            case LabelScanned(number) if CodeKind.LABEL in self._kinds:
                return number
            case OrderScanned(order_no) if CodeKind.ORDER in self._kinds:
                return order_no
            case BinScanned(code=code) if CodeKind.BIN in self._kinds:
                return code
            case PurchaseOrderScanned(po_no) if CodeKind.PURCHASE_ORDER in self._kinds:
                return po_no
            case CartScanned(work_no) if CodeKind.CART in self._kinds:
                return work_no
            case ControlScanned(ControlCode.CONFIRM) if self._confirm_opens:
                return NEXT
            case _:
                return ""

    def _refused(self, scan: Scan, parsed: str, verdict: Verdict) -> IdleAnswer:
        event = Refused(verdict=verdict, scanned=parsed)
        return IdleAnswer(scan, parsed, verdict, event, help=self.help)


def _takeover(offer: Offer, meaning: Meaning) -> Takeover | None:
    match meaning:
        case ControlScanned(ControlCode.CONFIRM) if offer.yours:
            return Takeover()
        case BadgeScanned(person) if person.supervises:
            return Takeover(person)
        case _:
            return None
