"""Working days: when a parcel that is ready now leaves, and when it arrives."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.fulfilment.shipping.calendar import add_working_days, is_working_day, leaving_day

FRIDAY = date(2026, 12, 18)
CHRISTMAS = frozenset({date(2026, 12, 25), date(2026, 12, 28)})
days = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def test_a_weekend_and_the_holidays_are_skipped() -> None:
    assert add_working_days(FRIDAY, 1, CHRISTMAS) == date(2026, 12, 21)
    assert add_working_days(date(2026, 12, 24), 1, CHRISTMAS) == date(2026, 12, 29)
    assert add_working_days(date(2026, 12, 26), 0, CHRISTMAS) == date(2026, 12, 29)


def test_what_is_ready_by_the_cut_off_leaves_today_on_the_warehouses_clock() -> None:
    summer = date(2026, 7, 1)  # a Wednesday; London is an hour ahead of UTC
    ready = datetime(2026, 7, 1, 14, 30, tzinfo=UTC)

    assert leaving_day(ready, time(15, 30), "Europe/London", frozenset()) == summer
    late = ready + timedelta(seconds=1)
    assert leaving_day(late, time(15, 30), "Europe/London", frozenset()) == date(2026, 7, 2)


def test_what_is_ready_late_on_a_sunday_leaves_on_monday_not_on_tuesday() -> None:
    sunday = datetime(2026, 3, 1, 23, 0, tzinfo=UTC)

    assert leaving_day(sunday, time(16), "Europe/London", frozenset()) == date(2026, 3, 2)


@given(days, st.integers(0, 30), st.frozensets(days, max_size=5))
def test_nothing_ever_leaves_on_a_day_off(day: date, count: int, holidays: frozenset[date]) -> None:
    found = add_working_days(day, count, holidays)

    assert is_working_day(found, holidays)
    between = [day + timedelta(days=n) for n in range((found - day).days)]
    assert sum(is_working_day(each, holidays) for each in between) == count
