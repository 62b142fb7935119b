"""Trouble of the shared database and of the journal: what is kept where meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app import errors
from app.errors import AppError
from ui.messages.trouble.texts import Trouble, fact_of
from ui.messages.wording import translate


def _unreachable(_error: AppError) -> Trouble:
    return Trouble(
        translate("trouble", "No database"),
        translate("trouble", "Scans are kept here and saved later. New work has to wait."),
        translate("trouble", "Finish work in hand"),
    )


def _read_only(error: AppError) -> Trouble:
    detail = translate("trouble", "The database {path} cannot be written. Nothing was saved.")
    return Trouble(
        translate("trouble", "Cannot save"),
        detail.format(path=fact_of(error, "path")),
        translate("trouble", "Call a supervisor"),
    )


def _damaged(error: AppError) -> Trouble:
    detail = translate("trouble", "{path} cannot be used: {detail}. Scans are kept here.")
    return Trouble(
        translate("trouble", "Database damaged"),
        detail.format(path=fact_of(error, "path"), detail=fact_of(error, "detail")),
        translate("trouble", "Restore the back-up"),
    )


def _behind(error: AppError) -> Trouble:
    detail = translate("trouble", "Its schema is {found}; this program needs {wanted}.")
    return Trouble(
        translate("trouble", "Database too old"),
        detail.format(found=fact_of(error, "found"), wanted=fact_of(error, "wanted")),
        translate("trouble", "Run database upgrade"),
    )


def _ahead(error: AppError) -> Trouble:
    detail = translate("trouble", "The database is at {found}, this program knows {wanted}.")
    return Trouble(
        translate("trouble", "Program too old"),
        detail.format(found=fact_of(error, "found"), wanted=fact_of(error, "wanted")),
        translate("trouble", "Update this program"),
    )


def _order_changed(error: AppError) -> Trouble:
    detail = translate("trouble", "Another station saved {order} first; nothing was saved here.")
    return Trouble(
        translate("trouble", "Order changed"),
        detail.format(order=fact_of(error, "order_no")),
        translate("trouble", "Scan it again"),
    )


def _refused(error: AppError) -> Trouble:
    detail = translate("trouble", "The database refused it by its rule {rule}; nothing was saved.")
    return Trouble(
        translate("trouble", "Not saved"),
        detail.format(rule=fact_of(error, "constraint")),
        translate("trouble", "Call a supervisor"),
    )


def _denied(_error: AppError) -> Trouble:
    return Trouble(
        translate("trouble", "Login lacks rights"),
        translate("trouble", "This station's login to the database may not do that. Not saved."),
        translate("trouble", "Call a supervisor"),
    )


def _journal(error: AppError) -> Trouble:
    detail = translate("trouble", "The last scan does not count. {path}: {detail}.")
    return Trouble(
        translate("trouble", "Cannot keep scans"),
        detail.format(path=fact_of(error, "path"), detail=fact_of(error, "detail")),
        translate("trouble", "Call a supervisor"),
    )


def _journal_refused(error: AppError) -> Trouble:
    copied = translate("trouble", "Another machine has sent scans as {station}. Yours are kept.")
    gap = translate("trouble", "Scans of {station} are missing before these. They are kept.")
    said = copied if fact_of(error, "reason") == "copied" else gap
    return Trouble(
        translate("trouble", "Journal refused"),
        said.format(station=fact_of(error, "station")),
        translate("trouble", "Call a supervisor"),
    )


OF_STORE: Mapping[type[AppError], Callable[[AppError], Trouble]] = {
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
}
