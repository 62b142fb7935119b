"""Trouble of the environment, with its facts.  What the SOP foresees is a verdict, not an error."""

from __future__ import annotations


class AppError(Exception):
    """Root of what the program can tell a person about; ``facts`` fill the message."""

    def __init__(self, **facts: object) -> None:
        super().__init__(", ".join(f"{name}={value}" for name, value in facts.items()))
        self.facts = facts


class StoreUnreachable(AppError):
    """The shared database does not answer; nothing was saved.  Facts: url, detail."""


class StoreReadOnly(AppError):
    """The database file or its folder cannot be written.  Facts: path, detail."""


class StoreDamaged(AppError):
    """The database file is damaged, or lies where no database may lie.  Facts: path, detail."""


class SchemaBehind(AppError):
    """The schema is older; ``database upgrade`` brings it up.  Facts: found, wanted."""


class SchemaAhead(AppError):
    """The database was upgraded by a newer Packbench.  Facts: found, wanted."""


class OrderChanged(AppError):
    """Another station saved first; nothing was saved here.  Facts: order_no."""


class StoreRefused(AppError):
    """The database refused what a rule refuses too.  Facts: constraint, detail."""


class StoreDenied(StoreRefused):
    """The database's own roles do not let this login do that.  Facts: constraint, detail."""


class JournalUnwritable(AppError):
    """The station's journal cannot keep a scan; nothing was acknowledged.  Facts: path, detail."""


class JournalRefused(AppError):
    """The shared database takes nothing from this journal.  Facts: station, reason, detail.

    ``reason`` is "copied" (others came under the same numbers: a cloned machine) or "gap"
    (records before these never came).
    """


class DocumentUnreadable(AppError):
    """A file is not what it should be as a whole.  Facts: document, reason, detail."""


class BadValue(AppError):
    """A value is not well-formed.  Facts: kind, value, reason."""


class NotAllowed(AppError):
    """The action needs another role or an earlier step.  Facts: action, reason."""


class NothingFound(AppError):
    """No such thing.  Facts: kind, code."""


class SettingsInvalid(AppError):
    """The settings file cannot be used as it is.  Facts: path, detail."""


class SecretMissing(AppError):
    """No keyring and no secret file holds this secret.  Facts: name, detail."""


def raise_bug(error: Exception) -> None:
    """Raise what is no ``AppError``: a bug is not trouble that a person can be told of."""
    if not isinstance(error, AppError):
        raise error
