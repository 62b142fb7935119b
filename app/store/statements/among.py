"""``column`` is one of so many values, in words that are the same however many there are."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Text, any_, bindparam, func, select, types
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import Boolean, TypeEngine

_Kind = type[TypeEngine[Any]]


class _Listed(types.TypeDecorator[Iterable[Any]]):
    """Values as SQLite takes them: one JSON array."""

    impl = Text
    cache_ok = True

    def __init__(self, of: TypeEngine[Any]) -> None:
        super().__init__()
        self.of = of

    def process_bind_param(self, value: Iterable[Any] | None, dialect: Dialect) -> str:
        convert = self.of.dialect_impl(dialect).bind_processor(dialect)
        return json.dumps([convert(one) if convert else one for one in value or ()])


class _Array(types.TypeDecorator[Iterable[Any]]):
    """Values as PostgreSQL takes them; any collection will do."""

    impl = ARRAY
    cache_ok = True

    def process_bind_param(self, value: Iterable[Any] | None, dialect: Dialect) -> list[Any]:
        del dialect
        return list(value or ())


class among(ColumnElement[bool]):  # noqa: N801 -- read as a word of a statement, like select
    """``column`` is among the values that are given under ``name``.

    Unlike ``in_`` it is one and the same statement for any number of values, none included, so
    that it is compiled and planned once.
    """

    inherit_cache = False
    type = Boolean()

    def __init__(self, column: Any, name: str, of: _Kind = BigInteger) -> None:
        self.column, self.name, self.of = column, name, of()


@compiles(among)
def _in_array(element: among, compiler: SQLCompiler, **words: Any) -> str:
    given = bindparam(element.name, type_=_Array(element.of))
    return compiler.process(element.column == any_(given), **words)


@compiles(among, "sqlite")
def _in_json(element: among, compiler: SQLCompiler, **words: Any) -> str:
    given = func.json_each(bindparam(element.name, type_=_Listed(element.of))).table_valued("value")
    return compiler.process(element.column.in_(select(given.c.value)), **words)
