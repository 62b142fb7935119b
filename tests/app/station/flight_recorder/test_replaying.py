"""Recorded scans get the same answers again; what differs is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.fulfilment.packing.situation import PackState
from app.fulfilment.work import PackPackage
from app.scanning.verdicts import Verdict
from app.station.flight_recorder import RecordedScan, RecordedSession, replay_session
from app.station.flight_recorder.replaying import Unknown
from app.store.unit_of_work import Store
from tests.app.fulfilment.test_own_label import MADE
from tests.support.recorded_sessions import DAYS, FOLDER, packing_with_every_mistake, recorded
from tests.support.session_files import session_of


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_todays_rules_answer_every_recorded_scan_as_it_was_answered(path: Path) -> None:
    session = session_of(path.read_text(encoding="utf-8"))

    replayed = replay_session(session)

    assert [(step.scan.record.parsed, step.differences) for step in replayed.differing] == []
    assert replayed.judged == len(session.scans) > 0


def test_the_recorded_days_hold_what_goes_wrong_on_a_floor() -> None:
    sessions = [session_of(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.json")]
    seen = {scan.record.verdict for session in sessions for scan in session.scans}

    assert len(sessions) == len(DAYS)
    assert seen >= {
        Verdict.ACCEPTED,
        Verdict.LINE_DONE,
        Verdict.TASK_DONE,
        Verdict.WRONG_ITEM,
        Verdict.OVER_QUANTITY,
        Verdict.UNKNOWN_CODE,
        Verdict.WRONG_BIN,
        Verdict.WRONG_TOTE,
        Verdict.WRONG_CARTON,
        Verdict.NOT_COUNTED,
        Verdict.WRONG_STATE,
        Verdict.ORDER_CHANGED,
        Verdict.NOT_YOURS,
    }


@pytest.mark.parametrize("day", DAYS, ids=lambda day: day.__name__)
def test_a_day_played_now_replays_from_the_shared_store_without_a_difference(
    store: Store, day: Callable[[Store], str]
) -> None:
    session = recorded(store, day)

    replayed = replay_session(session)

    assert [step.differences for step in replayed.differing] == []
    assert replayed.judged == len(session.scans) > 0


@pytest.fixture
def packing() -> RecordedSession:
    path = FOLDER / f"{packing_with_every_mistake.__name__}.json"
    return session_of(path.read_text(encoding="utf-8"))


def _changed(session: RecordedSession, place: int, **facts: object) -> RecordedSession:
    scans = list(session.scans)
    record = replace(scans[place].record, **facts)  # type: ignore[arg-type]  # the facts are a record's
    scans[place] = RecordedScan(record, scans[place].outcome)
    return replace(session, scans=tuple(scans))


def test_a_verdict_that_is_not_what_the_rules_say_is_named_once(packing: RecordedSession) -> None:
    wrong = next(
        place
        for place, scan in enumerate(packing.scans)
        if scan.record.verdict is Verdict.WRONG_ITEM
    )

    replayed = replay_session(_changed(packing, wrong, verdict=Verdict.ACCEPTED))

    (step,) = replayed.differing
    assert step is replayed.steps[wrong]
    (difference,) = step.differences
    assert (difference.what, difference.recorded, difference.again) == (
        "verdict",
        "accepted",
        "wrong item",
    )


def test_a_step_stands_where_the_packer_stood(packing: RecordedSession) -> None:
    last = replay_session(packing).steps[-1]

    assert last.answer is not None
    assert last.answer.situation.state is PackState.DONE
    assert isinstance(last.package, PackPackage)


def test_scans_from_before_the_flight_recorder_are_said_not_to_be_judged(
    packing: RecordedSession,
) -> None:
    # given a session of which the first scans are older
    older = packing
    for place in range(5):
        older = _changed(older, place, circumstances=None)

    replayed = replay_session(older)

    assert [step.unknown for step in replayed.steps[:5]] == [Unknown.CIRCUMSTANCES] * 5
    assert replayed.judged == len(packing.scans) - 5
    assert replayed.differing == ()


def test_without_the_claimed_package_nothing_is_judged(packing: RecordedSession) -> None:
    replayed = replay_session(replace(packing, packages={}))

    assert {step.unknown for step in replayed.steps} == {Unknown.PACKAGE}


def test_a_package_that_todays_rules_refuse_is_said(packing: RecordedSession) -> None:
    package = packing.packages[1]
    assert isinstance(package, PackPackage)
    empty = package.model_copy(update={"lines": ()})

    replayed = replay_session(replace(packing, packages={1: empty}))

    assert {step.unknown for step in replayed.steps} == {Unknown.REFUSED}


def test_a_label_that_the_station_made_by_itself_is_no_scan_to_be_judged(store: Store) -> None:
    session = recorded(store, packing_with_every_mistake)
    last = session.scans[-1]
    made = RecordedScan(replace(last.record, event=MADE, circumstances=None), "applied")

    replayed = replay_session(replace(session, scans=(*session.scans[:-1], made, last)))

    assert [step.unknown for step in replayed.steps] == [None] * len(session.scans)
    assert replayed.differing == ()
