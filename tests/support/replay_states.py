"""The telling states of the replay screen, over recorded sessions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.scanning.control_card import ControlCode, payload_of
from app.scanning.verdicts import Verdict
from app.station.flight_recorder import RecordedScan, replay_session
from app.station.flight_recorder.flight import CartonName, Flight
from app.station.flight_recorder.recording import RecordedSession
from app.station.recorder import judged_in, record_of
from app.stock.work.tasks import stock_task
from tests.support import stock_packages
from tests.support.desk_kit import NOVAK, NOW, OKAFOR, Told, kit_of
from tests.support.floor_data import FLOOR
from tests.support.packages import CONFIRM
from tests.support.recorded_sessions import (
    FOLDER,
    packing_with_every_mistake,
    walk_with_every_mistake,
)
from tests.support.runners import AtOnce
from tests.support.scans import scan_of
from tests.support.session_files import session_of
from ui.fulfilment.replay.replay_presenter import ReplayPresenter
from ui.fulfilment.replay.replay_view import ReplayView
from ui.theme.theme import Theme

NEXT, REFUSAL, PART = ControlCode.CONFIRM, ControlCode.EXCEPTION, ControlCode.NEXT_CARTON


def session_named(day: Callable[..., str]) -> RecordedSession:
    """The recorded session of a day."""
    return session_of((FOLDER / f"{day.__name__}.json").read_text(encoding="utf-8"))


def flight_of(*sessions: RecordedSession) -> Flight:
    """The flight of order 1001's first carton."""
    return Flight(CartonName("1001", 1), tuple(replay_session(one) for one in sessions))


def whole_flight() -> Flight:
    """A walk and a packing in which everything went wrong that can be put right."""
    return flight_of(
        session_named(walk_with_every_mistake), session_named(packing_with_every_mistake)
    )


def differing_flight() -> Flight:
    """A packing of which one scan was answered otherwise than today."""
    session = session_named(packing_with_every_mistake)
    scans = list(session.scans)
    place = next(n for n, one in enumerate(scans) if one.record.verdict is Verdict.WRONG_ITEM)
    record = replace(scans[place].record, verdict=Verdict.ACCEPTED)
    scans[place] = RecordedScan(record, scans[place].outcome)
    return flight_of(replace(session, scans=tuple(scans)))


def older_flight() -> Flight:
    """A packing from before the flight recorder."""
    session = session_named(packing_with_every_mistake)
    scans = tuple(
        RecordedScan(replace(one.record, circumstances=None), one.outcome) for one in session.scans
    )
    return flight_of(replace(session, scans=scans))


def stock_flight(*, kept: bool = True) -> Flight:
    """A cancelled order's goods on their way back; a lunch box was not among them."""
    package, names = stock_packages.strays(), stock_packages.with_stock(FLOOR)
    task = stock_task(package, lambda: names, OKAFOR, lambda _device: 0)
    scans = []
    for code in ("MUG-CER-WHT", "A-14-01", "LBX-BAM-09L", CONFIRM, "BTL-750-PTB", "BTL-750-PTB"):
        answer = task.judge(scan_of(code))
        record = record_of(judged_in(package, OKAFOR.badge, answer), "Dock 1", NOW)
        said = record if kept else replace(record, circumstances=None)
        scans.append(RecordedScan(said, "applied"))
    session = RecordedSession("put away", "PA-0002", 1, {1: package}, tuple(scans))
    return Flight(CartonName("T-118", None), (replay_session(session),))


def replay_page(
    theme: Theme, flight: Flight, *keys: ControlCode
) -> tuple[ReplayView, ReplayPresenter]:
    """The screen with keys pressed, and the presenter that drives it."""
    view = ReplayView(theme)
    presenter = ReplayPresenter(view, kit_of(Told()), AtOnce(), lambda _code: flight)
    presenter.enter(NOVAK, "1001/1")
    for key in keys:
        presenter.scanned(scan_of(payload_of(key), "keys"))
    return view, presenter


def replay_of_a_pick(theme: Theme) -> QWidget:
    """The picker counts a unit."""
    return replay_page(theme, whole_flight(), *[NEXT] * 9)[0]


def replay_of_a_stop(theme: Theme) -> QWidget:
    """The packer held a pen that nobody had ordered."""
    return replay_page(theme, whole_flight(), PART, REFUSAL)[0]


def replay_of_a_pack(theme: Theme) -> QWidget:
    """A unit goes into the carton."""
    return replay_page(theme, whole_flight(), PART, *[NEXT] * 4)[0]


def replay_with_a_difference(theme: Theme) -> QWidget:
    """Today's rules say otherwise."""
    return replay_page(theme, differing_flight(), REFUSAL)[0]


def replay_of_older_records(theme: Theme) -> QWidget:
    """What is not kept is not made up."""
    return replay_page(theme, older_flight(), *[NEXT] * 2)[0]


def replay_of_stock_work(theme: Theme) -> QWidget:
    """Two bottles are in the hand, a mug lies in its bin again."""
    return replay_page(theme, stock_flight(), *[NEXT] * 5)[0]


REPLAY_STATES: dict[str, Callable[[Theme], QWidget]] = {
    "replay_of_a_pick": replay_of_a_pick,
    "replay_of_a_stop": replay_of_a_stop,
    "replay_of_a_pack": replay_of_a_pack,
    "replay_of_stock_work": replay_of_stock_work,
    "replay_with_a_difference": replay_with_a_difference,
    "replay_of_older_records": replay_of_older_records,
}
