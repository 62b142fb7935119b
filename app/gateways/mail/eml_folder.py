"""E-mails as .eml files in a folder: the default, so that a fresh machine writes to nobody."""

from __future__ import annotations

from pathlib import Path

from app.errors import BadValue
from app.gateways.mail.letter import Letter, MailOutcome, MailResult, Sender, to_message
from app.whole_file import write_whole


class EmlFolder:
    """Writes each letter whole or not at all, under its Message-ID: twice is one file."""

    def __init__(self, folder: Path, sender: Sender) -> None:
        self.sender = sender
        self._folder = folder

    def send(self, letter: Letter) -> MailResult:
        """Write the file; LATER if the folder cannot be written."""
        try:
            content = to_message(letter, self.sender).as_bytes()
        except BadValue as error:
            return MailResult(MailOutcome.REFUSED, str(error))
        path = self._folder / f"{letter.message_id}.eml"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if not path.exists():
                write_whole(path, content)
        except OSError as error:
            return MailResult(MailOutcome.LATER, f"{path}: {error.strerror}")
        return MailResult(MailOutcome.SENT, str(path))
