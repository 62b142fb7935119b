"""Typing and scanning on one keyboard are told apart."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.keys import DropKeys, KeyCollector, KnownKeys, ReplayKeys, ScanHeard, WedgeKey
from hardware.ports import Scan
from hardware.scanners.framing import LONGEST_BYTES
from hardware.scanners.wedge import WedgeCollector

ENTER = "\r"
printable = st.characters(codec="utf-8", exclude_categories=("C", "Z"))
codes = st.text(printable, min_size=4, max_size=30).filter(lambda code: code[0] != "]")
typed_keys = st.one_of(printable, st.sampled_from([ENTER, "\t", "\b", "\x1b", " "]))


class Keyboard:
    """Presses keys in front of a collector, and keeps what comes out."""

    def __init__(self, wedge: KeyCollector) -> None:
        self._wedge = wedge
        self.now_s = 100.0
        self.heard: list[Scan] = []
        self.replayed: list[WedgeKey] = []
        self.order: list[str] = []
        self.dropped: list[WedgeKey] = []

    def press(self, texts: Iterable[str], gap_s: float) -> list[WedgeKey]:
        pressed = []
        for text in texts:
            self.now_s += gap_s
            pressed.append(WedgeKey(text, text in {ENTER, "\t"}, self.now_s))
            self._note(self._wedge.key(pressed[-1]))
        return pressed

    def rest(self, seconds: float) -> None:
        self.now_s += seconds
        self._note(self._wedge.idle(self.now_s))

    @property
    def scans(self) -> list[str]:
        return [scan.text for scan in self.heard]

    @property
    def typed(self) -> str:
        return "".join(key.text for key in self.replayed)

    def _note(self, known: Iterable[KnownKeys]) -> None:
        for one in known:
            match one:
                case ScanHeard(scan):
                    self.heard.append(scan)
                    self.order.append(scan.text)
                case ReplayKeys(keys):
                    self.replayed += keys
                    self.order += [key.text for key in keys]
                case DropKeys(keys):
                    self.dropped += keys


@given(
    st.lists(
        st.one_of(st.tuples(st.just("typed"), typed_keys), st.tuples(st.just("scanned"), codes)),
        max_size=20,
    ),
    st.sampled_from([0.0, 0.001, 0.030, 0.059]),
    st.sampled_from([0.061, 0.2, 3.0]),
)
def test_any_mixture_of_typing_and_scanning_gives_the_typed_keys_and_the_scans_in_order(
    happenings: list[tuple[str, str]], burst_gap_s: float, human_gap_s: float
) -> None:
    keyboard = Keyboard(WedgeCollector())
    typed: list[WedgeKey] = []

    for kind, text in happenings:
        if kind == "typed":
            typed += keyboard.press(text, human_gap_s)
        else:
            keyboard.press(text[0], human_gap_s)
            keyboard.press(text[1:] + ENTER, burst_gap_s)
    keyboard.rest(0.061)

    assert keyboard.replayed == typed
    assert keyboard.scans == [text for kind, text in happenings if kind == "scanned"]
    assert keyboard.order == [text for _, text in happenings]


@given(
    st.lists(st.tuples(typed_keys, st.floats(min_value=0, max_value=0.2))),
    st.sampled_from([("", ""), ("~", "!"), ("~~", ENTER)]),
)
def test_every_key_comes_back_once_and_in_order_whatever_the_haste(
    keys: list[tuple[str, float]], frame: tuple[str, str]
) -> None:
    prefix, suffix = frame
    wedge = WedgeCollector(prefix=prefix, suffix=suffix)
    keyboard = Keyboard(wedge)

    for text, gap_s in keys:
        keyboard.press(text, gap_s)
    keyboard.rest(1)

    given_back = len(keyboard.replayed) + len(keyboard.dropped)
    framed = sum(len(prefix) + len(scan.raw.decode()) for scan in keyboard.heard)
    assert given_back + framed + len(keyboard.heard) == len(keys)
    assert keyboard.replayed == sorted(keyboard.replayed, key=lambda key: key.at_s)


def test_nothing_of_a_burst_reaches_the_window_not_even_its_enter() -> None:
    keyboard = Keyboard(WedgeCollector())

    keyboard.press("YES-NO" + ENTER, 0.005)
    keyboard.rest(1)

    assert keyboard.scans == ["YES-NO"]
    assert keyboard.replayed == []


@pytest.mark.parametrize("frame", [("", ""), ("~", "!")])
def test_the_second_end_of_a_scan_presses_no_button(frame: tuple[str, str]) -> None:
    prefix, suffix = frame
    keyboard = Keyboard(WedgeCollector(prefix=prefix, suffix=suffix))

    keyboard.press(prefix + "SO-2026" + suffix + ENTER + ENTER, 0.005)
    keyboard.rest(1)
    keyboard.press(ENTER, 0.5)
    keyboard.rest(1)

    assert keyboard.scans == ["SO-2026"]
    assert keyboard.typed == ENTER  # only the one that a person pressed


def test_a_lone_key_is_given_back_once_the_gap_is_over_and_not_before() -> None:
    keyboard = Keyboard(WedgeCollector())
    keyboard.press("a", 0)

    keyboard.rest(0.059)
    assert keyboard.replayed == []

    keyboard.rest(0.002)
    assert keyboard.typed == "a"


@pytest.mark.parametrize("text", ["123", "", "1"])
def test_three_hasty_keys_and_enter_are_typing(text: str) -> None:
    keyboard = Keyboard(WedgeCollector())

    keyboard.press(text + ENTER, 0.005)

    assert keyboard.typed == text + ENTER


def test_an_enter_that_comes_late_ends_no_scan() -> None:
    keyboard = Keyboard(WedgeCollector())
    keyboard.press("12345", 0.005)

    keyboard.press(ENTER, 0.2)

    assert keyboard.scans == []
    assert keyboard.typed == "12345" + ENTER


def test_tab_ends_a_scan_too() -> None:
    keyboard = Keyboard(WedgeCollector())

    keyboard.press("BTL-750\t", 0.005)

    assert keyboard.scans == ["BTL-750"]


def test_a_held_backspace_is_never_a_scan() -> None:
    keyboard = Keyboard(WedgeCollector())

    keyboard.press("\b\b\b\b\b" + ENTER, 0.033)

    assert keyboard.scans == []
    assert keyboard.typed == "\b\b\b\b\b" + ENTER


def test_a_backspace_held_down_is_given_back_at_once() -> None:
    keyboard = Keyboard(WedgeCollector())

    keyboard.press("\b\b", 0.033)

    assert keyboard.typed == "\b\b"


def test_keys_that_type_nothing_make_no_code_longer() -> None:
    keyboard = Keyboard(WedgeCollector())

    keyboard.press(["", "A", "", "B", ENTER], 0.005)  # Shift and a letter, twice

    assert keyboard.scans == []
    assert keyboard.typed == "AB" + ENTER


def test_a_control_character_cuts_no_code_in_two() -> None:
    keyboard = Keyboard(WedgeCollector())

    keyboard.press("BTL\b\x1b-750" + ENTER, 0.005)

    assert keyboard.scans == ["BTL\b\x1b-750"]
    assert keyboard.replayed == []


def test_a_group_separator_typed_as_control_bracket_survives() -> None:
    keyboard = Keyboard(WedgeCollector())

    keyboard.press("]C110AB\x1d21XY" + ENTER, 0.005)

    assert keyboard.heard == [
        Scan("wedge", b"]C110AB\x1d21XY", "10AB\x1d21XY", "]C1", keyboard.now_s, 1)
    ]


def test_a_code_that_begins_with_a_group_separator_is_a_scan() -> None:
    keyboard = Keyboard(WedgeCollector())

    keyboard.press("\x1d10AB" + ENTER, 0.005)

    assert [scan.raw for scan in keyboard.heard] == [b"\x1d10AB"]
    assert keyboard.typed == ""


def test_a_substitute_stands_for_the_group_separator() -> None:
    keyboard = Keyboard(WedgeCollector(gs_substitute="|"))

    keyboard.press("10AB|21XY" + ENTER, 0.005)

    assert keyboard.scans == ["10AB\x1d21XY"]


def test_a_wider_gap_hears_a_slow_scanner() -> None:
    slow, usual = Keyboard(WedgeCollector(gap_s=0.1)), Keyboard(WedgeCollector())

    slow.press("BTL-750" + ENTER, 0.09)
    usual.press("BTL-750" + ENTER, 0.09)

    assert (slow.scans, usual.scans) == (["BTL-750"], [])


def test_prefix_and_suffix_hear_the_shortest_code_and_leave_all_else_alone() -> None:
    keyboard = Keyboard(WedgeCollector(prefix="<<", suffix=">"))

    keyboard.press("ab<<7>c<<BTL-750>d<" + ENTER, 0.005)

    assert keyboard.scans == ["7", "BTL-750"]
    assert keyboard.typed == "abcd<" + ENTER


def test_with_prefix_and_suffix_a_bare_burst_is_typing() -> None:
    keyboard = Keyboard(WedgeCollector(prefix="~", suffix=ENTER))

    keyboard.press("BTL-750" + ENTER, 0.005)
    keyboard.press("~BTL-750" + ENTER, 0.005)

    assert keyboard.scans == ["BTL-750"]
    assert keyboard.typed == "BTL-750" + ENTER


def test_a_prefix_whose_suffix_never_comes_is_given_back() -> None:
    keyboard = Keyboard(WedgeCollector(prefix="~", suffix="!"))

    keyboard.press("~BTL", 0.005)
    keyboard.rest(0.07)

    assert keyboard.typed == "~BTL"


def test_a_barcode_beyond_reason_becomes_one_scan_of_4096_bytes() -> None:
    keyboard = Keyboard(WedgeCollector())

    keyboard.press("9" * 20_000 + ENTER, 0.001)

    assert [len(scan.raw) for scan in keyboard.heard] == [LONGEST_BYTES]


def test_half_a_surrogate_pair_does_no_harm() -> None:
    keyboard = Keyboard(WedgeCollector())

    keyboard.press("BTL\ud83d-750" + ENTER, 0.005)

    assert keyboard.scans == ["BTL?-750"]


@pytest.mark.parametrize("gap_s", [0.029, 0.101])
def test_a_gap_of_no_scanner_is_refused(gap_s: float) -> None:
    with pytest.raises(ValueError, match="gap"):
        WedgeCollector(gap_s=gap_s)


def test_a_prefix_without_a_suffix_is_refused() -> None:
    with pytest.raises(ValueError, match="together"):
        WedgeCollector(prefix="~")
