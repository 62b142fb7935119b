"""Every scan of the carton is one frame, with the tape as it was."""

from __future__ import annotations

from datetime import UTC

from tests.support.replay_states import whole_flight
from ui.fulfilment.replay.replay_content import frames_of, keys_of


def test_scans_of_other_goods_are_judged_and_not_shown() -> None:
    flight = whole_flight()

    frames = frames_of(flight, lambda moment: moment.astimezone(UTC))

    assert len(frames) < sum(len(one.steps) for one in flight.sessions)
    assert all(flight.concerns(frame.step) for frame in frames)


def test_the_tape_grows_with_the_scans_and_names_the_newest_first() -> None:
    frames = frames_of(whole_flight(), lambda moment: moment)

    assert frames[1].tape.entries[0].code == frames[1].step.scan.record.parsed
    assert len(frames[1].tape.entries) == len(frames[0].tape.entries) + 1


def test_without_a_flight_only_the_way_out_is_lit() -> None:
    assert [hint.key for hint in keys_of(flying=False) if hint.enabled] == ["F4", "F7"]
