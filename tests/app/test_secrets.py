"""Passwords are kept where only their owner reads them."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import keyring
import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backend import KeyringBackend

from app.errors import SecretMissing
from app.secrets import (
    FileSecrets,
    KeyringSecrets,
    open_secrets,
    with_password,
    without_password,
)
from app.settings import SecretPlace, SecretSettings


class _MemoryKeyring(KeyringBackend):
    priority = 1

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self._kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._kept[service, username] = password


@pytest.fixture
def desktop_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(_MemoryKeyring())
    yield
    keyring.set_keyring(before)


@pytest.mark.usefixtures("desktop_keyring")
def test_the_keyring_keeps_a_password() -> None:
    secrets = KeyringSecrets()

    secrets.keep("database", "hidden")

    assert secrets.read("database") == "hidden"
    with pytest.raises(SecretMissing, match="name=mail"):
        secrets.read("mail")


def test_a_machine_without_a_keyring_says_so_and_nothing_is_kept_elsewhere() -> None:
    secrets = KeyringSecrets()

    with pytest.raises(SecretMissing, match="name=database"):
        secrets.read("database")
    with pytest.raises(SecretMissing, match="name=database"):
        secrets.keep("database", "hidden")


def test_a_secret_file_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "secrets.json"
    secrets = FileSecrets(path)

    secrets.keep("database", "hidden")
    secrets.keep("mail", "also hidden")

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert FileSecrets(path).read("database") == "hidden"
    assert FileSecrets(path).read("mail") == "also hidden"


def test_a_secret_file_that_others_may_read_is_not_used(tmp_path: Path) -> None:
    path = tmp_path / "secrets.json"
    FileSecrets(path).keep("database", "hidden")
    path.chmod(0o640)

    with pytest.raises(SecretMissing, match="others may read"):
        FileSecrets(path).read("database")


@pytest.mark.parametrize("content", ["", "[]", "{", "\x00"])
def test_a_damaged_secret_file_is_said_so_and_left_alone(tmp_path: Path, content: str) -> None:
    path = tmp_path / "secrets.json"
    path.write_text(content)
    path.chmod(0o600)

    with pytest.raises(SecretMissing):
        FileSecrets(path).keep("database", "hidden")

    assert path.read_text() == content


def test_a_place_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(SecretMissing):
        FileSecrets(tmp_path / "file" / "secrets.json").keep("database", "hidden")


def test_a_file_is_used_only_by_choice(tmp_path: Path) -> None:
    chosen = SecretSettings(place=SecretPlace.FILE, file=tmp_path / "secrets.json")

    assert isinstance(open_secrets(SecretSettings()), KeyringSecrets)
    assert isinstance(open_secrets(chosen), FileSecrets)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_password_survives_the_way_through_the_address(password: str) -> None:
    url = with_password("postgresql+psycopg://bench@db:5432/packbench?sslmode=require", password)

    parts = urlsplit(url)
    assert unquote(parts.password or "") == password
    assert (parts.username, parts.hostname, parts.port) == ("bench", "db", 5432)
    assert without_password(url) == (
        "postgresql+psycopg://bench:***@db:5432/packbench?sslmode=require"
    )


@pytest.mark.parametrize(
    "url", ["sqlite:////data/packbench.db", "postgresql+psycopg://db/packbench"]
)
def test_an_address_without_a_user_takes_no_password(url: str) -> None:
    assert with_password(url, "hidden") == url
    assert without_password(url) == url


def test_a_password_given_by_the_environment_is_kept() -> None:
    url = "postgresql+psycopg://bench:given@db/packbench"

    assert with_password(url, "hidden") == url
