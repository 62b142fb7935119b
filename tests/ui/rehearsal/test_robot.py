"""The robot believes only verdicts, counts its mistakes, and does not wait for ever."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from app.scanning.control_card import ControlCode, payload_of
from app.scanning.verdicts import Verdict
from ui.rehearsal.robot import RehearsalFailed, Robot

Answers = Callable[[str], Verdict | None]


class OneDesk(QObject):
    """As much of a workplace as a robot hears of."""

    judged = Signal(object)


class HandAt:
    """Sends codes to a desk that answers as it is told; None is no answer at all."""

    def __init__(self, desk: OneDesk, answers: Answers) -> None:
        self._desk, self._answers = desk, answers
        self.sent: list[str] = []

    def send(self, text: str) -> None:
        self.sent.append(text)
        verdict = self._answers(text)
        if verdict is not None:
            self._desk.judged.emit(verdict)


def robot_with(answers: Answers) -> tuple[Robot, HandAt]:
    desk = OneDesk()
    hand = HandAt(desk, answers)
    robot = Robot(desk, hand, patience_s=0.2)  # type: ignore[arg-type]  # only its signal is needed
    return robot, hand


def test_every_tenth_scan_is_preceded_by_a_wrong_one(qtbot: QtBot) -> None:
    del qtbot
    robot, hand = robot_with(
        lambda text: Verdict.WRONG_ITEM if text == "wrong" else Verdict.ACCEPTED
    )

    for _scan in range(20):
        robot.scan("right", wrong="wrong")

    confirm = payload_of(ControlCode.CONFIRM)
    assert hand.sent[8:13] == ["right", "wrong", confirm, "right", "right"]
    assert robot.refused == {Verdict.WRONG_ITEM: 2}
    assert robot.accepted == 22
    assert robot.wrong_accepted == []


def test_what_does_not_latch_is_not_confirmed(qtbot: QtBot) -> None:
    del qtbot
    robot, hand = robot_with(
        lambda text: Verdict.UNKNOWN_CODE if text == "wrong" else Verdict.ACCEPTED
    )

    for _scan in range(10):
        robot.scan("right", wrong="wrong")

    assert payload_of(ControlCode.CONFIRM) not in hand.sent


def test_a_wrong_scan_that_is_accepted_is_remembered(qtbot: QtBot) -> None:
    del qtbot
    robot, _hand = robot_with(lambda _text: Verdict.ACCEPTED)

    for _scan in range(10):
        robot.scan("right", wrong="wrong")

    assert robot.wrong_accepted == ["wrong"]


def test_a_right_scan_that_is_refused_ends_the_rehearsal(qtbot: QtBot) -> None:
    del qtbot
    robot, _hand = robot_with(lambda _text: Verdict.WRONG_BIN)

    with pytest.raises(RehearsalFailed, match="A-01 was refused: wrong bin"):
        robot.scan("A-01")


def test_a_verdict_that_never_comes_ends_the_rehearsal(qtbot: QtBot) -> None:
    del qtbot
    robot, _hand = robot_with(lambda _text: None)

    with pytest.raises(RehearsalFailed, match=r"waited 0\.2 s in vain for the verdict on A-01"):
        robot.scan("A-01")
