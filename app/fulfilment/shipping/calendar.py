"""Working days: when a parcel that is ready now leaves, and when it arrives."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_SATURDAY = 5


def is_working_day(day: date, holidays: AbstractSet[date]) -> bool:
    """Monday to Friday, unless it is a holiday."""
    return day.weekday() < _SATURDAY and day not in holidays


def add_working_days(day: date, days: int, holidays: AbstractSet[date]) -> date:
    """The working day ``days`` (0 or more) after ``day``; 0 is the first working day from it."""
    while not is_working_day(day, holidays):
        day += timedelta(days=1)
    for _step in range(days):
        day += timedelta(days=1)
        while not is_working_day(day, holidays):
            day += timedelta(days=1)
    return day


def leaving_day(at: datetime, cut_off: time, clock: str, holidays: AbstractSet[date]) -> date:
    """The working day on which what is ready at ``at`` (aware) leaves.

    Args:
        at: when it is ready.
        cut_off: what is ready later, on the clock of ``clock``, leaves a day later.
        clock: an IANA time zone.
        holidays: days without collection.
    """
    local = at.astimezone(ZoneInfo(clock))
    late = local.time() > cut_off and is_working_day(local.date(), holidays)
    return add_working_days(local.date(), 1 if late else 0, holidays)
