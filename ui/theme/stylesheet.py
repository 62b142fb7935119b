"""Palette and one short style sheet for stock widgets, generated from the tokens.

Floor components are painted and take nothing from here; nothing is ever restyled on the
way of a scan.  Colours are literal: ``palette()`` in a style sheet is read only once.
"""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from ui.theme.density import Density
from ui.theme.icons import FOLDER
from ui.theme.tokens import Tokens

_SHEET = """
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QPlainTextEdit, QTextEdit {{
  background: {t.surface}; color: {t.ink}; border: {edge}px solid {t.line2};
  border-radius: {round}px; padding: {pad}px {wide}px; selection-background-color: {t.info};
  selection-color: {t.info_on};
}}
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox {{ min-height: {field}px; }}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus, QPlainTextEdit:focus,
QTextEdit:focus {{ border: {ring}px solid {t.focus}; padding: {pad_in}px {wide_in}px; }}
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled {{
  background: {t.sunken}; color: {t.ink3}; border-color: {t.line}; }}
QComboBox::drop-down {{ border: none; width: {arrow}px; }}
QComboBox::down-arrow {{ image: url("{icons}/chevron-down-grey.svg");
  width: {tick}px; height: {tick}px; margin-right: {wide}px; }}
QComboBox QAbstractItemView {{
  background: {t.surface}; color: {t.ink}; border: {edge}px solid {t.line2};
  selection-background-color: {t.selected}; selection-color: {t.ink}; }}
QPushButton {{
  background: {t.surface}; color: {t.ink}; border: {edge}px solid {t.line2};
  border-radius: {round}px; padding: {pad}px {roomy}px; min-height: {field}px; font-weight: 600; }}
QPushButton:hover {{ background: {t.sunken}; }}
QPushButton:pressed {{ background: {t.line}; }}
QPushButton:focus {{ border: {ring}px solid {t.focus}; padding: {pad_in}px {roomy_in}px; }}
QPushButton:disabled {{ color: {t.ink3}; border-color: {t.line}; }}
QPushButton#primary {{ background: {t.info}; color: {t.info_on}; border-color: {t.info}; }}
QCheckBox, QRadioButton {{ color: {t.ink}; spacing: {wide}px; min-height: {field}px; }}
QCheckBox::indicator, QRadioButton::indicator {{
  width: {tick}px; height: {tick}px; background: {t.surface}; border: {edge}px solid {t.line2};
  border-radius: {tick_round}px; }}
QRadioButton::indicator {{ border-radius: {radio_round}px; }}
QCheckBox::indicator:checked {{
  background: {t.info}; border-color: {t.info}; image: url("{icons}/check-white.svg"); }}
QRadioButton::indicator:checked {{
  border: {radio}px solid {t.info}; width: {hole}px; height: {hole}px; }}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border-color: {t.focus}; }}
QGroupBox {{ color: {t.ink2}; font-weight: 600; border: none; margin-top: {arrow}px; }}
QGroupBox::title {{ subcontrol-origin: margin; left: 0; }}
QScrollBar:vertical {{ background: transparent; width: {bar}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {bar}px; margin: 0; }}
QScrollBar::handle {{ background: {t.line2}; border-radius: {grip}px; margin: {inset}px; }}
QScrollBar::handle:vertical {{ min-height: {arrow}px; }}
QScrollBar::handle:horizontal {{ min-width: {arrow}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QToolTip {{ background: {t.bar}; color: {t.bar_ink}; border: none; padding: {pad}px; }}
"""


def stylesheet_of(tokens: Tokens, density: Density) -> str:
    """Write the application's style sheet for these tokens at this density."""
    px = density.px
    edge, ring = max(1, px(2)), max(2, px(4))
    grow = ring - edge
    return _SHEET.format(
        t=tokens,
        edge=edge,
        ring=ring,
        round=px(12),
        pad=px(8),
        pad_in=max(0, px(8) - grow),
        wide=px(14),
        wide_in=max(0, px(14) - grow),
        roomy=px(22),
        roomy_in=max(0, px(22) - grow),
        field=px(32),
        arrow=px(36),
        bar=px(14),
        grip=max(1, px(14) // 2 - px(4)),
        inset=px(4),
        tick=px(24),
        tick_round=px(6),
        radio_round=px(24) // 2 + edge,
        hole=px(24) + 2 * edge - 2 * px(8),
        radio=px(8),
        icons=(FOLDER / "fixed").as_posix(),
    )


def palette_of(tokens: Tokens) -> QPalette:
    """Give stock widgets their colours."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.bg,
        role.WindowText: tokens.ink,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.bg,
        role.Text: tokens.ink,
        role.PlaceholderText: tokens.ink3,
        role.Button: tokens.surface,
        role.ButtonText: tokens.ink,
        role.Highlight: tokens.info,
        role.HighlightedText: tokens.info_on,
        role.ToolTipBase: tokens.bar,
        role.ToolTipText: tokens.bar_ink,
        role.Link: tokens.info_text,
        role.Light: tokens.surface,
        role.Mid: tokens.line,
        role.Dark: tokens.line2,
    }
    palette = QPalette()
    for name, value in colours.items():
        palette.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.ink3))
    return palette
