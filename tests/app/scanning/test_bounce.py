"""One unit read twice by a nervous scanner is one unit; two units are two."""

from __future__ import annotations

from app.scanning.bounce import MAX_MS, SeenLately
from tests.support.scans import scan_of


def _seen(code: str, at_s: float, source: str = "scanner-1") -> SeenLately:
    return SeenLately().after(scan_of(code, source=source, at_s=at_s))


def test_the_same_code_within_the_window_bounces_and_outside_it_counts() -> None:
    seen = _seen("MUG", 10.0)

    assert seen.bounces(scan_of("MUG", at_s=10.299), 300)
    assert not seen.bounces(scan_of("MUG", at_s=10.3), 300)


def test_another_code_is_never_delayed() -> None:
    assert not _seen("MUG", 10.0).bounces(scan_of("LAMP", at_s=10.0), MAX_MS)


def test_another_device_has_a_window_of_its_own() -> None:
    seen = _seen("MUG", 10.0, source="left")

    assert not seen.bounces(scan_of("MUG", source="right", at_s=10.0), 300)


def test_a_code_between_two_sights_does_not_end_the_window() -> None:
    seen = _seen("MUG", 10.0).after(scan_of("LAMP", at_s=10.1))

    assert seen.bounces(scan_of("MUG", at_s=10.2), 300)


def test_a_unit_left_before_the_scanner_stays_one_unit() -> None:
    seen = SeenLately()

    counted = 0
    for tenth in range(20):
        scan = scan_of("MUG", at_s=10 + tenth / 10)
        counted += not seen.bounces(scan, 300)
        seen = seen.after(scan)

    assert counted == 1


def test_a_window_of_nothing_counts_everything() -> None:
    assert not _seen("MUG", 10.0).bounces(scan_of("MUG", at_s=10.0), 0)


def test_no_window_is_longer_than_the_longest() -> None:
    assert not _seen("MUG", 10.0).bounces(scan_of("MUG", at_s=11.6), 60_000)


def test_what_no_window_can_reach_is_forgotten() -> None:
    seen = SeenLately()
    for number in range(1000):
        seen = seen.after(scan_of(f"CODE-{number}", at_s=float(number)))

    assert len(seen.at) <= 2


def test_a_clock_that_was_set_back_bounces_nothing() -> None:
    assert not _seen("MUG", 10.0).bounces(scan_of("MUG", at_s=9.9), 300)


def test_when_a_code_was_seen_last_is_known_as_far_as_any_window_reaches() -> None:
    seen = _seen("MUG", 10.0)

    assert seen.last_s(scan_of("MUG", at_s=11.4)) == 10.0
    assert seen.last_s(scan_of("MUG", at_s=11.6)) is None
    assert seen.last_s(scan_of("LAMP", at_s=10.1)) is None
    assert seen.last_s(scan_of("MUG", "scanner-2", at_s=10.1)) is None
