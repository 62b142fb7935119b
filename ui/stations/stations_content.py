"""From the wall to what its widgets show: a row for each station and work, one in full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.station.presence.wall import Wall, WallRow
from app.store.books.stations.station_book import HeldWork
from ui.exception_queue.exceptions_content import Names
from ui.messages.desk import stations as words
from ui.messages.wording import counted, translate
from ui.theme.icon_names import Icon
from ui.widgets.content import Fact, Health
from ui.widgets.desk_content import (
    ActionContent,
    CodeCell,
    ColumnContent,
    DetailContent,
    FigureContent,
    KindCell,
    MarkCell,
    QueueRowContent,
    TextCell,
)

_DEVICES_SHOWN = 6


@dataclass(frozen=True, slots=True)
class WallLine:
    """One line of the list: a station with one of its works, or with none."""

    key: str
    row: WallRow
    work: HeldWork | None


def columns() -> tuple[ColumnContent, ...]:
    """The columns of the wall."""
    return (
        ColumnContent(translate("stations", "Station"), 160),
        ColumnContent(translate("stations", "State"), 150),
        ColumnContent(translate("stations", "Heard"), 140),
        ColumnContent(translate("stations", "Scans"), 150),
        ColumnContent(translate("stations", "Works on"), 250, stretch=True),
        ColumnContent(translate("stations", "Person"), 140, optional=True),
    )


def lines_of(wall: Wall) -> tuple[WallLine, ...]:
    """Every station, those in trouble first, each work on a line of its own."""
    rows = sorted(wall.rows, key=lambda row: (not (row.silent and row.works), row.station.name))
    return tuple(line for row in rows for line in _lines(row))


def _lines(row: WallRow) -> Sequence[WallLine]:
    if not row.works:
        return (WallLine(row.station.name, row, None),)
    return [WallLine(f"{row.station.name} {work.work_id}", row, work) for work in row.works]


def figures_of(wall: Wall) -> tuple[FigureContent, ...]:
    """The figures of the header."""
    live = sum(not row.silent for row in wall.rows)
    silent = sum(row.silent and bool(row.works) for row in wall.rows)
    unsent = sum(row.station.unsent for row in wall.rows)
    works = sum(len(row.works) for row in wall.rows)
    return (
        FigureContent(str(live), translate("stations", "on line"), Health.GOOD),
        FigureContent(
            str(silent), translate("stations", "silent with work"), Health.BAD if silent else None
        ),
        FigureContent(
            str(unsent), translate("stations", "scans not sent"), Health.WARN if unsent else None
        ),
        FigureContent(str(works), translate("stations", "works in hand")),
    )


def row_of(line: WallLine, now: datetime, names: Names) -> QueueRowContent:
    """One line of the list."""
    row, work = line.row, line.work
    seen = row.station.last_seen
    doing = f"{work.work_no}  {work.order_no}".strip() if work else ""
    person = names.of(work.holder_badge) if work else ""
    return QueueRowContent(
        line.key,
        (
            KindCell(Icon.DEVICE_DESKTOP, row.station.name),
            MarkCell(health_of(row), words.state_words(row)),
            TextCell(words.ago_words(now - seen if seen else None), quiet=not row.silent),
            TextCell(words.unsent_words(row), quiet=not row.station.unsent),
            CodeCell(doing) if doing else TextCell(translate("stations", "nothing"), quiet=True),
            TextCell(person),
        ),
    )


def health_of(row: WallRow) -> Health:
    """How a station is: silent with work in hand is bad, without it is only not known."""
    if row.silent:
        return Health.BAD if row.works else Health.UNKNOWN
    return Health.WARN if row.station.unsent else Health.GOOD


def detail_of(line: WallLine, names: Names) -> DetailContent:
    """One station in full, with the work stood on and its devices."""
    row, work = line.row, line.work
    seen = row.station.last_seen
    facts = [
        Fact(translate("stations", "Last seen"), names.time(seen) if seen else "–"),
        Fact(translate("stations", "Scans"), words.unsent_words(row)),
    ]
    if work is not None:
        facts += _facts_of(work, names)
    devices = sorted(row.station.health.items())[:_DEVICES_SHOWN]
    facts += [Fact(name, state or "–") for name, state in devices]
    code = work.work_no if work else ""
    where = (work.order_no if work else "") or words.state_words(row)
    return DetailContent(row.station.name, health_of(row), code, where, facts=tuple(facts))


def _facts_of(work: HeldWork, names: Names) -> list[Fact]:
    facts = [Fact(translate("stations", "Person"), names.of(work.holder_badge))]
    if work.lease_until is not None:
        until = names.time(work.lease_until)
        facts.append(Fact(translate("stations", "Claimed until"), until))
    if work.units_left:
        one, many = translate("stations", "1 unit"), translate("stations", "{n} units")
        left = counted(work.units_left, one, many)
        facts.append(Fact(translate("stations", "Not picked yet"), left))
    return facts


def actions_of(line: WallLine, names: Names, *, ticked: bool) -> tuple[ActionContent, ...]:
    """What can be done: a silent station's work is taken only after the tick."""
    row, work = line.row, line.work
    if work is None:
        return ()
    release = words.release_words(work.work_no)
    if not row.may_hold_scans:
        return (ActionContent("F2", release, primary=True),)
    seen = names.time(row.station.last_seen)[:-3] if row.station.last_seen else "–"
    tick = words.may_hold_words(seen, work.units_left, ticked=ticked)
    return (
        ActionContent("F1", tick, primary=not ticked),
        ActionContent("F2", release, primary=ticked, enabled=ticked),
    )


def empty_detail() -> DetailContent:
    """What stands there before anything was read."""
    return DetailContent(translate("stations", "No station yet"), Health.UNKNOWN)
