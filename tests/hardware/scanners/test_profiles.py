"""What scanners are told."""

from __future__ import annotations

import pytest

from hardware.ports import Feedback
from hardware.scanners.profiles import feedback_bytes


@pytest.mark.parametrize(
    ("profile", "good", "bad"),
    [("none", b"", b""), ("honeywell", b"\x1b7,", b"\x1b8,"), ("datalogic", b"B", b"F")],
)
def test_each_make_is_told_in_its_own_words(profile: str, good: bytes, bad: bytes) -> None:
    assert feedback_bytes(profile, Feedback.GOOD) == good
    assert feedback_bytes(profile, Feedback.BAD) == bad


@pytest.mark.parametrize("profile", ["none", "honeywell", "datalogic"])
def test_no_scanner_is_asked_to_send_a_wrong_item_again(profile: str) -> None:
    assert all(b"\x15" not in feedback_bytes(profile, feedback) for feedback in Feedback)


def test_an_unknown_profile_is_not_taken_for_none() -> None:
    with pytest.raises(KeyError):
        feedback_bytes("zebra", Feedback.GOOD)
