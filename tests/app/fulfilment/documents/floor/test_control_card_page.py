"""The printed control card is read whole, and names each key."""

from __future__ import annotations

from app.fulfilment.documents.drawing.elements import A4, Bars, Qr
from app.fulfilment.documents.floor.control_card_page import (
    control_card,
    control_card_draft,
    digit_card_draft,
)
from app.scanning.control_card import ControlCode, Digit, read_control
from app.scanning.self_test import Layout, SelfTest, read_self_test
from tests.app.fulfilment.documents.examples import assert_tidy, box_of, overlap
from tests.support.barcode_reader import read_pdf


def test_every_command_is_read_from_both_of_its_symbols() -> None:
    page, _digits = read_pdf(control_card().data)

    for symbology in ("]C0", "]Q1"):
        heard = [read_control(code[3:]) for code in page.codes if code.startswith(symbology)]
        assert set(heard) == set(ControlCode)
        assert len(heard) == len(ControlCode)


def test_every_command_has_its_word_and_its_key() -> None:
    page, _digits = read_pdf(control_card().data)

    for code in ControlCode:
        assert code.value.upper() in page.words
        assert f"F{code.f_key}" in page.words


def test_the_card_is_tidy_and_its_bars_are_large() -> None:
    sheet = control_card_draft().sheet()

    assert_tidy(sheet)
    bars = [element for element in sheet.elements if isinstance(element, Bars)]
    commands, (test,) = bars[:8], bars[8:]
    assert all(bar.module_dots / A4.dpi * 25.4 > 0.33 for bar in commands)
    assert test.module_dots / A4.dpi * 25.4 > 0.25  # scanned once, and near


def test_a_scanner_that_reads_the_self_test_well_passes_it() -> None:
    page, _digits = read_pdf(control_card().data)

    (test,) = (code[3:] for code in page.codes if code.startswith("]C1"))

    assert read_self_test(test) == SelfTest(Layout.SAME)


def test_two_commands_are_too_far_apart_for_one_beam() -> None:
    sheet = control_card_draft().sheet()
    symbols = [element for element in sheet.elements if isinstance(element, Bars | Qr)]
    apart = round(12 / 25.4 * A4.dpi)

    for one in symbols:
        for other in symbols:
            if one.symbol.text != other.symbol.text:
                assert not overlap(box_of(one).inset(-apart // 2), box_of(other).inset(-apart // 2))


def test_the_same_card_is_the_same_bytes() -> None:
    assert control_card().data == control_card().data


def test_the_back_of_the_card_has_every_digit_in_both_symbols() -> None:
    _card, page = read_pdf(control_card().data)

    for symbology in ("]C0", "]Q1"):
        heard = [read_control(code[3:]) for code in page.codes if code.startswith(symbology)]
        assert sorted(one.value for one in heard if isinstance(one, Digit)) == list(range(10))
        assert len(heard) == 10
    assert_tidy(digit_card_draft().sheet())
