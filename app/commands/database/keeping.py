"""``database upgrade | roles | backup FILE | restore FILE | salvage``."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.commands.opening import url_of
from app.commands.output import DONE, FAILED, say
from app.errors import BadValue
from app.settings import Settings
from app.store.keeping.backup import back_up, file_of, restore
from app.store.keeping.rights import Group
from app.store.keeping.roles import apply_roles, login_of, login_statements, role_statements
from app.store.keeping.salvage import Salvage, salvage
from app.store.migrate import upgrade

WHAT = ("upgrade", "roles", "backup", "restore", "salvage")


def database(arguments: argparse.Namespace, settings: Settings) -> int:
    """Look after the database that ``--database`` or the settings name."""
    url = url_of(arguments, settings)
    match arguments.what:
        case "roles":
            return _roles(arguments, url)
        case "backup":
            return _back_up(arguments, url)
        case "restore":
            return _restore(arguments, url)
        case "salvage":
            return _salvage(arguments, url)
        case _:
            revision = upgrade(url)
            say(arguments, {"revision": revision}, f"The schema is {revision}.")
            return DONE


def _roles(arguments: argparse.Namespace, url: str) -> int:
    statements, then = role_statements(), ""
    if arguments.station:
        groups = _groups(arguments.groups)
        statements += login_statements(arguments.station, groups)
        login = login_of(arguments.station)
        then = f"\nSet the password of {login} with psql's \\password {login}."
    if not arguments.apply:
        text = "".join(f"{statement};\n" for statement in statements)
        say(arguments, {"statements": statements, "applied": False}, text.rstrip("\n"))
        return DONE
    apply_roles(url, statements)
    said = f"{len(statements)} statements applied. After each upgrade apply them again.{then}"
    say(arguments, {"statements": len(statements), "applied": True}, said)
    return DONE


def _groups(names: str) -> list[Group]:
    try:
        return [Group(name.strip()) for name in names.split(",") if name.strip()]
    except ValueError as error:
        known = ", ".join(Group)
        raise BadValue(kind="group", value=names, reason=f"known are {known}") from error


def _back_up(arguments: argparse.Namespace, url: str) -> int:
    target = _file(arguments)
    size = back_up(file_of(url), target)
    said = f"{target}: {size:,} bytes, checked and on the disk."
    say(arguments, {"file": str(target), "bytes": size}, said)
    return DONE


def _restore(arguments: argparse.Namespace, url: str) -> int:
    copy, there = _file(arguments), file_of(url)
    aside = restore(copy, there)
    kept = f" The one before it lies at {aside}." if aside else ""
    facts = {"file": str(there), "before": str(aside) if aside else None}
    say(arguments, facts, f"{there} is {copy} again.{kept}")
    return DONE


def _salvage(arguments: argparse.Namespace, url: str) -> int:
    found = salvage(file_of(url))
    facts = {"aside": str(found.aside), "rows": found.rows, "lost": found.lost}
    say(arguments, {**facts, "loose": found.loose}, "\n".join(_in_words(found)))
    return DONE if found.is_whole else FAILED


def _in_words(found: Salvage) -> list[str]:
    rows = sum(found.rows.values())
    lines = [f"{rows:,} rows saved. The damaged file lies at {found.aside}, untouched."]
    for table, lost in found.lost.items():
        said = "nobody knows how many rows" if lost is None else f"up to {lost} rows"
        lines.append(f"  {table}: {said} could not be read")
    if found.loose:
        lines.append(f"  {found.loose} rows refer to rows that are lost")
    if not found.is_whole:
        lines.append("Compare with the last back-up, then: main.py ledger check")
    return lines


def _file(arguments: argparse.Namespace) -> Path:
    if arguments.file is None:
        raise BadValue(kind="file", value="", reason=f"name one: database {arguments.what} FILE")
    path: Path = arguments.file
    return path.absolute()
