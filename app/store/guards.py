"""Triggers that hold what no CHECK can: append-only tables, the allowed moves of an order.

Alembic's batch mode on SQLite silently drops triggers, so every migration of a protected table
calls ``install_guards`` again; ``missing_guards`` proves that they stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, inspect

from app.lifecycle import MOVES, REST_FORGONE, OrderState

APPEND_ONLY = (
    "ledger",
    "audit",
    "scan_events",
    "case_events",
    "claimed_packages",
    "count_results",
    "number_blocks",
    "manifests",
)
"""Tables whose rows are never changed and never deleted (R3, S4, D2)."""


@dataclass(frozen=True, slots=True)
class _Move:
    """A change of one column that is refused where ``illegal`` is true of the row."""

    name: str
    table: str
    column: str
    illegal: str


_MOVES_GUARDED = ("orders_move_as_allowed", "shipments_stay_on_their_manifest")


def install_guards(connection: Connection) -> None:
    """Install every guard, replacing an older one of the same name.

    A table or column that a later migration brings gets its guards there.
    """
    tables = set(inspect(connection).get_table_names())
    protected = [table for table in APPEND_ONLY if table in tables]
    moves = _moves(connection, has_manifests="manifests" in tables)
    make = _sqlite_statements if connection.dialect.name == "sqlite" else _postgresql_statements
    for statement in make(protected, moves):
        connection.exec_driver_sql(statement)


def _moves(connection: Connection, *, has_manifests: bool) -> list[_Move]:
    """The moves that are refused, as far as the schema has come."""
    columns = {column["name"] for column in inspect(connection).get_columns("orders")}
    illegal = _illegal_move(has_deliveries="delivery" in columns)
    order, parcel = _MOVES_GUARDED
    moves = [_Move(order, "orders", "state", illegal)]
    if has_manifests:  # a parcel on a closed manifest is part of it
        left = "NEW.manifest_id IS NULL OR NEW.manifest_id <> OLD.manifest_id"
        off = f"OLD.manifest_id IS NOT NULL AND ({left})"
        moves.append(_Move(parcel, "shipments", "manifest_id", off))
    return moves


def missing_guards(connection: Connection) -> list[str]:
    """Name the guards that do not stand."""
    if connection.dialect.name == "sqlite":
        found = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    else:
        found = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'"
    there = {row[0] for row in connection.exec_driver_sql(found)}
    return sorted(_guard_names(connection.dialect.name) - there)


def _guard_names(dialect: str) -> set[str]:
    refused = ("update", "delete") if dialect == "sqlite" else ("update", "delete", "truncate")
    names = {f"{table}_refuses_{what}" for table in APPEND_ONLY for what in refused}
    return names | set(_MOVES_GUARDED)


def _illegal_move(*, has_deliveries: bool) -> str:
    """SQL that is true for a move which the lifecycle does not allow."""
    allowed = [
        f"(OLD.state = '{old.value}' AND NEW.state IN ({targets}))"
        for old, new in MOVES.items()
        if (targets := ", ".join(f"'{state.value}'" for state in sorted(new)))
    ]
    if has_deliveries:
        waiting = ", ".join(f"'{state.value}'" for state in sorted(REST_FORGONE))
        to_shipped = f"OLD.state IN ({waiting}) AND NEW.state = '{OrderState.SHIPPED.value}'"
        allowed.append(f"(OLD.delivery > 1 AND {to_shipped})")
    return f"OLD.state <> NEW.state AND NOT ({' OR '.join(allowed)})"


def _sqlite_statements(protected: Sequence[str], moves: Sequence[_Move]) -> list[str]:
    statements = []
    for table in protected:
        for what in ("update", "delete"):
            name = f"{table}_refuses_{what}"
            statements += [
                f"DROP TRIGGER IF EXISTS {name}",
                (
                    f"CREATE TRIGGER {name} BEFORE {what.upper()} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{name}'); END"
                ),
            ]
    for move in moves:
        statements += [
            f"DROP TRIGGER IF EXISTS {move.name}",
            (
                f"CREATE TRIGGER {move.name} BEFORE UPDATE OF {move.column} ON {move.table} "
                f"WHEN {move.illegal} BEGIN SELECT RAISE(ABORT, '{move.name}'); END"
            ),
        ]
    return statements


def _postgresql_statements(protected: Sequence[str], moves: Sequence[_Move]) -> list[str]:
    # The error's class is check_violation, so that the driver reports it as one.
    refuse = (
        "CREATE OR REPLACE FUNCTION packbench_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ "
        "BEGIN RAISE EXCEPTION '%%', TG_NAME USING ERRCODE = 'check_violation', "
        "CONSTRAINT = TG_NAME; END $$"
    )
    statements = [refuse]
    for table in protected:
        for what in ("update", "delete", "truncate"):
            name, each = f"{table}_refuses_{what}", "STATEMENT" if what == "truncate" else "ROW"
            statements += [
                f"DROP TRIGGER IF EXISTS {name} ON {table}",
                (
                    f"CREATE TRIGGER {name} BEFORE {what.upper()} ON {table} "
                    f"FOR EACH {each} EXECUTE FUNCTION packbench_refuse()"
                ),
            ]
    for move in moves:
        statements += [
            f"DROP TRIGGER IF EXISTS {move.name} ON {move.table}",
            (
                f"CREATE TRIGGER {move.name} BEFORE UPDATE OF {move.column} ON {move.table} "
                f"FOR EACH ROW WHEN ({move.illegal}) EXECUTE FUNCTION packbench_refuse()"
            ),
        ]
    return statements
