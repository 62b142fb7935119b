"""The words of a table are made before the language is known, and said in it all the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from app.fulfilment.events import Because
from ui.messages.floor.reasons import for_reason
from ui.messages.wording import QT_TRANSLATE_NOOP, counted, translate


class German(QTranslator):
    def translate(
        self,
        context: str,  # noqa: ARG002 -- Qt's own arguments
        text: str,
        disambiguation: str | None = None,  # noqa: ARG002 -- as above
        n: int = -1,  # noqa: ARG002 -- as above
    ) -> str:
        return {"First the bin": "Zuerst das Fach"}.get(text, text)


@pytest.fixture
def german(qapp: QCoreApplication) -> Iterator[None]:
    translator = German()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.usefixtures("german")
def test_a_text_of_a_table_is_translated_where_it_is_read() -> None:
    assert for_reason(Because.BIN_FIRST)[0] == "Zuerst das Fach"


@pytest.mark.usefixtures("german")
def test_a_text_that_is_only_marked_stays_as_it_is() -> None:
    marked = QT_TRANSLATE_NOOP("because", "First the bin")

    assert (marked, translate("because", marked)) == ("First the bin", "Zuerst das Fach")


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 scans"), (1, "one scan"), (2, "2 scans"), (1000, "1 000 scans")],
)
def test_one_of_a_thing_has_words_of_its_own(count: int, words: str) -> None:
    assert counted(count, "one scan", "{n} scans") == words
