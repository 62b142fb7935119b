"""``secret NAME``: what an operator pipes in is what the station logs in with."""

from __future__ import annotations

import io
import stat
from argparse import Namespace
from pathlib import Path

import pytest

from app.commands.opening import url_of
from app.commands.output import DONE
from app.commands.stations.secret import secret
from app.errors import BadValue, SecretMissing
from app.secrets import open_secrets
from app.settings import DatabaseSettings, SecretPlace, SecretSettings, Settings

SERVER = "postgresql+psycopg://packbench_pack_1@db-1.example.com/packbench"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A station of the shared database, with its passwords in a file by explicit choice."""
    return Settings(
        database=DatabaseSettings(url=SERVER),
        secrets=SecretSettings(place=SecretPlace.FILE, file=tmp_path / "kept" / "secrets.json"),
    )


def words(name: str) -> Namespace:
    return Namespace(name=name, json=False, database=None)


def pipe_in(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_a_password_that_is_kept_is_the_one_that_the_station_logs_in_with(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe_in(monkeypatch, "s3cret/of:it\n")

    assert secret(words("database"), settings) == DONE

    assert url_of(words("database"), settings) == SERVER.replace("@", ":s3cret%2Fof%3Ait@")
    assert "s3cret" not in capsys.readouterr().out


def test_the_file_of_passwords_is_its_owner_s_alone_and_said_to_be(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe_in(monkeypatch, "first")
    secret(words("mail"), settings)

    said = (
        f"The password 'mail' is kept in {settings.secrets.file}, which only its owner may read.\n"
    )
    assert capsys.readouterr().out == said
    assert stat.S_IMODE(settings.secrets.file.stat().st_mode) == 0o600


def test_a_password_is_replaced_and_the_others_stay(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("database", "old"), ("mail", "post"), ("database", "new")):
        pipe_in(monkeypatch, value)
        secret(words(name), settings)

    kept = open_secrets(settings.secrets)
    assert (kept.read("database"), kept.read("mail")) == ("new", "post")


def test_an_empty_password_is_refused_and_the_old_one_stays(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe_in(monkeypatch, "old")
    secret(words("database"), settings)
    pipe_in(monkeypatch, "\n")

    with pytest.raises(BadValue):
        secret(words("database"), settings)
    assert open_secrets(settings.secrets).read("database") == "old"


def test_at_a_terminal_it_is_typed_unseen(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = io.StringIO()
    monkeypatch.setattr(typed, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", typed)
    asked: list[str] = []

    def type_unseen(prompt: str) -> str:
        asked.append(prompt)
        return "unseen"

    monkeypatch.setattr("getpass.getpass", type_unseen)

    secret(words("database"), settings)

    assert asked == ["Password 'database': "]
    assert open_secrets(settings.secrets).read("database") == "unseen"


def test_a_place_that_cannot_be_used_is_named(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kept").write_text("a file where the folder would be")
    pipe_in(monkeypatch, "word")

    with pytest.raises(SecretMissing, match="kept"):
        secret(words("database"), settings)
