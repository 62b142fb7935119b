"""Devices tried on the settings page: scans, ports, printers, database."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.scanning.control_card import ControlCode, payload_of
from app.scanning.self_test import TEXT
from app.scanning.verdicts import Verdict
from hardware.ports import (
    DeviceGone,
    DeviceSilent,
    GarbledReply,
    PrintOutcome,
    PrintResult,
    Scan,
    Weight,
)
from tests.support.scans import scan_of
from tests.support.settings_desk import Desk
from ui.widgets.content import Tone


def test_any_code_shows_device_kind_bytes_and_gap() -> None:
    desk = Desk()

    for moment in (4.0, 5.25):
        scan = Scan("scanner-1", b"]E04006381333931", "4006381333931", "]E0", moment, 1)
        desk.presenter.scanned(scan)

    facts = {fact.label: fact.value for fact in desk.page.detail.facts}
    assert desk.page.leaf == "scanners"
    assert desk.page.detail.code == "4006381333931"
    assert facts["Kind"] == "EAN/UPC ]E0"
    assert facts["Bytes"] == "]E04006381333931"
    assert facts["Since the last"] == "1250 ms"
    assert desk.told.kept[-1].verdict is Verdict.ACCEPTED


def test_a_bounce_is_shown_as_not_counted_with_its_gap() -> None:
    desk = Desk()
    for moment in (4.0, 4.1):
        desk.presenter.scanned(scan_of("B-100", at_s=moment))

    assert desk.told.kept[-1].verdict is Verdict.NOT_COUNTED
    assert desk.page.detail.facts[-1].value == "100 ms"


def test_the_self_test_names_what_the_scanner_must_be_set_to() -> None:
    desk = Desk()

    desk.presenter.scanned(scan_of("90XJKXTESTBbß-?zyaqwm91END"))

    faults = {event.time: event.text for event in desk.page.detail.events}
    assert desk.answer == ("Set the scanner: Layout, GS", Tone.ATTENTION)
    assert "German" in faults["Layout"]
    assert "29" in faults["GS"]


def test_a_scanner_that_is_set_up_well_passes_the_self_test() -> None:
    desk = Desk()

    desk.presenter.scanned(scan_of(TEXT))

    assert desk.answer[1] is Tone.OK
    assert desk.page.detail.title == "Self-test passed"


def test_a_scanner_that_ends_no_code_is_named_until_it_does() -> None:
    desk = Desk()

    desk.presenter.never_ended("scanner-1")
    assert desk.page.detail.title == "scanner-1 ends no code"
    assert desk.answer == ("scanner-1 sends no terminator", Tone.ATTENTION)

    desk.presenter.scanned(scan_of("4006381333931"))
    assert desk.page.detail.title == "Heard"


def test_printers_are_looked_for_where_a_host_is_typed() -> None:
    desk = Desk()
    desk.presenter.turn_to("printers")

    desk.press(6)

    assert [event.time for event in desk.page.detail.events] == ["office", "10.0.4.21:9100"]
    assert desk.answer == ("2 printers found", Tone.OK)


def test_a_found_port_becomes_a_scanner() -> None:
    desk = Desk()
    desk.presenter.turn_to("scanners")

    desk.press(2)
    desk.press(3)
    desk.press(1)

    assert desk.written[0].scanners[-1].address == "05f9:4204:1"


def test_test_prints_go_where_they_belong() -> None:
    desk = Desk()
    desk.presenter.turn_to("printers")

    desk.press(2)
    desk.press(3)
    desk.press(5)

    assert desk.printed == ["label", "slip", "card"]
    assert desk.answer == ("Printed", Tone.OK)


def test_a_printer_that_does_not_say_is_not_claimed_to_have_printed() -> None:
    desk = Desk()
    desk.result = PrintResult(PrintOutcome.UNKNOWN)
    desk.presenter.turn_to("printers")

    desk.press(2)

    assert desk.answer[0].startswith("Look at the printer")


def test_a_silent_printer_is_trouble_in_words() -> None:
    desk = Desk()
    desk.trouble = DeviceSilent("Label printer", "no reply")
    desk.presenter.turn_to("printers")

    desk.press(2)

    assert desk.answer[0].startswith("No answer: Label printer")


def test_printers_say_how_they_are() -> None:
    desk = Desk()
    desk.presenter.turn_to("printers")

    desk.press(4)

    assert [fact.value for fact in desk.page.detail.facts] == [
        "paper out",
        "says nothing of itself",
    ]


def test_an_older_schema_is_a_warning() -> None:
    desk = Desk()

    desk.presenter.turn_to("database")

    facts = {fact.label: fact.value for fact in desk.page.detail.facts}
    assert facts["Schema"] == "0001, needs 0002"


@given(
    texts=st.lists(
        st.one_of(
            st.text(max_size=40), st.sampled_from([payload_of(code) for code in ControlCode])
        ),
        max_size=10,
    )
)
def test_no_run_of_scans_ends_in_silence_or_a_crash(texts: list[str]) -> None:
    desk = Desk()

    for text in texts:
        before = len(desk.page.answers)
        desk.presenter.scanned(scan_of(text))
        assert len(desk.page.answers) > before

    assert len(desk.told.kept) == len(texts)


def scale_typed() -> Desk:
    desk = Desk()
    desk.presenter.turn_to("scale")
    desk.presenter.typed("scales.0.kind", "sics")
    desk.presenter.typed("scales.0.address", "/dev/ttyUSB1")
    return desk


def test_a_scale_is_tried_as_it_is_typed_before_it_is_saved() -> None:
    desk = scale_typed()

    desk.press(3)

    assert [(one.kind, one.address) for one in desk.asked] == [("sics", "/dev/ttyUSB1")]
    assert desk.answer == ("The scale answers: 1.250 kg", Tone.OK)
    assert desk.page.detail.title == "1.250 kg"
    assert desk.written == []


def test_a_scale_that_moves_or_carries_too_much_says_what_to_do() -> None:
    desk = scale_typed()
    said = []
    for weight in (
        Weight(1_250, stable=False),
        Weight(None, stable=False, overload=True),
        Weight(None, stable=False),
        Weight(-5, stable=True),
    ):
        desk.weight = weight
        desk.press(3)
        said.append(desk.page.detail.facts[0].value)

    assert said == [
        "moves: let it lie still",
        "carries more than it may",
        "says that it cannot weigh just now",
        "shows less than nothing: set it to zero",
    ]


def test_a_scale_that_is_silent_gone_or_speaks_otherwise_is_said_in_plain_words() -> None:
    desk, said = scale_typed(), []
    for trouble in (
        DeviceSilent("scale", "no answer"),
        DeviceGone("scale", "no such port"),
        GarbledReply("scale", "cannot read b'?'"),
    ):
        desk.trouble = trouble
        desk.press(3)
        said.append(desk.answer[0].split(":")[0])

    assert said == ["No answer", "Device gone", "Reply garbled"]
    assert desk.page.detail.title == "Put something on it, press F3"


def test_without_a_scale_or_with_a_wrong_one_nothing_is_asked() -> None:
    desk = Desk()
    desk.presenter.turn_to("scale")

    desk.press(3)
    assert desk.answer[0] == "Choose how the scale speaks first"
    assert desk.page.detail.title == "No scale"
    desk.presenter.typed("scales.0.kind", "sics")
    desk.press(3)

    assert desk.answer[0] == "Correct the marked fields first"
    assert desk.asked == []
