"""What devices say of themselves, and the names that their errors carry."""

from __future__ import annotations

import pytest

from hardware.ports import (
    DeviceGone,
    DeviceSilent,
    GarbledReply,
    HardwareError,
    PrinterStatus,
    Weight,
    WeightUnit,
    weight_in,
)

_READY = PrinterStatus(
    paper_out=False, paused=False, head_up=False, ribbon_out=False, formats_in_buffer=0
)


@pytest.mark.parametrize("kind", [DeviceGone, DeviceSilent, GarbledReply])
def test_trouble_names_the_device_as_the_settings_do(kind: type[HardwareError]) -> None:
    trouble = kind("label-1", "connection refused")

    assert (trouble.device, trouble.detail) == ("label-1", "connection refused")
    assert str(trouble) == "label-1: connection refused"


def test_a_printer_that_answers_and_lacks_nothing_can_print() -> None:
    assert _READY.answered
    assert _READY.can_print


def test_a_printer_that_says_nothing_is_not_believed_to_be_ready() -> None:
    silent = PrinterStatus()

    assert not silent.answered
    assert not silent.can_print


@pytest.mark.parametrize(
    "stopped",
    [
        PrinterStatus(paper_out=True),
        PrinterStatus(paper_out=False, paused=True),
        PrinterStatus(paper_out=False, head_up=True),
        PrinterStatus(paper_out=False, ribbon_out=True),
    ],
)
def test_one_thing_in_the_way_stops_the_printer(stopped: PrinterStatus) -> None:
    assert stopped.answered
    assert not stopped.can_print


@pytest.mark.parametrize(
    ("number", "unit", "grams"),
    [
        ("1.250", WeightUnit.KILOGRAM, 1250),
        ("-0.0004", WeightUnit.KILOGRAM, 0),
        ("10.00", WeightUnit.POUND, 4536),
        ("16", WeightUnit.OUNCE, 454),
        ("12.5", WeightUnit.GRAM, 12),
    ],
)
def test_a_weight_is_whole_grams_whatever_the_scale_shows(
    number: str, unit: WeightUnit, grams: int
) -> None:
    assert weight_in(number, unit, stable=True) == Weight(grams, stable=True, unit=unit)


@pytest.mark.parametrize(
    ("weight", "good"),
    [
        (Weight(1250, stable=True), 1250),
        (Weight(1250, stable=False), None),
        (Weight(0, stable=True), None),
        (Weight(-5, stable=True), None),
        (Weight(None, stable=False, overload=True), None),
        (Weight(9999, stable=True, overload=True), None),
    ],
)
def test_only_what_lies_still_on_the_scale_is_weighed(weight: Weight, good: int | None) -> None:
    assert weight.good_grams == good
