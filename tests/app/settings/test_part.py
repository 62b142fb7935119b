"""What holds of every part of the settings."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from app.settings import (
    DatabaseSettings,
    FolderSettings,
    Settings,
)


@pytest.mark.parametrize("url", ["mysql://x/y", "postgresql://x/y", "packbench.db", ""])
def test_a_database_of_another_engine_is_refused(url: str) -> None:
    with pytest.raises(ValidationError, match="neither sqlite"):
        DatabaseSettings(url=url)


def test_a_folder_is_named_from_its_root() -> None:
    with pytest.raises(ValidationError, match="whole path"):
        FolderSettings(journal=Path("journal"))

    assert FolderSettings(journal=Path("~/journal")).journal == Path.home() / "journal"


def test_settings_do_not_change_under_those_who_read_them() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Settings().station = Settings().station
