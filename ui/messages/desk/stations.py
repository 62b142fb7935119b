"""Words of the station wall: how a station is, what it holds, what a release means (D11)."""

from __future__ import annotations

from datetime import timedelta

from app.station.claims.releasing import ReleasedWork
from app.station.presence.wall import WallRow
from ui.messages.wording import translate

_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)


def state_words(row: WallRow) -> str:
    """How a station is, in a word or two."""
    if row.station.last_seen is None:
        return translate("stations", "never heard")
    if row.silent:
        return translate("stations", "silent")
    return translate("stations", "on line")


def unsent_words(row: WallRow) -> str:
    """What it has not sent, as it said itself."""
    if row.station.last_seen is None:
        return translate("stations", "not known")
    if not row.station.unsent:
        known = translate("stations", "all saved")
        return translate("stations", "not known") if row.silent and row.works else known
    return translate("stations", "{n} kept there").format(n=row.station.unsent)


def ago_words(ago: timedelta | None) -> str:
    """How long ago a station was heard."""
    if ago is None:
        return translate("stations", "never")
    if ago < _MINUTE:
        return translate("stations", "just now")
    if ago < _HOUR:
        return translate("stations", "{n} min ago").format(n=ago // _MINUTE)
    return translate("stations", "{n} h ago").format(n=ago // _HOUR)


def may_hold_words(seen: str, units: int, *, ticked: bool) -> str:
    """What a supervisor must tick before a silent station's work is taken (sync.md, step 6)."""
    mark = translate("stations", "Ticked") if ticked else translate("stations", "Tick")
    said = translate("stations", "{mark}: seen {seen}, {n} picks unsent?")
    packs = translate("stations", "{mark}: seen {seen}, scans unsent?")
    return (said if units else packs).format(mark=mark, seen=seen, n=units)


def release_words(work_no: str) -> str:
    """The button that takes a work from its station."""
    return translate("stations", "Release {work}").format(work=work_no)


def released_words(released: ReleasedWork) -> str:
    """What became of a released work."""
    said = translate("stations", "{work} is open again")
    suspect = translate("stations", "{work} is open again, what may be picked is marked")
    return (suspect if released.suspect else said).format(work=released.work_no)


def ticked_words(*, ticked: bool) -> str:
    """The answer to the tick."""
    if ticked:
        return translate("stations", "You know that scans may come late")
    return translate("stations", "Not ticked any more")


def releasing_words() -> str:
    """A release is on its way."""
    return translate("stations", "Releasing …")


def nothing_to_tick() -> str:
    """The key means nothing for the row stood on."""
    return translate("stations", "That key does nothing here")


def tick_first() -> str:
    """A silent station's work is taken only by somebody who knows what that means."""
    return translate("stations", "Tick first that scans may come late: F1")


def help_words() -> str:
    """How the page is worked."""
    return translate("stations", "Choose a row. F1 ticks, F2 releases the work")
