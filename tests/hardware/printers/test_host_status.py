"""What a Zebra printer says of itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.ports import PrinterStatus
from hardware.printers.host_status import parse_host_status

READY = (
    b"\x02030,0,0,1245,000,0,0,0,000,0,0,0\x03\r\n"
    b"\x02000,0,0,0,0,2,6,0,00000000,1,000\x03\r\n"
    b"\x021234,0\x03\r\n"
)


def said(memory: bytes = b"0,0,1245,000", mechanics: bytes = b"0,0,0,2,6,0,00000000") -> bytes:
    return (
        b"\x02030," + memory + b",0,0,0,000,0,0,0\x03\r\n"
        b"\x02000,0," + mechanics + b",1,000\x03\r\n"
        b"\x021234,0\x03\r\n"
    )


def test_a_ready_printer_has_nothing_in_its_way_and_nothing_left() -> None:
    assert parse_host_status(READY) == PrinterStatus(
        paper_out=False,
        paused=False,
        head_up=False,
        ribbon_out=False,
        formats_in_buffer=0,
        labels_remaining=0,
    )


@pytest.mark.parametrize(
    ("answer", "fact"),
    [
        (said(memory=b"1,0,1245,000"), "paper_out"),
        (said(memory=b"0,1,1245,000"), "paused"),
        (said(mechanics=b"1,0,0,2,6,0,00000000"), "head_up"),
        (said(mechanics=b"0,1,1,2,6,0,00000000"), "ribbon_out"),
    ],
)
def test_each_fault_stands_in_its_own_place_and_stops_printing(answer: bytes, fact: str) -> None:
    status = parse_host_status(answer)

    faults = {"paper_out", "paused", "head_up", "ribbon_out"}
    assert {name for name in faults if getattr(status, name)} == {fact}
    assert not status.can_print


def test_what_is_left_to_print_is_counted() -> None:
    status = parse_host_status(said(b"0,0,1245,007", b"0,0,0,2,6,1,00000042"))

    assert (status.formats_in_buffer, status.labels_remaining) == (7, 42)
    assert status.can_print


def test_a_label_that_has_begun_and_is_not_whole_is_left_to_print_too() -> None:
    begun = READY.replace(b"000,0,0,0,000,0,0,0", b"000,0,0,1,000,0,0,0", 1)

    assert parse_host_status(begun).formats_in_buffer == 1


@pytest.mark.parametrize(
    ("usual", "odd"),
    [
        (b"1245,", b"12450,"),  # a label longer than a metre
        (b"0,2,6,0,", b"0,A,B,0,"),  # print modes of later firmware are letters
        (b"1,000\x03\r\n\x021234", b"1,0000\x03\r\n\x021234"),
    ],
)
def test_what_we_do_not_read_may_be_as_it_likes(usual: bytes, odd: bytes) -> None:
    assert READY.count(usual) == 1

    assert parse_host_status(READY.replace(usual, odd)) == parse_host_status(READY)


@pytest.mark.parametrize("cut", range(1, len(READY) - 2))
def test_an_answer_cut_off_anywhere_is_no_answer(cut: int) -> None:
    assert not parse_host_status(READY[:cut]).answered


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        READY.replace(b"030,0,", b"030,2,"),
        READY.replace(b"1245", b"12X5"),
        READY.replace(b"00000000", b"-0000001"),
        READY[len(READY) // 2 :] + READY[: len(READY) // 2],
        b"\x02\x03" * 3,
    ],
)
def test_a_garbled_answer_is_no_answer(answer: bytes) -> None:
    assert parse_host_status(answer) == PrinterStatus()


def test_what_came_before_the_answer_is_passed_over() -> None:
    assert parse_host_status(b"\x03,0\x03\r\n" + READY).can_print


@given(st.binary(max_size=300))
def test_no_bytes_can_crash_the_reader_or_be_taken_for_ready(answer: bytes) -> None:
    assert not parse_host_status(answer).answered or b"\x02" in answer


@given(st.lists(st.binary(max_size=60), min_size=3, max_size=3))
def test_no_three_strings_can_crash_the_reader(strings: list[bytes]) -> None:
    answer = b"".join(b"\x02" + string + b"\x03\r\n" for string in strings)

    assert parse_host_status(answer) == PrinterStatus()
