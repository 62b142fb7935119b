"""What a scanner that can be told is told: right or wrong.

Source: Honeywell user guides, "Host ACK" (ESC 7 and ESC 8 with a comma); Datalogic's
"good read / not on file" host commands.  NAK (0x15) asks for the code again: never sent.
"""

from __future__ import annotations

from hardware.ports import Feedback

_BYTES: dict[str, dict[Feedback, bytes]] = {
    "none": {},
    "honeywell": {Feedback.GOOD: b"\x1b7,", Feedback.BAD: b"\x1b8,"},
    "datalogic": {Feedback.GOOD: b"B", Feedback.BAD: b"F"},
}


def feedback_bytes(profile: str, feedback: Feedback) -> bytes:
    """The bytes of ``feedback`` for a scanner of ``profile``; b"" where it cannot be told."""
    return _BYTES[profile].get(feedback, b"")
