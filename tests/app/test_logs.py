"""The log says what happened, one JSON object a line, and never a password."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import StoreUnreachable
from app.logs import JsonLines, log_uncaught, start_logging

_values = st.one_of(st.text(), st.integers(), st.binary(), st.none(), st.dates())


@pytest.fixture
def quiet_root() -> Iterator[None]:
    """Puts the program's own handlers away afterwards."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield
    for handler in [handler for handler in root.handlers if handler not in before]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


@pytest.fixture
def log_file(quiet_root: None, tmp_path: Path) -> Path:  # noqa: ARG001 -- put away after this one
    path = start_logging(tmp_path / "logs")
    assert path is not None
    return path


def _last(path: Path) -> dict[str, object]:
    line = json.loads(path.read_text(encoding="utf-8").splitlines()[-1])
    assert isinstance(line, dict)
    return line


def test_a_line_says_when_where_and_what_with_its_facts(log_file: Path) -> None:
    logging.getLogger("app.capture").info("read %s", "orders.csv", extra={"orders": 12})

    line = _last(log_file)
    assert line["message"] == "read orders.csv"
    assert line["logger"] == "app.capture"
    assert line["level"] == "INFO"
    assert line["orders"] == 12
    assert datetime.fromisoformat(str(line["time"])).tzinfo == UTC


def test_an_error_is_logged_with_its_facts_and_traceback(log_file: Path) -> None:
    def save() -> None:
        raise StoreUnreachable(url="db", detail="no route")

    try:
        save()
    except StoreUnreachable:
        logging.getLogger("app").exception("cannot save")

    line = _last(log_file)
    assert line["error"] == "StoreUnreachable"
    assert line["facts"] == {"url": "db", "detail": "no route"}
    assert "test_logs.py" in str(line["traceback"])


def test_an_error_that_nobody_caught_is_in_the_log(
    log_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    log_uncaught()

    error = KeyError("bin")
    sys.excepthook(KeyError, error, None)

    assert _last(log_file)["level"] == "CRITICAL"
    assert _last(log_file)["error"] == "KeyError"


@pytest.mark.parametrize("password", ["hidden", "hid@den", "hid:den"])
def test_no_password_of_a_database_reaches_the_log(log_file: Path, password: str) -> None:
    url = f"postgresql+psycopg://bench:{password}@db/packbench"

    logging.getLogger("app").warning("cannot reach %s", url, extra={"url": url})

    assert "den" not in log_file.read_text(encoding="utf-8")
    assert _last(log_file)["url"] == "postgresql+psycopg://bench:***@db/packbench"


@pytest.mark.usefixtures("quiet_root")
def test_without_a_log_file_the_work_goes_on_and_stderr_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()

    assert start_logging(tmp_path / "file" / "logs") is None

    assert "no log file" in capsys.readouterr().err


@given(st.text(), st.dictionaries(st.text(min_size=1), _values, max_size=4))
def test_every_record_is_one_line_of_json(message: str, facts: dict[str, object]) -> None:
    record = logging.makeLogRecord({**facts, "msg": message, "args": ()})

    text = JsonLines().format(record)

    assert "\n" not in text
    assert isinstance(json.loads(text), dict)
