"""One barcode names what is set wrong between a scanner and its machine."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.scanning.codes import read_code
from app.scanning.self_test import ELEMENTS, TEXT, Gs, Layout, SelfTest, read_self_test

GOOD = SelfTest(Layout.SAME)


def test_a_scanner_that_is_set_up_well_passes() -> None:
    found = read_self_test(TEXT)

    assert found == GOOD
    assert found is not None
    assert found.is_good


@pytest.mark.parametrize(
    ("arrived", "layout"),
    [
        ("90XJKXTESTBbß-?zyaqwm\x1d91END", Layout.GERMAN_HERE),
        ("çàXJKXTESTBb)!°ywqaz,\x1dç&END", Layout.FRENCH_HERE),
        ("90XJKXTESTBb'-?yzaqwm\x1d91END", Layout.SPANISH_HERE),
        ("90XJKXTESTBb+-?yzaqwm\x1d91END", Layout.NORDIC_HERE),
        ("90XJKXTESTBb/&?zyaqwm\x1d91END", Layout.GERMAN_SCANNER),
        ("()XJKXTESTBb6>8ywqaz;\x1d(!END", Layout.FRENCH_SCANNER),
    ],
)
def test_the_keyboard_is_named(arrived: str, layout: Layout) -> None:
    assert read_self_test(arrived) == SelfTest(layout)


def test_a_keyboard_that_nobody_thought_of_is_said_to_be_another() -> None:
    assert read_self_test("90XJKXTESTBb§%&uvxxxx\x1d91END") == SelfTest(Layout.OTHER)


@pytest.mark.parametrize("part", [TEXT[2:], TEXT[:-1], "XJKXTEST"])
def test_a_part_of_the_test_passes_for_no_keyboard(part: str) -> None:
    assert read_self_test(part) == SelfTest(Layout.OTHER)


def test_caps_lock_is_named_also_on_a_german_keyboard() -> None:
    assert read_self_test("90xjkxtestbB-/_YZAQWM\x1d91end") == SelfTest(Layout.SAME, caps=True)
    german = SelfTest(Layout.GERMAN_HERE, caps=True)
    assert read_self_test("90xjkxtestbBß-?ZYAQWM\x1d91end") == german


def test_a_lost_gs_is_named_and_so_is_what_came_instead() -> None:
    assert read_self_test(TEXT.replace("\x1d", "")) == SelfTest(Layout.SAME, gs=Gs.LOST)
    instead = SelfTest(Layout.SAME, gs=Gs.REPLACED, substitute="~")
    assert read_self_test(TEXT.replace("\x1d", "~")) == instead
    four = SelfTest(Layout.SAME, gs=Gs.REPLACED, substitute="{GS}")
    assert read_self_test(TEXT.replace("\x1d", "{GS}")) == four
    assert read_self_test(TEXT.replace("\x1d", "<GS1>")) == SelfTest(Layout.OTHER)


def test_two_tests_in_one_mean_that_no_terminator_parts_them() -> None:
    assert read_self_test(TEXT + TEXT) == SelfTest(Layout.SAME, ended=False)
    assert read_self_test(TEXT, ended=False) == SelfTest(Layout.SAME, ended=False)


def test_an_aim_identifier_that_was_typed_does_not_matter() -> None:
    assert read_self_test(f"]C1{TEXT}") == GOOD
    assert read_self_test("+C190XJKXTESTBbß-?zyaqwm\x1d91END") == SelfTest(Layout.GERMAN_HERE)


def test_on_the_floor_it_is_no_product() -> None:
    assert read_code(TEXT, "]C1").gtins == ()
    assert [ai for ai, _value in ELEMENTS] == ["90", "91"]


@given(st.text())
def test_no_other_code_is_taken_for_it(text: str) -> None:
    assert (read_self_test(text) is None) == ("XJKXTEST" not in text.upper())
