"""Days are written as the person at the station writes them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QLocale

from ui.messages.floor.goods.day_words import day_words


@pytest.fixture(autouse=True)
def _locale_again() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("de_DE", "31.03.2027"),
        ("en_GB", "31/03/2027"),
        ("en_US", "3/31/2027"),
        ("sv_SE", "2027-03-31"),
        ("C", "31 Mar 2027"),
    ],
)
def test_a_day_is_written_as_it_is_there_with_the_whole_year(locale: str, said: str) -> None:
    QLocale.setDefault(QLocale(locale))

    assert day_words(date(2027, 3, 31)) == said
