"""E-mails as .eml files in a folder: the default, so that a fresh machine writes to nobody."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from app.errors import BadValue
from app.gateways.mail.letter import Letter, MailOutcome, MailResult, Sender, to_message


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
                _write_whole(path, content)
        except OSError as error:
            return MailResult(MailOutcome.LATER, f"{path}: {error.strerror}")
        return MailResult(MailOutcome.SENT, str(path))


def _write_whole(path: Path, content: bytes) -> None:
    """Write beside it and rename, so that no reader ever sees half a letter."""
    handle, name = tempfile.mkstemp(prefix=".writing-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
