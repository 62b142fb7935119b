"""The columns that every table shares: keys, times, codes, and constraints with names.

Money is integer minor units, time is aware UTC: SQLite would lose both silently.
"""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any

from sqlalchemy import BigInteger, CheckConstraint, DateTime, Integer, MetaData, String, types
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, mapped_column


def in_utc(value: datetime | None) -> datetime | None:
    """The time as it is stored; raises ``ValueError`` for one that is naive."""
    if value is None:
        return None
    if value.utcoffset() is None:
        raise ValueError(f"naive time {value!r}")
    return value.astimezone(UTC)


class UtcTime(types.TypeDecorator[datetime]):
    """An aware time, stored as UTC.  Naive values are refused: they mean a bug."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive times; hand UTC to the database."""
        del dialect
        return in_utc(value)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give aware UTC back; SQLite drops the offset."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Root of the tables.  Every constraint has a name, the same on both engines."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: UtcTime(), dict[str, Any]: types.JSON()}


def one_of(column: str, choices: type[StrEnum]) -> CheckConstraint:
    """A CHECK that ``column`` holds one of the values of an enum."""
    values = ", ".join(f"'{choice.value}'" for choice in choices)
    return CheckConstraint(f"{column} IN ({values})", name=f"{column}_known")


_KEY = BigInteger().with_variant(Integer, "sqlite")

WORD = String(200).with_variant(String(200, collation="C"), "postgresql")
"""Text that is compared byte by byte on both engines."""

Key = Annotated[int, mapped_column(_KEY, primary_key=True)]
Code = Annotated[str, mapped_column(String(48))]
State = Annotated[str, mapped_column(String(24))]
Name = Annotated[str, mapped_column(String(200))]
Words = Annotated[str, mapped_column(String(1000))]
Currency = Annotated[str, mapped_column(String(3))]
MinorUnits = Annotated[int, mapped_column(BigInteger)]
Sha256 = Annotated[str, mapped_column(String(64))]
