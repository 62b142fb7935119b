"""How scanners are told whether the last scan was right.

The scanner's own beep says "decoded", not "right".  NAK (0x15) is never sent: it means "send
again", and a wrong item sent again is still wrong.  Source: hardware.md, "Scanners".
"""

from __future__ import annotations

from collections.abc import Mapping

from hardware.ports import Feedback

_NOTHING: Mapping[Feedback, bytes] = {Feedback.GOOD: b"", Feedback.BAD: b""}
_PROFILES: Mapping[str, Mapping[Feedback, bytes]] = {
    "none": _NOTHING,
    # Honeywell user's guides, "Host ACK"
    "honeywell": {Feedback.GOOD: b"\x1b7,", Feedback.BAD: b"\x1b8,"},
    # Datalogic product reference guides, "Host commands": beep good, not on file
    "datalogic": {Feedback.GOOD: b"B", Feedback.BAD: b"F"},
}


def feedback_bytes(profile: str, feedback: Feedback) -> bytes:
    """What to send to a scanner of this profile; b"" where it cannot be told.

    Args:
        profile: "none", "honeywell" or "datalogic", as in the settings.
        feedback: how the last scan was judged.

    Raises:
        KeyError: there is no such profile.
    """
    return _PROFILES[profile][feedback]
