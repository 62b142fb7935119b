"""A scan is kept with everything that it was judged by, and nothing more."""

from __future__ import annotations

from app.fulfilment.double_scan.circumstances import Circumstances, MadeLabel, names_of
from app.fulfilment.packing import PackTask
from app.scanning.directory import Directory
from app.scanning.verdicts import Verdict
from tests.support.packages import (
    BOX,
    MARA,
    case_of,
    directory,
    gtin_of,
    line_of,
    order_of,
    packing,
    say,
    sscc_of,
)
from tests.support.scans import scan_of


def _in_what(task: PackTask, code: str, at_s: float | None = None) -> Circumstances:
    found = task.judge(scan_of(code, at_s=at_s)).circumstances
    assert found is not None
    return found


def test_only_the_names_that_the_code_can_stand_for_are_kept() -> None:
    kept = names_of(scan_of(gtin_of("MUG")), directory())

    assert kept == Directory(products={"0" + gtin_of("MUG"): kept.products["0" + gtin_of("MUG")]})
    assert [product.sku for product in kept.products["0" + gtin_of("MUG")]] == ["MUG"]
    assert names_of(scan_of("NOBODY-KNOWS-THIS"), directory()) == Directory()
    assert names_of(scan_of("T-1"), directory()) == Directory(totes=frozenset({"T-1"}))


def test_who_stood_there_and_the_window_of_the_device_are_kept() -> None:
    kept = _in_what(packing(line_of("MUG", 2), bounce_ms=lambda _device: 450), BOX)

    assert (kept.operator, kept.bounce_ms, kept.edition, kept.seen_s) == (MARA, 450, 1, None)


def test_when_the_same_trigger_was_seen_last_is_kept_as_far_as_a_window_reaches() -> None:
    task = packing(line_of("MUG", 9), bounce_ms=lambda _device: 0)
    say(task, BOX)

    seen = [_in_what(task, gtin_of("MUG"), at_s).seen_s for at_s in (100.0, 101.0, 120.0)]

    assert seen == [None, 100.0, None]


def test_what_was_heard_of_the_order_and_of_its_label_is_kept() -> None:
    task = packing(line_of("MUG", 1))
    say(task, BOX, "MUG")
    task.documents_ready(1, sscc_of(1), "1Z5R89390357567127")
    task.order_changed("SO-1", 2)
    task.claim_lost()

    kept = _in_what(task, "MUG")

    label = MadeLabel(edition=0, carton_number=1, sscc=sscc_of(1), tracking="1Z5R89390357567127")
    assert kept.labels == (label,)
    assert (kept.versions, kept.claim_lost) == ({"SO-1": 2}, True)


def test_a_task_that_recalls_them_gives_the_same_answer_again() -> None:
    first, again = packing(line_of("MUG", 1)), packing(line_of("MUG", 1))
    say(first, BOX, "MUG")
    say(again, BOX, "MUG")
    first.documents_ready(1, sscc_of(1), "")
    label = scan_of(f"00{sscc_of(1)}")
    answer = first.judge(label)
    assert answer.circumstances is not None

    again.recall(answer.circumstances)

    assert again.judge(label).verdict is answer.verdict is Verdict.TASK_DONE


def test_the_edition_of_the_package_is_kept() -> None:
    package = order_of(line_of("MUG", 1)).model_copy(update={"edition": 3})

    assert _in_what(packing(package=package), BOX).edition == 3


def test_what_is_as_usual_takes_no_room_and_comes_back() -> None:
    kept = _in_what(packing(line_of("MUG", 1)), case_of("MUG"))

    assert "versions" not in kept.as_json()
    assert "labels" not in kept.as_json()
    assert Circumstances.model_validate_json(kept.as_json()) == kept
