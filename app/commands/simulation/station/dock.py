"""What a station's loader scans at the dock: lanes, labels, now and then what closes a handover."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Protocol, assert_never

from app.commands.simulation.plan import Plan
from app.commands.simulation.station.hands import Move
from app.commands.simulation.station.headless import Headless
from app.commands.simulation.station.notebook import Notebook
from app.errors import StoreUnreachable
from app.fulfilment.dispatch.lanes import lanes_of
from app.fulfilment.dispatch.loading import DispatchAnswer, DispatchVerdict, dispatch_parcel
from app.fulfilment.dispatch.manifest import ManifestAnswer, ManifestVerdict, close_manifest
from app.fulfilment.events import Acknowledged, AnyEvent, Navigated
from app.fulfilment.shipping.parcel.prepared import PreparedCarton
from app.scanning.control_card import ControlCode, payload_of
from app.scanning.verdicts import Verdict
from app.station.recorder import Judged
from app.station.records import ScanRecord
from hardware.ports import Scan

_LABEL = "]C1"
_CONFIRM = payload_of(ControlCode.CONFIRM)
_FORGETS = 4
"""At each so-many-th change of lanes the sign is forgotten, where hands err at all."""

_CLOSES = Navigated(to="manifest")

Step = Callable[[float], None]
"""One scan, when it is due."""


class AtWork(Protocol):
    """Whose hands load, and what they do when nothing is left to load."""

    def at_the_pause(self, act: Step) -> None:
        """Do the next thing when a human would."""

    def scan_of(self, move: Move) -> Scan:
        """Scan a code."""

    def show(self, record: ScanRecord, due_s: float) -> None:
        """Show a verdict."""

    def look(self) -> None:
        """Do whatever is next, here or elsewhere; or end, if the shift is over."""

    def found_nothing(self, error: Exception) -> None:
        """Look again a little later."""


class Loader:
    """Loads what its station has labelled, each parcel in its carrier's lane (D9).

    A parcel's label says whose it is.  Whoever changes lanes forgets the sign now and then: then
    the parcel must be refused.  What the database does not answer is scanned again.
    """

    def __init__(
        self, plan: Plan, works: Headless, notebook: Notebook, chance: Random, at_work: AtWork
    ) -> None:
        self._plan, self._works, self._notebook = plan, works, notebook
        self._chance, self._at_work = chance, at_work
        self._badge = plan.packer(works.station)
        self._signs = {carrier: code for code, carrier in lanes_of(works.desk.card).items()}
        self._carriers: dict[str, str] = {}
        self._labels: list[str] = []
        self._lane = ""
        self._next: Step | None = None

    @property
    def is_busy(self) -> bool:
        """True if something is to be scanned at the dock."""
        return bool(self._labels) or self._next is not None

    def read(self, papers: PreparedCarton) -> None:
        """See on a label whose parcel it is."""
        self._carriers[papers.sscc] = papers.carrier

    def take(self, sscc: str) -> None:
        """Take a closed parcel, of which ``read`` has seen the label, to the dock."""
        self._labels.append(sscc)

    def go_on(self) -> None:
        """Scan the next thing; only while busy."""
        step, self._next = self._next or self._lane_or_label(), None
        self._at_work.at_the_pause(step)

    def _lane_or_label(self) -> Step:
        if self._carriers[self._labels[-1]] == self._lane:
            return self._scan_label
        forgets = bool(self._lane) and self._once_in(min(_FORGETS, self._plan.wrong_every))
        return self._scan_label if forgets else self._scan_lane

    # -- loading ----------------------------------------------------------------------------

    def _scan_lane(self, due_s: float) -> None:
        carrier = self._carriers[self._labels[-1]]
        sign = self._signs[carrier]

        def stand() -> None:
            self._lane = carrier
            self._at_work.look()

        self._keep(Move(sign), sign, Navigated(to=sign), due_s, stand)

    def _scan_label(self, due_s: float) -> None:
        label, lane, works, badge = self._labels[-1], self._lane, self._works, self._badge

        def load() -> DispatchAnswer:
            return dispatch_parcel(works.store, label, lane, badge, works.station)

        def not_loaded(error: Exception) -> None:
            if not isinstance(error, StoreUnreachable):
                self._labels.pop()
            self._at_work.found_nothing(error)

        def ask() -> None:
            works.bench.in_store(load, lambda answer: self._loaded(label, answer), not_loaded)

        self._keep(Move(f"00{label}", _LABEL), label, Navigated(to=label), due_s, ask)

    def _loaded(self, label: str, answer: DispatchAnswer) -> None:
        verdict, strays = answer.verdict, self._carriers[label] != self._lane
        if strays:
            self._notebook.note("strayed", label, verdict.leaves)
        if strays and verdict is DispatchVerdict.OTHER_CARRIER:
            self._next = self._acknowledge
            self._at_work.look()
            return
        self._labels.pop()
        if not verdict.leaves:
            self._notebook.note("conflict", f"dock {verdict.value}")
        elif self._once_in(self._plan.close_every):
            self._next = self._confirm
        self._at_work.look()

    def _acknowledge(self, due_s: float) -> None:
        """CONFIRM ends the STOP (D4); then the sign is looked for."""
        self._lane = ""
        self._say_confirm(Acknowledged(), due_s, self._at_work.look)

    # -- handing over -----------------------------------------------------------------------

    def _confirm(self, due_s: float) -> None:
        self._say_confirm(_CLOSES, due_s, lambda: self._close(""))

    def _show_badge(self, due_s: float) -> None:
        badge = self._plan.supervisor
        self._keep(Move(badge), badge, _CLOSES, due_s, lambda: self._close(badge))

    def _close(self, approved_by: str) -> None:
        lane, works, badge = self._lane, self._works, self._badge

        def close() -> ManifestAnswer:
            return close_manifest(works.store, lane, badge, works.station, approved_by)

        works.bench.in_store(close, self._closed, self._at_work.found_nothing)

    def _closed(self, answer: ManifestAnswer) -> None:
        """Others close the same handover, and labels are printed all the time: both are usual."""
        match answer.verdict:
            case ManifestVerdict.CLOSED | ManifestVerdict.NOTHING_ABOARD:
                pass
            case ManifestVerdict.PARCELS_MISSING:
                self._next = self._show_badge
            case ManifestVerdict.NOT_A_SUPERVISOR:
                self._notebook.note("conflict", f"dock {answer.verdict.value}")
            case _:
                assert_never(answer.verdict)
        self._at_work.look()

    # -- small steps ------------------------------------------------------------------------

    def _say_confirm(self, event: AnyEvent, due_s: float, then: Callable[[], None]) -> None:
        self._keep(Move(_CONFIRM), ControlCode.CONFIRM.value, event, due_s, then)

    def _keep(
        self, move: Move, parsed: str, event: AnyEvent, due_s: float, then: Callable[[], None]
    ) -> None:
        scan = self._at_work.scan_of(move)
        judged = Judged(scan, "dispatch", parsed, Verdict.ACCEPTED, event, self._badge)

        def kept(record: ScanRecord) -> None:
            self._at_work.show(record, due_s)
            then()

        self._works.recorder.keep(judged, kept, self._at_work.found_nothing)

    def _once_in(self, times: int) -> bool:
        return times > 0 and self._chance.random() * times < 1
