"""The layout editor in front of one person, for tests and pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.scanning.control_card import ControlCode, payload_of
from app.scanning.directory import Person
from app.store.books.planning.layout_book import Part
from tests.support.desk_kit import DIRECTORY, NOVAK, Told, kit_of
from tests.support.runners import AtOnce
from tests.support.scans import scan_of
from tests.support.waves_desk import AISLES, FLOOR
from ui.fulfilment.floor_plan.layout_display import LayoutRead, LayoutUseCases
from ui.fulfilment.floor_plan.layout_presenter import LayoutPresenter
from ui.fulfilment.floor_plan.layout_view import LayoutView
from ui.theme.theme import Theme
from ui.widgets.content import Tone
from ui.widgets.desk_content import ActionContent, QueueRowContent
from ui.widgets.floor_map.map_content import MapContent
from ui.widgets.form.fields import FieldContent

PARTS = (
    *(
        Part("aisle", name, 1500 + 3200 * n, None, 1000, 14_800, "up" if n == 3 else "both", n == 6)
        for n, name in enumerate(AISLES)
    ),
    Part("cross-aisle", "FRONT", None, 1000, 500, 24_900),
    Part("cross-aisle", "MIDDLE", None, 7900),
    Part("cross-aisle", "BACK", None, 14_800, 500, 24_900),
    Part("start", "CARTS", 1500, 0),
    Part("drop-off", "PACKING", 12_700, 0),
)


class Page:
    """Remembers what was shown."""

    def __init__(self) -> None:
        self.rows: Sequence[QueueRowContent] = ()
        self.current = ""
        self.fields: tuple[FieldContent, ...] = ()
        self.map = MapContent()
        self.actions: tuple[ActionContent, ...] = ()
        self.answers: list[tuple[str, Tone]] = []

    def show_rows(self, rows: Sequence[QueueRowContent], current: str) -> None:
        self.rows, self.current = rows, current

    def show_fields(self, fields: tuple[FieldContent, ...]) -> None:
        self.fields = fields

    def show_map(self, content: MapContent) -> None:
        self.map = content

    def show_actions(self, actions: tuple[ActionContent, ...]) -> None:
        self.actions = actions

    def show_answer(self, text: str, tone: Tone) -> None:
        self.answers.append((text, tone))


class LayoutDesk:
    """What is kept, and who kept what."""

    def __init__(self) -> None:
        self.parts: tuple[Part, ...] = PARTS
        self.kept: list[tuple[tuple[Part, ...], str]] = []
        self.trouble: Exception | None = None

    @property
    def use(self) -> LayoutUseCases:
        return LayoutUseCases(lambda: LayoutRead(self.parts, FLOOR.layout.bins), self._keep)

    def _keep(self, parts: Sequence[Part], person: Person) -> None:
        if self.trouble:
            raise self.trouble
        self.parts = tuple(parts)
        self.kept.append((self.parts, person.badge))


class Scene:
    """The page with its presenter."""

    def __init__(self) -> None:
        self.desk, self.page, self.told = LayoutDesk(), Page(), Told()
        self.presenter = LayoutPresenter(
            self.page, kit_of(self.told, DIRECTORY), AtOnce(), self.desk.use
        )
        self.presenter.enter(NOVAK, "")

    def press(self, key: int) -> None:
        code = next(code for code in ControlCode if code.f_key == key)
        self.presenter.scanned(scan_of(payload_of(code), "keys"))

    @property
    def answer(self) -> tuple[str, Tone]:
        return self.page.answers[-1]


def layout_page(theme: Theme) -> tuple[LayoutView, LayoutPresenter]:
    """The editor, and the presenter that drives it."""
    view = LayoutView(theme)
    presenter = LayoutPresenter(view, kit_of(Told(), DIRECTORY), AtOnce(), LayoutDesk().use)
    view.stood_on.connect(presenter.stand_on)
    view.typed.connect(presenter.typed)
    presenter.enter(NOVAK, "")
    return view, presenter


def layout_kept(theme: Theme) -> QWidget:
    """The layout as it is kept, standing on an aisle."""
    view, _presenter = layout_page(theme)
    view.list.table.selectRow(2)
    return view


def layout_typing(theme: Theme) -> QWidget:
    """An aisle moved, and one of its ends typed wrong."""
    view, presenter = layout_page(theme)
    view.list.table.selectRow(4)
    presenter.typed("x", "14,0")
    presenter.typed("end", "0.5")
    return view


LAYOUT_STATES: dict[str, Callable[[Theme], QWidget]] = {
    "layout_kept": layout_kept,
    "layout_typing": layout_typing,
}
"""Every state by the name of its picture."""
