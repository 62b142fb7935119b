"""Passwords: in the system's keyring, or, only by explicit choice, in a file of the owner's."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Protocol
from urllib.parse import quote, urlsplit, urlunsplit

import keyring
from keyring.errors import KeyringError

from app.errors import SecretMissing
from app.settings import SecretPlace, SecretSettings
from app.whole_file import write_whole

_SERVICE = "packbench"
_FOR_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class Secrets(Protocol):
    """Keeps one text per name, such as the password ``database``."""

    def read(self, name: str) -> str:
        """The secret; raises SecretMissing, also when the place itself cannot be used."""

    def keep(self, name: str, value: str) -> None:
        """Keep or replace the secret; raises SecretMissing if the place cannot be used."""


class KeyringSecrets:
    """Secrets in the keyring of the signed-in user.  A machine without a desktop often has none."""

    def read(self, name: str) -> str:
        """The secret; raises SecretMissing."""
        try:
            value = keyring.get_password(_SERVICE, name)
        except KeyringError as error:
            raise SecretMissing(name=name, detail=_words(error)) from error
        if value is None:
            raise SecretMissing(name=name, detail="not in the keyring")
        return value

    def keep(self, name: str, value: str) -> None:
        """Keep or replace the secret; raises SecretMissing."""
        try:
            keyring.set_password(_SERVICE, name, value)
        except KeyringError as error:
            raise SecretMissing(name=name, detail=_words(error)) from error


class FileSecrets:
    """Secrets in a JSON file with mode 0600; a file that others may read is not used."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self, name: str) -> str:
        """The secret; raises SecretMissing."""
        value = self._all(name).get(name)
        if value is None:
            raise SecretMissing(name=name, detail=f"not in {self._path}")
        return value

    def keep(self, name: str, value: str) -> None:
        """Keep or replace the secret; raises SecretMissing, and the old file is as it was."""
        secrets = self._all(name) | {name: value}
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_whole(self._path, json.dumps(secrets, indent=1).encode())
        except OSError as error:
            raise SecretMissing(name=name, detail=str(error)) from error

    def _all(self, name: str) -> dict[str, str]:
        try:
            if self._path.stat().st_mode & _FOR_OTHERS:
                raise SecretMissing(name=name, detail=f"others may read {self._path}: chmod 600")
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise SecretMissing(name=name, detail=f"{self._path}: {error}") from error
        if not isinstance(found, dict):
            raise SecretMissing(name=name, detail=f"{self._path}: not a table of secrets")
        return {str(key): str(value) for key, value in found.items()}


def open_secrets(settings: SecretSettings) -> Secrets:
    """The place that the settings choose; nothing is opened yet."""
    if settings.place is SecretPlace.FILE:
        return FileSecrets(settings.file)
    return KeyringSecrets()


def with_password(url: str, password: str) -> str:
    """``url`` of a database with ``password`` for the user it names; an own password stays."""
    parts = urlsplit(url)
    if parts.username is None or parts.password is not None:
        return url
    user, _, place = parts.netloc.rpartition("@")
    return urlunsplit(parts._replace(netloc=f"{user}:{quote(password, safe='')}@{place}"))


def without_password(url: str) -> str:
    """``url`` as it may be shown and logged."""
    parts = urlsplit(url)
    if parts.password is None:
        return url
    user, _, place = parts.netloc.rpartition("@")
    return urlunsplit(parts._replace(netloc=f"{user.partition(':')[0]}:***@{place}"))


def _words(error: KeyringError) -> str:
    return str(error) or type(error).__name__
