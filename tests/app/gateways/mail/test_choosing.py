"""Which mailer the settings choose; nothing is opened by choosing."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import SecretMissing
from app.gateways.mail.choosing import mailer_of
from app.gateways.mail.eml_folder import EmlFolder
from app.gateways.mail.smtp import SmtpMailer
from app.secrets import FileSecrets
from app.settings import (
    FolderSettings,
    MailSettings,
    MailTransport,
    SecretPlace,
    SecretSettings,
    Settings,
)


def settings_of(folder: Path, mail: MailSettings) -> Settings:
    return Settings(
        mail=mail,
        folders=FolderSettings(mail=folder / "mail"),
        secrets=SecretSettings(place=SecretPlace.FILE, file=folder / "secrets.json"),
    )


def test_letters_go_into_a_folder_unless_a_server_is_set_up(tmp_path: Path) -> None:
    mailer = mailer_of(settings_of(tmp_path, MailSettings(from_name="Mugs & More")))

    assert isinstance(mailer, EmlFolder)
    assert mailer.sender.name == "Mugs & More"
    assert not (tmp_path / "mail").exists()


def test_a_server_without_a_user_needs_no_password(tmp_path: Path) -> None:
    mail = MailSettings(transport=MailTransport.SMTP, host="mail.example.com")

    assert isinstance(mailer_of(settings_of(tmp_path, mail)), SmtpMailer)


def test_a_server_with_a_user_takes_its_password_from_the_secrets(tmp_path: Path) -> None:
    mail = MailSettings(transport=MailTransport.SMTP, host="mail.example.com", username="shop")
    settings = settings_of(tmp_path, mail)

    with pytest.raises(SecretMissing):
        mailer_of(settings)
    FileSecrets(tmp_path / "secrets.json").keep("mail", "s3cret")

    assert isinstance(mailer_of(settings), SmtpMailer)
