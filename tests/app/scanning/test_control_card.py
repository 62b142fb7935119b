"""The eight control codes survive every keyboard and are never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.scanning.control_card import (
    LETTERS,
    PREFIX,
    ControlCode,
    Damaged,
    Digit,
    check_letter,
    collides,
    digit_payload,
    payload_of,
    read_control,
)

codes = st.sampled_from(ControlCode)

QWERTZ = str.maketrans("yzYZ", "zyZY")
AZERTY = str.maketrans("aqwzAQWZ", "qazwQAZW")


@pytest.mark.parametrize("code", ControlCode)
@pytest.mark.parametrize("layout", [{}, QWERTZ, AZERTY])
def test_a_control_code_is_read_on_every_keyboard_with_and_without_caps_lock(
    code: ControlCode, layout: dict[int, int]
) -> None:
    heard = payload_of(code).translate(layout)

    assert read_control(heard) is code
    assert read_control(heard.swapcase()) is code


@pytest.mark.parametrize("code", ControlCode)
def test_a_payload_has_only_letters_that_do_not_move(code: ControlCode) -> None:
    assert set(payload_of(code)) <= set(LETTERS)
    assert not set("AMQWYZ0123456789-_") & set(LETTERS)


def test_the_codes_stand_in_the_order_of_the_f_keys() -> None:
    assert [(code.f_key, code.name) for code in ControlCode] == [
        (1, "CONFIRM"),
        (2, "SHORT"),
        (3, "EXCEPTION"),
        (4, "REPRINT"),
        (5, "UNDO"),
        (6, "NEXT_CARTON"),
        (7, "SIGN_OUT"),
        (8, "HELP"),
    ]


def test_the_eight_payloads_differ_and_none_starts_another() -> None:
    payloads = [payload_of(code) for code in ControlCode]

    assert not [(a, b) for a in payloads for b in payloads if a is not b and b.startswith(a)]


@given(code=codes, data=st.data())
def test_one_misread_letter_is_damaged_never_another_command(
    code: ControlCode, data: st.DataObject
) -> None:
    # given a payload with one letter after the prefix misread
    payload = payload_of(code)
    place = data.draw(st.integers(len(PREFIX), len(payload) - 1))
    wrong = data.draw(st.sampled_from(LETTERS.replace(payload[place], "")))
    heard = payload[:place] + wrong + payload[place + 1 :]

    # then it is told as damaged
    assert read_control(heard) == Damaged(heard)


@given(word=st.text(alphabet=LETTERS, min_size=1, max_size=12), data=st.data())
def test_the_check_letter_finds_every_single_wrong_letter(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 1))
    wrong = data.draw(st.sampled_from(LETTERS.replace(word[place], "")))

    assert check_letter(word) != check_letter(word[:place] + wrong + word[place + 1 :])


@given(code=codes, length=st.integers(0, 15))
def test_half_a_control_code_is_never_a_command(code: ControlCode, length: int) -> None:
    payload = payload_of(code)
    heard = payload[:length]

    if len(PREFIX) <= len(heard) < len(payload):
        assert read_control(heard) == Damaged(heard)


@given(st.text())
def test_a_code_that_was_let_in_is_never_read_as_a_command(text: str) -> None:
    if collides(text):
        assert read_control(text) is not None
    else:
        assert read_control(text) is None


@pytest.mark.parametrize("text", ["XJKX-1", "xjkx0001", "xJkXCONFIR"])
def test_a_code_of_the_warehouse_that_starts_like_the_card_is_refused(text: str) -> None:
    assert collides(text)


@pytest.mark.parametrize("text", ["", "XJK", "A-01-02", "85123A", "4006381333931", "ẞXJKX"])
def test_ordinary_codes_do_not_collide(text: str) -> None:
    assert not collides(text)
    assert read_control(text) is None


@pytest.mark.parametrize("value", range(10))
@pytest.mark.parametrize("layout", [{}, QWERTZ, AZERTY])
def test_a_digit_of_the_card_is_read_on_every_keyboard_and_is_no_control_code(
    value: int, layout: dict[int, int]
) -> None:
    payload = digit_payload(value)

    assert set(payload) <= set(LETTERS)
    assert payload not in {payload_of(code) for code in ControlCode}
    for typed in (payload.translate(layout), payload.lower().translate(layout)):
        assert read_control(typed) == Digit(value)
