"""The settings page: leaves above, fields left, what they mean and can be tried right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.content import Tone
from ui.widgets.desk.chips import Chips
from ui.widgets.desk.detail_card import DetailCard
from ui.widgets.desk_content import ActionContent, ChipContent, DetailContent
from ui.widgets.form.answer_strip import AnswerStrip
from ui.widgets.form.field_form import FieldForm, in_scroll_area
from ui.widgets.form.fields import FieldContent
from ui.widgets.page import Card, PageFrame


class SettingsView(QWidget):
    """Keeps ``SettingsDisplay``.

    Signals:
        leaf_chosen: a leaf, by its key.
        typed: a field, as (key, text).
        pressed: a button, by its key ("F1").
    """

    leaf_chosen = Signal(str)
    typed = Signal(str, str)
    pressed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.answer, self.chips = AnswerStrip(theme), Chips(theme)
        self.form, self.beside = FieldForm(theme, columns=3), DetailCard(theme)
        self._card = Card(theme)
        self._fields = QVBoxLayout(self._card)
        self._fields.setContentsMargins(0, 0, 0, 0)
        self._fields.addWidget(in_scroll_area(self.form))
        self._lay_out(PageFrame(self, theme, self.tr("Settings"), self.answer, self.chips))
        self.chips.chosen.connect(self.leaf_chosen)
        self.form.changed.connect(self.typed)
        self.beside.pressed.connect(self.pressed)

    def show_leaves(self, leaves: tuple[ChipContent, ...], current: str) -> None:
        """Show which leaves there are."""
        self.chips.show_chips(leaves, current)

    def show_fields(self, fields: tuple[FieldContent, ...]) -> None:
        """Show the fields of the leaf; what is being typed stays."""
        self.form.show_fields(fields)

    def show_beside(self, detail: DetailContent, actions: tuple[ActionContent, ...]) -> None:
        """Show what the fields mean, and what can be done."""
        self.beside.show_detail(detail, actions)

    def show_answer(self, text: str, tone: Tone) -> None:
        """Show the answer to the last scan or step, at once."""
        self.answer.show_answer(text, tone)

    def _lay_out(self, frame: PageFrame) -> None:
        frame.cards.addWidget(self._card, 900)
        frame.cards.addWidget(self.beside, 674)
