"""One rehearsal from files to report: the whole SOP of this release, without a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.gateways.mail.letter import Mailer
from app.store.unit_of_work import Store
from ui.rehearsal.report import RehearsalReport, report_on
from ui.rehearsal.robot import Hand, Robot
from ui.rehearsal.stages import Files, capture, fulfil, sign_in, tell_customers
from ui.shell.workplace.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Stage:
    """What a rehearsal plays on.

    Attributes:
        store: the database.
        open_workplace: makes the station once the files are in, with real devices' twins.
        hand: the scanner of that station.
        mailer: tells customers.
        hash_pin: makes of a PIN what may be stored.
    """

    store: Store
    open_workplace: Callable[[], Workplace]
    hand: Hand
    mailer: Mailer
    hash_pin: Callable[[str], str]


def rehearse(stage: Stage, files: Files, out: Path, limit: int | None) -> RehearsalReport:
    """Play the SOP and check it.

    Raises:
        RehearsalFailed: a right scan was refused, or no verdict came.
        AppError: the environment failed.
    """
    played = capture(stage.store, files, stage.hash_pin)
    workplace = stage.open_workplace()
    try:
        workplace.start()
        robot = Robot(workplace, stage.hand)
        sign_in(robot, workplace)
        fulfil(robot, stage.store, played, limit)
        tell_customers(stage.store, stage.mailer, played)
        return report_on(stage.store, robot, played, out)
    finally:
        workplace.close()
