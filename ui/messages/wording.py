"""The one door to translated texts: presenters and contents word things and know no Qt.

Write ``translate("context", "text")`` with literals only, so that lupdate finds every text.
A table of words is made before the language is known: there write ``QT_TRANSLATE_NOOP("context",
"text")``, and translate what is read from it.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def counted(count: int, one: str, many: str) -> str:
    """``one`` for one of a thing, else ``many`` with its ``{n}``, thousands apart."""
    return one if count == 1 else many.format(n=f"{count:,}".replace(",", " "))


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """The text as it stands, to be translated in the same context where it is read."""
    return text
