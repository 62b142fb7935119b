"""From cases to what the queue's widgets show: figures, chips, rows, one case in full."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.exception_queue.cases import DUE_SOON
from app.exception_queue.kinds import CaseKind, Resolution, resolutions_of
from app.scanning.directory import Person
from app.store.books.capture.case_lists import CaseCounts, CaseEventRow, CaseRow
from ui.exception_queue.sentences.case_facts import facts_of
from ui.exception_queue.sentences.case_sentences import event_words, sentence_of
from ui.exception_queue.sentences.two_sides import evidence_of
from ui.fulfilment.deadline import in_words
from ui.fulfilment.floor_kit import FloorKit
from ui.messages.cases import kind_words, resolution_words, title_of
from ui.messages.wording import translate
from ui.theme.icon_names import Icon
from ui.widgets.content import Fact, Health
from ui.widgets.desk_content import (
    ActionContent,
    ChipContent,
    CodeCell,
    ColumnContent,
    DetailContent,
    EventContent,
    FigureContent,
    KindCell,
    OwnerCell,
    QueueRowContent,
    TextCell,
    TimeCell,
)

ALL = "all"
"""The chip that filters nothing."""

_ICONS = {
    CaseKind.BAD_ROW: Icon.FILE_TEXT,
    CaseKind.ORDER_REVISED: Icon.EDIT,
    CaseKind.ADDRESS: Icon.MAP_PIN_EXCLAMATION,
    CaseKind.SKU: Icon.BARCODE,
    CaseKind.PRICE: Icon.TAG,
    CaseKind.PAYMENT: Icon.CREDIT_CARD,
    CaseKind.CANCELLATION: Icon.BAN,
    CaseKind.OUT_OF_STOCK: Icon.PACKAGE_OFF,
    CaseKind.DOUBLE_SCAN: Icon.SCAN_EYE,
    CaseKind.REPORTED: Icon.HAND_STOP,
    CaseKind.LABEL_FAILED: Icon.PRINTER_OFF,
    CaseKind.NO_CARRIER: Icon.TRUCK_DELIVERY,
    CaseKind.REPLAY: Icon.HISTORY,
    CaseKind.STOCK_DRIFT: Icon.GHOST,
    CaseKind.RECEIPT: Icon.RECEIPT,
    CaseKind.RECALL: Icon.BAN,
    CaseKind.WEIGHT: Icon.WEIGHT,
    CaseKind.MAIL_REFUSED: Icon.MAIL,
    CaseKind.EARLY_LABEL: Icon.TAG,
    CaseKind.VOID_LABEL: Icon.TAG,
}


_SAID_BY_EVIDENCE = frozenset({CaseKind.DOUBLE_SCAN, CaseKind.ADDRESS, CaseKind.PRICE})
"""Kinds of which both sides, one above the other, say all that the sentence says."""


@dataclass(frozen=True, slots=True)
class QueueRead:
    """The queue as it was read: every open case, the first due first, and its figures."""

    rows: tuple[CaseRow, ...] = ()
    counts: CaseCounts | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """Who is who, and what time it is here."""

    people: Mapping[str, Person]
    now: datetime

    def of(self, badge: str) -> str:
        """The name of a badge's owner; the badge itself where nobody is known."""
        return self.people[badge].name if badge in self.people else badge

    def time(self, at: datetime) -> str:
        """Local time; with its day where that is another one."""
        here = at.astimezone(self.now.tzinfo)
        same_day = here.date() == self.now.date()
        return f"{here:%H:%M:%S}" if same_day else f"{here:%d.%m. %H:%M}"


def names_of(kit: FloorKit) -> Names:
    """Who is who at this station, and its time."""
    return Names(kit.directory().people, kit.clock())


def columns() -> tuple[ColumnContent, ...]:
    """The columns of the queue."""
    return (
        ColumnContent(translate("queue", "Time left"), 188),
        ColumnContent(translate("queue", "Kind"), 190),
        ColumnContent(translate("queue", "Order"), 158),
        ColumnContent(translate("queue", "What happened"), 300, stretch=True),
        ColumnContent(translate("queue", "Owner"), 90, optional=True),
    )


def figures_of(counts: CaseCounts | None, now: datetime) -> tuple[FigureContent, ...]:
    """The figures of the header; none while nothing was read."""
    if counts is None:
        return ()
    oldest = in_words(now - counts.oldest) if counts.oldest else "–"
    return (
        FigureContent(str(counts.open), translate("queue", "open")),
        FigureContent(str(counts.late), translate("queue", "late"), _if(counts.late, Health.BAD)),
        FigureContent(
            str(counts.due_soon), translate("queue", "due soon"), _if(counts.due_soon, Health.WARN)
        ),
        FigureContent(oldest, translate("queue", "oldest")),
        FigureContent(str(counts.solved_today), translate("queue", "solved today"), Health.GOOD),
    )


def _if(count: int, health: Health) -> Health:
    return health if count else Health.GOOD


