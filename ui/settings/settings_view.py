"""The settings page: leaves above, fields left, what they mean and can be tried right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.content import Tone
from ui.widgets.desk.chips import Chips
from ui.widgets.desk.detail_card import DetailCard
from ui.widgets.desk_content import ActionContent, ChipContent, DetailContent
from ui.widgets.form.answer_strip import AnswerStrip
from ui.widgets.form.field_form import FieldForm, in_scroll_area
from ui.widgets.form.fields import FieldContent
from ui.widgets.page import Card, Heading


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
        self._heading, self.answer, self.chips = Heading(theme), AnswerStrip(theme), Chips(theme)
        self.form, self.beside = FieldForm(theme, columns=3), DetailCard(theme)
        self._heading.show_heading(self.tr("Settings"))
        self._heading.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._card = Card(theme)
        self._fields = QVBoxLayout(self._card)
        self._fields.setContentsMargins(0, 0, 0, 0)
        self._fields.addWidget(in_scroll_area(self.form))
        self._head, self._cards = QHBoxLayout(), QHBoxLayout()
        self._page = QVBoxLayout(self)
        self._lay_out()
        self.chips.chosen.connect(self.leaf_chosen)
        self.form.changed.connect(self.typed)
        self.beside.pressed.connect(self.pressed)
        theme.changed.connect(self._space_out)

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

    def _lay_out(self) -> None:
        self._head.addWidget(self._heading)
        self._head.addWidget(self.answer, 1)
        self._cards.addWidget(self._card, 900)
        self._cards.addWidget(self.beside, 674)
        self._page.addLayout(self._head)
        self._page.addWidget(self.chips)
        self._page.addLayout(self._cards, 1)
        self._space_out()

    def _space_out(self) -> None:
        px = self._theme.px
        self._page.setContentsMargins(px(32), px(22), px(32), px(24))
        self._page.setSpacing(px(16))
        self._head.setSpacing(px(32))
        self._cards.setSpacing(px(20))
