"""The log: one JSON object a line, in a file that never grows without end.

A line holds ``time`` (UTC), ``level``, ``logger``, ``message``, the facts given as ``extra``, and
of an error its ``error``, ``facts`` and ``traceback``.  Passwords in addresses are blotted out.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from app.errors import AppError

_FILE_NAME = "packbench.jsonl"
_MOST_BYTES = 5_000_000
_OLD_FILES = 5
_PASSWORD_IN_URL = re.compile(r"(?<=://)([^\s/:@]*):[^\s/]+@")
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}

_logger = logging.getLogger(__name__)


class JsonLines(logging.Formatter):
    """Formats a record as one line of JSON, whatever its facts are."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "thread": record.threadName,
            "message": record.getMessage(),
        }
        line |= {key: value for key, value in vars(record).items() if key not in _STANDARD}
        if record.exc_info and record.exc_info[1] is not None:
            line |= self._error(record.exc_info[1], record.exc_info)
        return _without_passwords(json.dumps(line, ensure_ascii=False, default=str))

    def _error(
        self,
        error: BaseException,
        exc_info: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> dict[str, object]:
        facts = {"facts": error.facts} if isinstance(error, AppError) else {}
        trace = self.formatException(exc_info)
        return {"error": type(error).__name__, **facts, "traceback": trace}


def start_logging(folder: Path, level: int = logging.INFO) -> Path | None:
    """Send every log line of the program to a file in ``folder``, and warnings to stderr too.

    Returns:
        The file; None if it cannot be written, which is itself a warning on stderr: a full or
        read-only disk must not keep a packer from working.
    """
    root = logging.getLogger()
    root.setLevel(level)
    on_screen = logging.StreamHandler()
    on_screen.setLevel(logging.WARNING)
    on_screen.setFormatter(logging.Formatter("packbench: %(message)s"))
    root.addHandler(on_screen)
    path = folder / _FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        to_file = RotatingFileHandler(path, "a", _MOST_BYTES, _OLD_FILES, encoding="utf-8")
    except OSError as error:
        _logger.warning("no log file: %s", error)
        return None
    to_file.setFormatter(JsonLines())
    root.addHandler(to_file)
    return path


def log_uncaught() -> None:
    """Write every error that nobody caught to the log: it is a bug of ours."""
    sys.excepthook = _uncaught


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    _logger.critical("a fault in the program: %s", error, exc_info=(kind, error, trace))


def _without_passwords(text: str) -> str:
    return _PASSWORD_IN_URL.sub(r"\1:***@", text)
