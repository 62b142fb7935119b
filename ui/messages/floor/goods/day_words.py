"""A day as the person at this station writes it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale


def day_words(day: date) -> str:
    """Word a day in the order and with the marks of the station's locale, the year in full.

    Where no locale is set the month is a word, which nobody takes for a day: "31 Mar 2027".
    """
    locale = QLocale()
    pattern = locale.dateFormat(QLocale.FormatType.ShortFormat)
    if locale.language() is QLocale.Language.C:
        pattern = "d MMM yyyy"
    elif "yyyy" not in pattern:
        pattern = pattern.replace("yy", "yyyy")
    return locale.toString(QDate(day.year, day.month, day.day), pattern)
