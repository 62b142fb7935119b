"""From the layout as it is typed to what its page shows; no decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.fulfilment.routing.layout import BinPlace, find_problems
from app.store.books.planning.layout_book import layout_of
from app.store.schema.planning import AisleDirection, PartKind
from ui.fulfilment.floor_plan.layout_draft import USED, LayoutDraft
from ui.fulfilment.waves.map_of import map_of_layout
from ui.messages.planning import layout as says
from ui.messages.wording import translate
from ui.widgets.content import Health
from ui.widgets.desk_content import (
    ActionContent,
    Cell,
    CodeCell,
    ColumnContent,
    MarkCell,
    QueueRowContent,
    TextCell,
)
from ui.widgets.floor_map.map_content import BinMark, MapContent
from ui.widgets.form.fields import FieldContent

_LABELS = ("x", "y", "start", "end")


def columns() -> tuple[ColumnContent, ...]:
    """The columns of the table."""
    return (
        ColumnContent(translate("layout", "Part"), 138),
        ColumnContent(translate("layout", "Code"), 132, stretch=True),
        ColumnContent(translate("layout", "x (m)"), 72, right=True),
        ColumnContent(translate("layout", "y (m)"), 72, right=True),
        ColumnContent(translate("layout", "From"), 72, right=True),
        ColumnContent(translate("layout", "To"), 66, right=True),
        ColumnContent(translate("layout", "Way"), 112),
        ColumnContent(translate("layout", "State"), 150),
    )


def rows_of(draft: LayoutDraft) -> list[QueueRowContent]:
    """Every part as typed, with what is wrong with it."""
    wrong = set(draft.wrong)
    return [_row(draft, place, wrong=place in wrong) for place in range(len(draft.rows))]


def _row(draft: LayoutDraft, place: int, *, wrong: bool) -> QueueRowContent:
    row = draft.rows[place]
    kind = PartKind(row.kind)
    used = USED[kind]
    lengths = (getattr(row, key) if key in used else "" for key in _LABELS)
    way = says.direction_words(AisleDirection(row.direction)) if "direction" in used else ""
    state = MarkCell(Health.GOOD, translate("layout", "open"))
    if wrong:
        state = MarkCell(Health.BAD, translate("layout", "not right"))
    elif row.blocked == "yes":
        state = MarkCell(Health.WARN, translate("layout", "blocked"))
    cells: tuple[Cell, ...] = (
        TextCell(says.kind_words(kind)),
        CodeCell(row.code),
        *(TextCell(length, right=True) for length in lengths),
        TextCell(way, quiet=True),
        state,
    )
    return QueueRowContent(str(place), cells)


def fields_of(draft: LayoutDraft, place: int) -> tuple[FieldContent, ...]:
    """The fields of the part stood on."""
    if not 0 <= place < len(draft.rows):
        return ()
    row, wrong = draft.rows[place], draft.errors(place)
    used = USED[PartKind(row.kind)]
    words = {
        "x": translate("layout", "x in metres"),
        "y": translate("layout", "y in metres"),
        "start": translate("layout", "From in metres"),
        "end": translate("layout", "To in metres"),
    }
    kinds = tuple((kind.value, says.kind_words(kind)) for kind in PartKind)
    ways = tuple((way.value, says.direction_words(way)) for way in AisleDirection)
    yes_no = (("no", translate("layout", "Open")), ("yes", translate("layout", "Blocked")))
    return (
        FieldContent("kind", translate("layout", "Part"), row.kind, choices=kinds),
        FieldContent("code", translate("layout", "Code"), row.code, wrong.get("code", "")),
        *(
            FieldContent(
                key, words[key], getattr(row, key), wrong.get(key, ""), enabled=key in used
            )
            for key in _LABELS
        ),
        FieldContent(
            "direction",
            translate("layout", "Way"),
            row.direction,
            choices=ways,
            enabled="direction" in used,
        ),
        FieldContent("blocked", translate("layout", "State"), row.blocked, choices=yes_no),
    )


def map_of(
    draft: LayoutDraft, bins: Sequence[BinPlace], place: int, marked: str = ""
) -> MapContent:
    """The floor as the rows that are right make it, with what is wrong with it as a whole."""
    layout = layout_of(draft.parts, tuple(bins))
    problems = find_problems(layout)
    current = draft.rows[place].code if 0 <= place < len(draft.rows) else ""
    note = translate("layout", "{n} bins").format(n=len(bins))
    if problems:
        note = says.problem(problems[0])
        if len(problems) > 1:
            more = translate("layout", "and {n} more").format(n=len(problems) - 1)
            note = f"{note}, {more}"
    title = translate("layout", "Map")
    content = map_of_layout(layout, (), (), title, note, f"{title}: {note}", current)
    wrong = {problem.name for problem in problems}
    marks = dict.fromkeys(wrong, BinMark.BAD) | ({marked: BinMark.HERE} if marked else {})
    shown = tuple(
        replace(bin_, mark=marks[bin_.code]) if bin_.code in marks else bin_
        for bin_ in content.bins
    )
    return replace(content, bins=shown)


def actions_of(draft: LayoutDraft, place: int) -> tuple[ActionContent, ...]:
    """What the keys do just now."""
    stands = 0 <= place < len(draft.rows)
    return (
        ActionContent(
            "F1", translate("layout", "Keep"), primary=True, enabled=draft.changed, half=True
        ),
        ActionContent("F5", translate("layout", "Undo changes"), enabled=draft.changed, half=True),
        ActionContent("F2", translate("layout", "Add a part"), half=True),
        ActionContent("F3", translate("layout", "Remove it"), enabled=stands, half=True),
    )
