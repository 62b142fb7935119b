"""Errors in the words of the command line: what happened, what it means, what to do.

``ui.messages`` words the same errors for the floor, in a few big words; here a line may be long,
and whoever reads it has a keyboard.
"""

from __future__ import annotations

from collections.abc import Callable

from app import errors
from app.errors import AppError


def in_words(error: AppError) -> str:
    """Word ``error`` in two or three plain sentences on one line."""
    kind = next(kind for kind in type(error).__mro__ if kind in _WORDS)
    return " ".join(_WORDS[kind](error).split())


def _fact(error: AppError, name: str) -> str:
    return str(error.facts.get(name, "")).strip().rstrip(".")


def _unreachable(error: AppError) -> str:
    lacking = "password" in _fact(error, "detail")
    keep = "`main.py secret database` keeps the login's password. " if lacking else ""
    return (
        f"The database {_fact(error, 'url')} does not answer: {_fact(error, 'detail')}. "
        f"Nothing was saved. {keep}Start it or correct the address (--database, or [database] in "
        "the settings); `main.py doctor` says what it finds."
    )


def _journal_refused(error: AppError) -> str:
    return (
        f"The database does not take the journal of {_fact(error, 'station')}: "
        f"{_fact(error, 'reason')}, {_fact(error, 'detail')}. Nothing of it was saved, and all "
        "of it is kept at the station. Let a supervisor look before anybody works there."
    )


def _read_only(error: AppError) -> str:
    return (
        f"The database {_fact(error, 'path')} cannot be written: {_fact(error, 'detail')}. "
        "Nothing was saved. Make the file and its folder writable for this user, or name another "
        "database with --database."
    )


def _damaged(error: AppError) -> str:
    return (
        f"{_fact(error, 'path')} cannot be used as a database: {_fact(error, 'detail')}. "
        "Nothing was changed. `main.py database salvage` saves what can be read, `database restore "
        "FILE` brings a back-up back; or name another database with --database."
    )


def _behind(error: AppError) -> str:
    return (
        f"The database's schema is {_fact(error, 'found')}; this program needs "
        f"{_fact(error, 'wanted')}. Nothing was changed. Run `main.py database upgrade` first."
    )


def _ahead(error: AppError) -> str:
    return (
        f"The database's schema is {_fact(error, 'found')}, made by a newer Packbench; this one "
        f"knows {_fact(error, 'wanted')}. Nothing was changed. Update this program."
    )


def _order_changed(error: AppError) -> str:
    order = _fact(error, "order_no") or "the order"
    return f"Another station saved {order} first. Nothing was saved here. Run the command again."


def _refused(error: AppError) -> str:
    return (
        f"The database refused this by its rule {_fact(error, 'constraint')}: "
        f"{_fact(error, 'detail')}. Nothing was saved. Run `main.py ledger check` and report both."
    )


def _denied(error: AppError) -> str:
    return (
        f"This login may not do that ({_fact(error, 'constraint')}): {_fact(error, 'detail')}. "
        "Nothing was saved. Run it as the database's owner; `main.py database roles --apply` gives "
        "every login what its work needs, and the owner wants CREATEROLE for that."
    )


def _journal(error: AppError) -> str:
    return (
        f"The station's journal {_fact(error, 'path')} cannot be written: "
        f"{_fact(error, 'detail')}. No scan would be kept, so the station does not start. Make "
        "room on the disk, or make the folder writable for this user."
    )


def _document(error: AppError) -> str:
    return (
        f"{_fact(error, 'document')}: {_fact(error, 'reason')}. {_fact(error, 'detail')}. "
        "Nothing of it went in. Correct the file and import it again."
    ).replace(". . ", ". ")


def _bad_value(error: AppError) -> str:
    return (
        f"{_fact(error, 'kind')} {_fact(error, 'value')}: {_fact(error, 'reason')}. "
        "Nothing was saved. Correct the value and run the command again."
    )


def _not_allowed(error: AppError) -> str:
    return (
        f"Not allowed: {_fact(error, 'action')} ({_fact(error, 'reason')}). "
        "Nothing was changed. Somebody who may has to do it at a station."
    )


def _nothing_found(error: AppError) -> str:
    return (
        f"There is no {_fact(error, 'kind')} {_fact(error, 'code')}. "
        "Nothing was changed. Look whether it is written as in the database."
    )


def _settings(error: AppError) -> str:
    return (
        f"The settings {_fact(error, 'path')} cannot be used: {_fact(error, 'detail')}. "
        "Nothing was started. Correct what is named, or choose another file with --settings."
    )


def _secret(error: AppError) -> str:
    name = _fact(error, "name")
    return (
        f"The password {name!r} is not kept anywhere: {_fact(error, 'detail')}. Nothing was "
        f"started. `main.py secret {name}` keeps it, in the system's keyring or, with [secrets] "
        'place = "file" in the settings, in a file.'
    )


def _any(error: AppError) -> str:
    return f"It could not be done: {error or type(error).__name__}. The log has the details."


_WORDS: dict[type[Exception], Callable[[AppError], str]] = {
    AppError: _any,
    errors.StoreUnreachable: _unreachable,
    errors.StoreReadOnly: _read_only,
    errors.StoreDamaged: _damaged,
    errors.SchemaBehind: _behind,
    errors.SchemaAhead: _ahead,
    errors.OrderChanged: _order_changed,
    errors.StoreRefused: _refused,
    errors.StoreDenied: _denied,
    errors.JournalUnwritable: _journal,
    errors.JournalRefused: _journal_refused,
    errors.DocumentUnreadable: _document,
    errors.BadValue: _bad_value,
    errors.NotAllowed: _not_allowed,
    errors.NothingFound: _nothing_found,
    errors.SettingsInvalid: _settings,
    errors.SecretMissing: _secret,
}
