"""Trouble with what somebody gave or asked for: files, values, codes, rights, settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app import errors
from app.errors import AppError
from ui.messages.desk.refusals import reason_words
from ui.messages.trouble.texts import Trouble, fact_of, sentence
from ui.messages.wording import translate


def _document(error: AppError) -> Trouble:
    detail = translate("trouble", "{document}: {reason}. {detail} Nothing of it went in.")
    return Trouble(
        translate("trouble", "File not readable"),
        detail.format(
            document=fact_of(error, "document"),
            reason=fact_of(error, "reason"),
            detail=sentence(fact_of(error, "detail")),
        ).replace("  ", " "),
        translate("trouble", "Choose another file"),
    )


def _bad_value(error: AppError) -> Trouble:
    detail = translate("trouble", "{kind} {value}: {reason}. Nothing was saved.")
    facts = {name: fact_of(error, name) for name in ("kind", "value", "reason")}
    return Trouble(
        translate("trouble", "Not well-formed"),
        detail.format(**facts).replace(" :", ":"),
        translate("trouble", "Correct the value"),
    )


def _not_allowed(error: AppError) -> Trouble:
    if "wait_s" in error.facts:
        wait = translate("trouble", "Wait {seconds} s")
        return Trouble(
            translate("trouble", "Too many tries"),
            translate("trouble", "Three PINs were wrong. Badges still work."),
            wait.format(seconds=fact_of(error, "wait_s")),
        )
    detail = translate("trouble", "{action}: {reason}. Nothing was changed.")
    reason = reason_words(fact_of(error, "reason"))
    return Trouble(
        translate("trouble", "Not allowed"),
        detail.format(action=fact_of(error, "action").capitalize(), reason=reason),
        translate("trouble", "Ask a supervisor"),
    )


def _nothing(error: AppError) -> Trouble:
    what = f"{fact_of(error, 'kind')} {fact_of(error, 'code')}".strip()
    said = translate("trouble", "There is no {what}.").format(what=what)
    return Trouble(
        translate("trouble", "Nothing found"), said, translate("trouble", "Scan another code")
    )


def _settings(error: AppError) -> Trouble:
    detail = translate("trouble", "{path}: {detail}. The old settings stand.")
    return Trouble(
        translate("trouble", "Settings not usable"),
        detail.format(path=fact_of(error, "path"), detail=fact_of(error, "detail")),
        translate("trouble", "Correct the settings"),
    )


def _secret(error: AppError) -> Trouble:
    detail = translate("trouble", "Neither keyring nor file holds the password of {name}.")
    return Trouble(
        translate("trouble", "Password missing"),
        detail.format(name=fact_of(error, "name")),
        translate("trouble", "Enter it anew"),
    )


OF_WORK: Mapping[type[AppError], Callable[[AppError], Trouble]] = {
    errors.DocumentUnreadable: _document,
    errors.BadValue: _bad_value,
    errors.NotAllowed: _not_allowed,
    errors.NothingFound: _nothing,
    errors.SettingsInvalid: _settings,
    errors.SecretMissing: _secret,
}
