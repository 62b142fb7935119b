"""How long until something must leave, in words and as a shape."""

from __future__ import annotations

from datetime import datetime, timedelta

from ui.messages.wording import translate
from ui.widgets.content import Health

_SOON = timedelta(hours=1)


def deadline_of(ship_by: datetime | None, now: datetime) -> tuple[str, Health]:
    """Say "Ships in 22 min"; amber within the last hour, red when it is due or late."""
    if ship_by is None:
        return "", Health.UNKNOWN
    left = ship_by - now
    if abs(left) < timedelta(minutes=1):
        return translate("deadline", "Due now"), Health.BAD
    if left < timedelta(0):
        return translate("deadline", "{time} late").format(time=in_words(-left)), Health.BAD
    words = translate("deadline", "Ships in {time}").format(time=in_words(left))
    return words, Health.WARN if left <= _SOON else Health.GOOD


def in_words(span: timedelta) -> str:
    """A span in the two units that matter: "22 min", "1 h 42", "3 d"."""
    minutes = int(span.total_seconds()) // 60
    if minutes < 60:
        return translate("deadline", "{minutes} min").format(minutes=minutes)
    hours = minutes // 60
    if hours < 48:
        return translate("deadline", "{hours} h {minutes}").format(
            hours=hours, minutes=f"{minutes % 60:02d}"
        )
    return translate("deadline", "{days} d").format(days=hours // 24)
