"""When waves go, for the whole warehouse: one row, and its defaults where nobody has chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.books.capture.upserting import insert_into, table_of
from app.store.schema.planning import ReleaseMode, WaveRule
from app.store.statements.turns import Turn, take_turn

_DEFAULTS = {
    "id": 1,
    "mode": ReleaseMode.PICKER_ASKS.value,
    "grouping": "walk",
    "every_min": 0,
    "before_cut_off_min": 0,
    "totes": 10,
    "units": 0,
    "grams": 0,
    "cm3": 0,
    "totes_by_scan": False,
}


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """The rule as it stands; see ``WaveRule``."""

    mode: ReleaseMode = ReleaseMode.PICKER_ASKS
    grouping: str = "walk"
    every_min: int = 0
    before_cut_off_min: int = 0
    totes: int = 10
    units: int = 0
    grams: int = 0
    cm3: int = 0
    last_released_at: datetime | None = None
    totes_by_scan: bool = False


class RuleBook:
    """When waves go."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def read(self) -> RuleFacts:
        """The rule as it stands."""
        row = self._session.get(WaveRule, 1)
        return RuleFacts() if row is None else _facts_of(row)

    def lock(self) -> RuleFacts:
        """The rule, locked: two schedules take turns.  Makes the row where there is none."""
        table = table_of(WaveRule)
        self._session.execute(
            insert_into(self._session, table).values(_DEFAULTS).on_conflict_do_nothing()
        )
        query = select(WaveRule).with_for_update().execution_options(populate_existing=True)
        return _facts_of(self._session.scalars(query).one())

    def take_turn(self) -> None:
        """Let waves that pickers ask for go one after another, until this transaction ends.

        The rule itself is not locked for that: a picker's login may not write it.
        """
        take_turn(self._session, Turn.RELEASE)

    def change(self, values: Mapping[str, Any]) -> None:
        """Write columns of the rule, which is locked."""
        row = self._session.get_one(WaveRule, 1)
        for name, value in values.items():
            setattr(row, name, value)
        self._session.flush()


def _facts_of(row: WaveRule) -> RuleFacts:
    return RuleFacts(
        ReleaseMode(row.mode),
        row.grouping,
        row.every_min,
        row.before_cut_off_min,
        row.totes,
        row.units,
        row.grams,
        row.cm3,
        row.last_released_at,
        row.totes_by_scan,
    )
