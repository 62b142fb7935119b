"""The one door to translated texts: presenters and contents word things and know no Qt.

Write ``translate("context", "text")`` with literals only, so that lupdate finds every text.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate
