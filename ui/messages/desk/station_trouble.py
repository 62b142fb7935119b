"""What happened to a station itself, for the exception queue and for whoever signs in there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ui.messages.wording import translate


def station_trouble(facts: Mapping[str, Any]) -> str:
    """One sentence of a case's facts; "" if they tell of something else."""
    if station := str(facts.get("journal_lost", "")):
        said = translate("case", "{station} lost its journal: count what {work} has moved")
        return said.format(station=station, work=facts.get("work_no", ""))
    if station := str(facts.get("denied", "")):
        said = translate("case", "{station} tried what it may not do: {detail}")
        return said.format(station=station, detail=facts.get("detail", ""))
    if facts.get("damaged") == "database":
        return _database(facts)
    if facts.get("damaged"):
        said = translate("case", "A damaged journal was put aside: {aside}")
        return said.format(aside=facts.get("aside", ""))
    return ""


def _database(facts: Mapping[str, Any]) -> str:
    lost = facts.get("lost")
    if not lost:
        said = translate("case", "The database was damaged; all {rows} rows are saved: {aside}")
        return said.format(rows=facts.get("rows", 0), aside=facts.get("aside", ""))
    said = translate("case", "The database was damaged; rows of {tables} are lost: {aside}")
    return said.format(tables=", ".join(sorted(lost)), aside=facts.get("aside", ""))


def found_damaged(what: str) -> str:
    """For the sign-in: what was found at the start, in one line that reads from 2 m."""
    if what == "database":
        return translate("sign in", "The database was damaged and is repaired. Tell a supervisor")
    return translate("sign in", "The journal was damaged, a new one is begun. Tell a supervisor")
