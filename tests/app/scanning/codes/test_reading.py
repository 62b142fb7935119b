"""A code says what it is by its symbology and its digits, never more."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.scanning.codes import Damage, ReadCode, label_in, read_code
from app.scanning.codes.reading import MAX_LENGTH

EAN = "4006381333931"
GTIN = "04006381333931"
SSCC = "340123451234567895"


@pytest.mark.parametrize("aim", [None, "]E0", "]C0"])
@pytest.mark.parametrize("text", [EAN, f"0{EAN}"])
def test_a_bare_ean_is_a_gtin_and_never_ai_400(text: str, aim: str | None) -> None:
    code = read_code(text, aim)

    assert code.gtins == (GTIN,)
    assert code.elements is None


def test_upc_a_and_ean_13_are_one_identity() -> None:
    assert read_code("036000291452", "]E0").gtins == read_code("0036000291452", "]E0").gtins


@pytest.mark.parametrize("aim", ["]C1", "]d2", "]Q3", "]e0", None])
def test_gs1_symbologies_are_read_as_element_strings(aim: str | None) -> None:
    code = read_code(f"01{GTIN}17261231" + "10LOT-7\x1d21S-1", aim)

    assert code.gtins == (GTIN,)
    assert (code.lot, code.serial, code.expiry) == ("LOT-7", "S-1", date(2026, 12, 31))


def test_itf_14_is_a_gtin_and_other_interleaved_digits_are_looked_up() -> None:
    case = "14006381333938"
    assert read_code(case, "]I1") == ReadCode(case, gtins=(case,), exact=False)
    assert read_code("123456", "]I1") == ReadCode("123456")
    assert read_code(f"01{GTIN}", "]I1") == ReadCode(f"01{GTIN}")


def test_a_retail_symbology_is_the_number_of_goods_and_nothing_else() -> None:
    assert read_code(EAN, "]E0") == ReadCode(EAN, gtins=(GTIN,), exact=False)
    assert read_code(EAN, "]C0").exact


def test_an_add_on_is_no_part_of_the_number() -> None:
    assert read_code(f"{EAN}51234", "]E3").gtins == (GTIN,)


def test_eight_digits_may_be_two_products_and_the_symbology_tells() -> None:
    assert read_code("01234565", None).gtins == ("00000001234565", "00012345000065")
    assert read_code("01234565", "]E4").gtins == ("00000001234565",)
    assert read_code("40170725", "]E4").gtins == ("00000040170725",)
    assert read_code("40170725", None).gtins == ("00000040170725",)


def test_an_sscc_is_a_label() -> None:
    assert read_code(f"00{SSCC}", "]C1").label == SSCC
    assert read_code(f"00{SSCC}", None).label == SSCC


@pytest.mark.parametrize("aim", [None, "]C0", "]I0"])
@pytest.mark.parametrize("text", [SSCC, f"(00){SSCC}", "(00) 3 4012345 123456789 5"])
def test_eighteen_digits_with_their_check_digit_may_be_a_label(text: str, aim: str | None) -> None:
    code = read_code(text, aim)

    assert (code.bare_sscc, code.label_number, code.damage) == (SSCC, SSCC, None)
    assert (code.text, code.exact, code.label) == (text, True, "")


@pytest.mark.parametrize("text", [SSCC[:-1] + "4", SSCC[:-1], SSCC + "0", "٣" + SSCC[1:]])
def test_digits_of_another_number_or_length_are_no_label(text: str) -> None:
    assert read_code(text, None).label_number == ""


def test_in_a_gs1_symbology_bare_digits_are_element_strings_or_nothing() -> None:
    assert read_code(SSCC, "]C1").label_number == ""


@pytest.mark.parametrize(
    "typed", [SSCC, f" {SSCC} ", f"00{SSCC}", f"]C100{SSCC}", f"(00){SSCC}", f"00 {SSCC}"]
)
def test_a_label_is_known_however_its_number_is_typed(typed: str) -> None:
    assert label_in(typed) == SSCC


def test_a_tracking_number_may_be_typed_in_small_letters() -> None:
    assert label_in("1z5r89390357567127") == "1Z5R89390357567127"
    assert label_in("SO-1") == ""


def test_a_tracking_number_is_a_label_whatever_its_symbology() -> None:
    assert read_code("1Z5R89390357567127", "]C0").label == "1Z5R89390357567127"
    usps = read_code("42090210\x1d9400111201080805483016", "]C1")
    assert usps.label == "9400111201080805483016"


@pytest.mark.parametrize(
    ("text", "aim", "damage"),
    [
        ("4006381333932", None, Damage.CHECK_DIGIT),
        ("4006381333932", "]E0", Damage.CHECK_DIGIT),
        ("0104006381333932", "]C1", Damage.CHECK_DIGIT),
        ("010400638133393210LOT-7", "]C1", Damage.CHECK_DIGIT),
        ("00340123451234567890", "]C1", Damage.CHECK_DIGIT),
        ("1Z1111111111111111", None, Damage.TRACKING),
        ("HELLO", "]C1", Damage.ELEMENTS),
        ("HEL\x1dLO", None, Damage.ELEMENTS),
        (f"01{GTIN}10A\x1d10B", None, Damage.CONTRADICTION),
        (f"01{GTIN}3712", None, Damage.CONTRADICTION),
        (f"02{GTIN}", None, Damage.CONTRADICTION),
        (f"01{GTIN}02{GTIN}3712", None, Damage.CONTRADICTION),
        (f"02{GTIN}370", None, Damage.COUNT),
        (f"01{GTIN}300", None, Damage.COUNT),
    ],
)
def test_what_is_almost_a_code_says_what_is_wrong(
    text: str, aim: str | None, damage: Damage
) -> None:
    code = read_code(text, aim)

    assert code.damage is damage
    assert code.gtins == ()


@pytest.mark.parametrize("text", ["", "A\x00B", "A\nB", "A\ud800", "X" * (MAX_LENGTH + 1)])
def test_what_cannot_be_a_code_is_no_text(text: str) -> None:
    assert read_code(text, None) == ReadCode("")


@given(text=st.text(), aim=st.sampled_from([None, "", "]", "]C1", "]E0", "]E3", "]E4", "]I1"]))
def test_no_text_can_crash_it(text: str, aim: str | None) -> None:
    code = read_code(text, aim)

    assert all(len(gtin) == 14 for gtin in code.gtins)


@given(text=st.from_regex(r"0[012][0-9A-Z\x1d]{12,40}", fullmatch=True))
def test_no_digits_can_crash_it(text: str) -> None:
    for aim in (None, "]C1"):
        code = read_code(text, aim)
        assert code.text == text
        assert not (code.damage and (code.gtins or code.label))