def chips_of(rows: Sequence[CaseRow]) -> tuple[ChipContent, ...]:
    """One chip per kind that is there, in the order of the kinds; counts equal the rows."""
    counts = {kind: sum(row.kind is kind for row in rows) for kind in CaseKind}
    some = tuple(
        ChipContent(kind.value, kind_words(kind), count)
        for kind, count in sorted(counts.items(), key=lambda one: -one[1])
        if count
    )
    return (ChipContent(ALL, translate("queue", "All"), len(rows)), *some)


def row_of(row: CaseRow, names: Names) -> QueueRowContent:
    """One case as a row."""
    return QueueRowContent(
        str(row.case_id),
        (
            _time_left(row, names.now),
            KindCell(_ICONS[row.kind], kind_words(row.kind)),
            CodeCell(row.order_no or row.subject),
            TextCell(sentence_of(row.kind, row.facts)),
            OwnerCell(initials(owner_of(row, names)), translate("queue", "free")),
        ),
    )


def _time_left(row: CaseRow, now: datetime) -> TimeCell:
    left = row.due_at - now
    if row.due_at < now:
        late = translate("queue", "{time} late").format(time=in_words(-left))
        return TimeCell(late, Health.BAD, 1.0)
    used = (now - row.opened_at) / max(row.due_at - row.opened_at, left)
    health = Health.WARN if left < DUE_SOON else Health.UNKNOWN
    return TimeCell(in_words(left), health, max(0.04, used))


def owner_of(row: CaseRow, names: Names) -> str:
    """Who has the case just now; "" when it is free, also after five idle minutes."""
    if not row.owner or row.owned_until is None or row.owned_until < names.now:
        return ""
    return names.of(row.owner)


def initials(name: str) -> str:
    """The two letters of a name that fit into a disc."""
    words = [word for word in name.replace(".", " ").split() if word[:1].isalnum()]
    return "".join(word[0] for word in (words[0], words[-1]))[:2].upper() if words else ""


def detail_of(row: CaseRow, history: Sequence[CaseEventRow], names: Names) -> DetailContent:
    """One case in full."""
    time = _time_left(row, names.now)
    opened = f"{row.opened_at.astimezone(names.now.tzinfo):%H:%M}"
    said = [word for word in (row.station, names.of(row.badge), opened) if word]
    return DetailContent(
        title=title_of(row.kind),
        health=Health.WARN if time.health is Health.UNKNOWN else time.health,
        code=row.order_no or row.subject,
        where=", ".join(said),
        evidence=evidence_of(row.kind, row.facts),
        facts=_facts(row, time, names),
        events=tuple(_event(event, names) for event in history),
    )


def _facts(row: CaseRow, time: TimeCell, names: Names) -> tuple[Fact, ...]:
    due = f"{row.due_at.astimezone(names.now.tzinfo):%H:%M}, {time.text}"
    own = [
        Fact(translate("queue", "Says"), sentence_of(row.kind, row.facts)),
        Fact(translate("queue", "Due"), due),
    ]
    owner = owner_of(row, names)
    if owner:
        own.append(Fact(translate("queue", "Owner"), owner))
    said = row.kind in _SAID_BY_EVIDENCE and evidence_of(row.kind, row.facts) is not None
    return (*(own[1:] if said else own), *facts_of(row.kind, row.facts))


def _event(event: CaseEventRow, names: Names) -> EventContent:
    health = {"solved": Health.GOOD, "opened": Health.WARN, "evidence": Health.WARN}
    text = event_words(event.what, event.facts, names.of(event.badge))
    return EventContent(names.time(event.at), health.get(event.what, Health.UNKNOWN), text)


def actions_of(row: CaseRow, *, enabled: bool) -> tuple[ActionContent, ...]:
    """The buttons of a case: the usual one first, the last two beside each other."""
    choices = resolutions_of(row.kind, row.facts)
    bin_code = str(row.facts.get("bin") or "")
    return tuple(
        ActionContent(
            f"F{place + 1}",
            resolution_words(resolution, row.station, bin_code),
            primary=place == 0,
            enabled=enabled,
            half=len(choices) > 2 and place >= len(choices) - 2,
        )
        for place, resolution in enumerate(choices)
    )


def asking_actions(resolution: Resolution) -> tuple[ActionContent, ...]:
    """What stands in the buttons' place while a supervisor's badge is wanted."""
    return (
        ActionContent("", translate("queue", "Scan a supervisor's badge"), primary=True),
        ActionContent("", resolution_words(resolution), enabled=False),
        ActionContent("F5", translate("queue", "Not now")),
    )


def asking_bin_actions() -> tuple[ActionContent, ...]:
    """What stands in the buttons' place while the bin is wanted where goods were put."""
    return (
        ActionContent("", translate("queue", "Scan the bin they lie in"), primary=True),
        ActionContent("F5", translate("queue", "Not now")),
    )


def empty_detail() -> DetailContent:
    """What stands there when no case is open."""
    return DetailContent(
        translate("queue", "Nothing waits"),
        Health.GOOD,
        where=translate("queue", "Every case is solved"),
    )
