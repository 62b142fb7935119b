"""E-mails as files in a folder."""

from __future__ import annotations

from email import message_from_bytes, policy
from pathlib import Path

import pytest

from app.gateways.mail.eml_folder import EmlFolder
from app.gateways.mail.letter import Mailer, MailOutcome
from tests.app.gateways.mail.letters import SHOP, letter


def test_a_letter_is_one_readable_file_named_by_its_message_id(tmp_path: Path) -> None:
    mailer: Mailer = EmlFolder(tmp_path / "mail", SHOP)

    result = mailer.send(letter())

    path = tmp_path / "mail" / "abc123.eml"
    assert (result.outcome, result.detail) == (MailOutcome.SENT, str(path))
    read = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert read["Subject"] == "Your order SO-1 is on its way"


def test_the_same_letter_twice_is_one_file_and_the_first_one(tmp_path: Path) -> None:
    mailer = EmlFolder(tmp_path, SHOP)

    outcomes = [mailer.send(letter(name=name)).outcome for name in ("Ada", "Bob")]

    assert outcomes == [MailOutcome.SENT] * 2
    assert [path.name for path in tmp_path.iterdir()] == ["abc123.eml"]
    assert b"Ada" in (tmp_path / "abc123.eml").read_bytes()


def test_a_folder_that_cannot_be_written_means_later(tmp_path: Path) -> None:
    (tmp_path / "mail").write_text("a file, not a folder", encoding="utf-8")

    result = EmlFolder(tmp_path / "mail", SHOP).send(letter())

    assert result.outcome is MailOutcome.LATER
    assert str(tmp_path) in result.detail


def test_a_full_disk_leaves_no_half_letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.whole_file.os.fsync", full)

    result = EmlFolder(tmp_path, SHOP).send(letter())

    assert result.outcome is MailOutcome.LATER
    assert "No space left on device" in result.detail
    assert list(tmp_path.iterdir()) == []


def test_a_letter_to_nobody_is_refused_for_good(tmp_path: Path) -> None:
    result = EmlFolder(tmp_path, SHOP).send(letter(to="nobody"))

    assert result.outcome is MailOutcome.REFUSED
    assert list(tmp_path.iterdir()) == []
