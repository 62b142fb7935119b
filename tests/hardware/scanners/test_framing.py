"""Where one code ends and the next begins."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from hardware.scanners.framing import LONGEST_BYTES, Framing

codes = st.lists(
    st.binary(min_size=1, max_size=20).filter(lambda code: not {10, 13} & set(code)), max_size=20
)
ends = st.sampled_from([b"\r", b"\n", b"\r\n", b"\r\r\n"])


def chunked(data: bytes, cuts: list[int]) -> list[bytes]:
    places = [0, *sorted(cut % (len(data) + 1) for cut in cuts), len(data)]
    return [data[begin:end] for begin, end in itertools.pairwise(places)]


@given(codes=codes, end=ends, cuts=st.lists(st.integers(min_value=0), max_size=30))
def test_no_code_is_lost_or_reordered_however_the_bytes_arrive(
    codes: list[bytes], end: bytes, cuts: list[int]
) -> None:
    framing = Framing()
    stream = b"".join(code + end for code in codes)

    heard = [code for chunk in chunked(stream, cuts) for code in framing.feed(chunk)]

    assert heard == codes


@given(st.lists(st.binary(max_size=50)))
def test_no_bytes_can_make_an_empty_or_endless_code(chunks: list[bytes]) -> None:
    framing = Framing(longest=8)

    for code in (code for chunk in chunks for code in framing.feed(chunk)):
        assert 1 <= len(code) <= 8
        assert not {10, 13} & set(code)


def test_a_half_code_waits_for_its_other_half() -> None:
    framing = Framing()

    assert framing.feed(b"BTL-") == []
    assert framing.feed(b"750\rMUG") == [b"BTL-750"]
    assert framing.feed(b"\n") == [b"MUG"]


def test_a_million_characters_are_one_code_of_4096_and_the_next_code_is_whole() -> None:
    framing = Framing()

    heard = [code for _ in range(100) for code in framing.feed(b"9" * 10_000)]
    heard += framing.feed(b"9\rBTL-750\r")

    assert heard == [b"9" * LONGEST_BYTES, b"BTL-750"]


def test_a_scanner_without_terminator_ends_its_code_by_silence() -> None:
    framing = Framing()
    framing.feed(b"BTL-750")

    assert framing.flush() == [b"BTL-750"]
    assert framing.flush() == []


def test_the_half_code_of_a_scanner_pulled_out_is_forgotten() -> None:
    framing = Framing()
    framing.feed(b"BTL-")

    framing.discard()

    assert framing.feed(b"MUG\r") == [b"MUG"]
