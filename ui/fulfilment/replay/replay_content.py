"""From a carton's flight to pictures: one frame for each scan, as it stood after the verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from app.fulfilment.packing.situation import PackSituation
from app.fulfilment.picking.situation import PickSituation
from app.scanning.control_card import ControlCode
from app.scanning.directory import Directory
from app.scanning.resolver import CodeKind, printable
from app.scanning.verdicts import Verdict
from app.station.flight_recorder.flight import CartonName, Flight
from app.station.flight_recorder.recording import RecordedPackage
from app.station.flight_recorder.replaying import Step
from app.stock.work.situation import StockSituation
from ui.fulfilment.banners import step_banner
from ui.fulfilment.floor_keys import PanelContent
from ui.fulfilment.floor_kit import Tape
from ui.messages.floor.steps import Instruction
from ui.messages.floor.tape import what_happened
from ui.messages.verdicts import tone_of, words_of
from ui.messages.wording import translate
from ui.widgets.content import BannerContent, TapeContent, Tone
from ui.widgets.desk_content import FigureContent
from ui.widgets.frame_content import KeyHint

KINDS = (CodeKind.LABEL, CodeKind.ORDER, CodeKind.BIN, CodeKind.PURCHASE_ORDER, CodeKind.TOTE)
"""The kinds of codes that name what can be replayed."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One scan of the flight.

    Attributes:
        part: the session that it belongs to, counted from 0.
        kind: "pick" or "pack", or what kind of stock work.
        step: the scan, judged again.
        package: what was claimed; None where it is not known.
        situation: where the task stood after it; None where it cannot be judged again.
        names: every name that the scans so far had asked for.
        tape: the scans of this part so far.
        at: when it was made, local time.
    """

    part: int
    kind: str
    step: Step
    package: RecordedPackage | None
    situation: PackSituation | PickSituation | StockSituation[Any, Any] | None
    names: Directory
    tape: TapeContent
    at: datetime

    @property
    def is_refused(self) -> bool:
        """True if the scan was not taken, or is answered otherwise today."""
        taken = {Verdict.ACCEPTED, Verdict.LINE_DONE, Verdict.TASK_DONE}
        return self.step.scan.record.verdict not in taken or bool(self.step.differences)


def frames_of(flight: Flight, local: Callable[[datetime], datetime]) -> tuple[Frame, ...]:
    """Every scan that concerns the carton, in order; the others are judged, not shown."""
    return tuple(
        frame
        for part, _session in enumerate(flight.sessions)
        for frame in _frames_of_part(flight, part, local)
    )


def _frames_of_part(
    flight: Flight, part: int, local: Callable[[datetime], datetime]
) -> Iterator[Frame]:
    replayed = flight.sessions[part]
    names, tape = Directory(), Tape()
    for step in replayed.steps:
        record = step.scan.record
        if record.circumstances is not None:
            names = _together(names, record.circumstances.names)
        at = local(record.station_at)
        tape.add(at, record.verdict, record.parsed, what_happened(record.event))
        if flight.concerns(step):
            situation = step.answer.situation if step.answer else None
            shown = replace(tape.content, summary="")
            facts = (step.package, situation, names, shown, at)
            yield Frame(part, replayed.session.kind, step, *facts)


def _together(known: Directory, more: Directory) -> Directory:
    both = {
        one.name: getattr(known, one.name) | getattr(more, one.name) for one in fields(Directory)
    }
    return Directory(**both)


def heading_of(carton: CartonName) -> str:
    """Say whose scans these are."""
    if carton.number is None:
        return translate("replay", "Replay {order}").format(order=carton.order_no)
    said = translate("replay", "Replay {order}, carton {number}")
    return said.format(order=carton.order_no, number=carton.number)


def compared(step: Step) -> tuple[str, Tone]:
    """Say how today's verdict compares with the recorded one."""
    recorded = _short(step.scan.record.verdict)
    if step.unknown is not None:
        said = translate("replay", "{verdict}. Older record: cannot be judged again")
        return said.format(verdict=recorded), Tone.ATTENTION
    if step.answer is None or not step.differences:
        return translate("replay", "As recorded: {verdict}").format(verdict=recorded), Tone.OK
    if step.answer.verdict is step.scan.record.verdict:
        what = ", ".join(one.what for one in step.differences)
        said = translate("replay", "Same verdict, other {what}").format(what=what)
        return said, Tone.STOP
    today = _short(step.answer.verdict)
    said = translate("replay", "Recorded {verdict}, today {today}")
    return said.format(verdict=recorded, today=today), Tone.STOP


def _short(verdict: Verdict) -> str:
    return words_of(verdict).overline.split(" · ")[0]


def figures_of(frame: Frame, place: int, count: int) -> tuple[FigureContent, ...]:
    """Which scan it is, when it was made, and by whom."""
    record = frame.step.scan.record
    number = translate("replay", "{place} of {count}").format(place=place, count=count)
    return (
        FigureContent(number, translate("replay", "scan")),
        FigureContent(frame.at.strftime("%H:%M:%S"), frame.at.strftime("%d %b %Y")),
        FigureContent(record.badge, record.station),
    )


def recorded_banner(step: Step) -> BannerContent:
    """What is shown of a scan that cannot be judged again: its code and its verdict."""
    record = step.scan.record
    words = words_of(record.verdict)
    return step_banner(Instruction(words.overline, record.parsed), tone=tone_of(record.verdict))


def kept_panel(step: Step) -> PanelContent:
    """What is kept of a scan that cannot be judged again."""
    record = step.scan.record
    rows = (
        ("1", translate("replay", "State"), record.state),
        ("2", translate("replay", "Raw scan"), printable(record.scan.text)),
        ("3", translate("replay", "What happened"), what_happened(record.event)),
        ("4", translate("replay", "Server"), step.scan.outcome or "–"),
    )
    return PanelContent(translate("replay", "Only this is kept"), rows)


def keys_of(*, flying: bool) -> tuple[KeyHint, ...]:
    """What the keys mean here."""
    words = {
        ControlCode.CONFIRM: translate("replay", "Next scan"),
        ControlCode.SHORT: translate("replay", "First scan"),
        ControlCode.EXCEPTION: translate("replay", "Next refusal"),
        ControlCode.REPRINT: translate("replay", "Orders"),
        ControlCode.UNDO: translate("replay", "Scan before"),
        ControlCode.NEXT_CARTON: translate("replay", "Next part"),
        ControlCode.SIGN_OUT: translate("replay", "Sign out"),
    }
    always = {ControlCode.REPRINT, ControlCode.SIGN_OUT}
    return tuple(
        KeyHint(f"F{code.f_key}", label, enabled=flying or code in always)
        for code, label in words.items()
    )
