"""``secret NAME``: a password goes where this station keeps its passwords, and is never shown."""

from __future__ import annotations

import argparse
import getpass
import sys

from app.commands.output import DONE, say
from app.errors import BadValue
from app.secrets import open_secrets
from app.settings import SecretPlace, SecretSettings, Settings


def secret(arguments: argparse.Namespace, settings: Settings) -> int:
    """Keep or replace a password: typed unseen, or the first line of what is piped in.

    Raises:
        BadValue: nothing was given.
        SecretMissing: the place where passwords are kept cannot be used.
    """
    name = str(arguments.name)
    value = _asked(name)
    if not value:
        raise BadValue(kind="password", value=f"of {name!r}", reason="it is empty")
    open_secrets(settings.secrets).keep(name, value)
    place = _in_words(settings.secrets)
    say(arguments, {"name": name, "place": place}, f"The password {name!r} is kept in {place}.")
    return DONE


def _asked(name: str) -> str:
    if sys.stdin.isatty():
        return getpass.getpass(f"Password {name!r}: ")
    return sys.stdin.readline().rstrip("\r\n")


def _in_words(settings: SecretSettings) -> str:
    if settings.place is SecretPlace.FILE:
        return f"{settings.file}, which only its owner may read"
    return "the system's keyring"
