"""One rehearsal from files to report: the whole SOP of this release, without a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.gateways.mail.letter import Mailer
from app.store.unit_of_work import Store
from ui.rehearsal.report import RehearsalReport, report_on
from ui.rehearsal.robot import PATIENCE_S, Hand, RehearsalFailed, Robot
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
        patience_s: how long the robot waits for anything.
    """

    store: Store
    open_workplace: Callable[[], Workplace]
    hand: Hand
    mailer: Mailer
    hash_pin: Callable[[str], str]
    patience_s: float = PATIENCE_S


def rehearse(stage: Stage, files: Files, out: Path, limit: int | None) -> RehearsalReport:
    """Play the SOP and check it; what goes wrong on the floor is a fault of the report.

    Raises:
        AppError: the environment failed.
        OSError: a file cannot be read or written.
    """
    played = capture(stage.store, files, stage.hash_pin)
    played.limit = limit
    faults: list[str] = []
    workplace = stage.open_workplace()
    try:
        robot = Robot(workplace, stage.hand, patience_s=stage.patience_s)
        workplace.start()
        try:
            robot.wait_for_scanners()
            sign_in(robot, workplace)
            fulfil(robot, stage.store, played)
        except RehearsalFailed as failed:
            faults.append(str(failed))
        tell_customers(stage.store, stage.mailer, played)
        return report_on(stage.store, robot, played, out, faults)
    finally:
        workplace.close()
