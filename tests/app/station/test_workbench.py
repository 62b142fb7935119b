"""One station has one work in hand, kept before its first scan."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import AppError, JournalUnwritable, NotAllowed, NothingFound, StoreUnreachable
from app.fulfilment.events import AnyEvent, CartonOpened, UnitsPacked
from app.fulfilment.work import PackPackage
from app.scanning.verdicts import Verdict
from app.station.recorder import Judged
from tests.support.floor_stage import Stage
from tests.support.packages import line_of, order_of
from tests.support.runners import Held, unexpected
from tests.support.scans import scan_of

ORDER = order_of(line_of("MUG", 2))


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


def claim(stage: Stage, package: PackPackage = ORDER) -> list[PackPackage]:
    begun: list[PackPackage] = []
    stage.bench.claim("pack", "B-100", lambda: package, begun.append, unexpected)
    return begun


def keep(stage: Stage, event: AnyEvent) -> None:
    scan = scan_of("MUG")
    judged = Judged(scan, "packing", "MUG", Verdict.ACCEPTED, event, "B-100", 8, 1)
    stage.recorder.keep(judged, lambda _record: None, unexpected)


def resumed(stage: Stage, kind: str = "pack") -> list[tuple[PackPackage, tuple[AnyEvent, ...]]]:
    found: list[tuple[PackPackage, tuple[AnyEvent, ...]]] = []
    stage.bench.resume(
        kind,
        PackPackage,
        lambda package, events: found.append((package, events)),
        lambda: None,
        unexpected,
    )
    return found


def test_a_claimed_package_is_in_the_journal_before_anybody_sees_it(stage: Stage) -> None:
    seen_when_begun: list[str] = []
    stage.bench.claim(
        "pack",
        "B-100",
        lambda: ORDER,
        lambda _package: seen_when_begun.append(
            work.package if (work := stage.journal.open_work()) else ""
        ),
        unexpected,
    )

    assert PackPackage.model_validate_json(seen_when_begun[0]) == ORDER
    assert stage.bench.kind_in_hand == "pack"


def test_what_was_kept_goes_to_the_shared_database_before_a_claim(stage: Stage) -> None:
    flushed_before: list[int] = []

    def claimed() -> PackPackage:
        flushed_before.append(stage.sync.flushed)
        return ORDER

    stage.bench.claim("pack", "B-100", claimed, lambda _package: None, unexpected)

    assert flushed_before == [1]


def test_a_restart_stands_where_the_work_stood(stage: Stage) -> None:
    claim(stage)
    opened = CartonOpened(carton_number=1, carton_type="BOX")
    packed = UnitsPacked(order_line_id=1, units=1, carton_number=1)
    keep(stage, opened)
    keep(stage, packed)

    after = stage.restarted()

    assert after.bench.kind_in_hand == "pack"
    assert resumed(after) == [(ORDER, (opened, packed))]


def test_work_of_another_kind_is_not_resumed_here(stage: Stage) -> None:
    claim(stage)

    assert resumed(stage, "pick") == []


def test_ended_work_is_not_resumed_and_the_next_can_be_claimed(stage: Stage) -> None:
    claim(stage)
    stage.bench.end(ORDER.work_id, lambda: None, unexpected)

    assert stage.bench.kind_in_hand == ""
    assert resumed(stage) == []
    assert claim(stage) == [ORDER]


def test_a_second_work_beside_the_first_is_refused(stage: Stage) -> None:
    claim(stage)
    refused: list[Exception] = []

    stage.bench.claim("pack", "B-100", lambda: ORDER, lambda _package: None, refused.append)

    assert isinstance(refused[0], NotAllowed)


def test_a_renewed_package_keeps_the_events(stage: Stage) -> None:
    claim(stage)
    opened = CartonOpened(carton_number=1, carton_type="BOX")
    keep(stage, opened)
    more = ORDER.model_copy(update={"totes": ("T-1", "T-2")})
    given: list[tuple[PackPackage, tuple[AnyEvent, ...]]] = []

    stage.bench.renew(
        lambda: more, lambda package, events: given.append((package, events)), unexpected
    )

    assert given == [(more, (opened,))]
    assert resumed(stage) == given


@pytest.mark.parametrize(
    "trouble", [StoreUnreachable(url="db", detail="gone"), NothingFound(kind="tote", code="T-1")]
)
def test_a_claim_that_fails_leaves_nothing_in_hand(stage: Stage, trouble: AppError) -> None:
    def claimed() -> PackPackage:
        raise trouble

    failed: list[Exception] = []
    stage.bench.claim("pack", "B-100", claimed, lambda _package: None, failed.append)

    assert failed == [trouble]
    assert stage.bench.kind_in_hand == ""
    assert stage.journal.open_work() is None


def test_nothing_is_asked_of_a_database_that_does_not_answer(stage: Stage) -> None:
    stage.sync.trouble = StoreUnreachable(url="db", detail="gone")
    asked: list[str] = []
    failed: list[Exception] = []

    stage.bench.in_store(lambda: asked.append("asked"), lambda _nothing: None, failed.append)

    assert asked == []
    assert failed == [stage.sync.trouble]


def test_a_journal_that_cannot_be_read_is_told(stage: Stage) -> None:
    stage.journal.close()
    failed: list[Exception] = []

    stage.bench.resume("pack", PackPackage, lambda *_work: None, lambda: None, failed.append)

    assert isinstance(failed[0], JournalUnwritable)


def test_the_work_counts_as_in_hand_only_once_it_is_kept(tmp_path: Path) -> None:
    on_journal = Held()
    stage = Stage(tmp_path, on_journal=on_journal)

    begun = claim(stage)
    assert (begun, stage.bench.kind_in_hand) == ([], "")

    on_journal.let_go()
    assert (begun, stage.bench.kind_in_hand) == ([ORDER], "pack")


def test_the_work_belongs_to_whoever_claimed_it_also_after_a_restart(stage: Stage) -> None:
    claim(stage)
    keep(stage, CartonOpened(carton_number=1, carton_type="BOX"))
    assert stage.bench.owner == "B-100"

    assert stage.restarted().bench.owner == "B-100"
