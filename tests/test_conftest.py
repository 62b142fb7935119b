"""The tests leave the user alone: no file, password or window of theirs is touched."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import keyring
import platformdirs
import pytest
from keyring.errors import NoKeyringError

from app.settings import Settings


@pytest.mark.parametrize(
    "place",
    [
        Path.home(),
        platformdirs.user_data_path("packbench"),
        platformdirs.user_config_path("packbench"),
        platformdirs.user_cache_path("packbench"),
        platformdirs.user_runtime_path("packbench"),
        Settings().folders.journal,
    ],
)
def test_no_place_of_the_user_is_touched(place: Path) -> None:
    assert place.is_relative_to(tempfile.gettempdir())


def test_no_password_of_the_user_is_touched() -> None:
    with pytest.raises(NoKeyringError):
        keyring.get_password("packbench", "database")


def test_a_window_opens_on_no_screen_unless_one_is_asked_for() -> None:
    assert os.environ["QT_QPA_PLATFORM"]


def test_no_setting_of_the_user_reaches_the_tests() -> None:
    found = {name for name in os.environ if name.startswith("PACKBENCH_")}
    assert found <= {"PACKBENCH_DATA"}  # where the real orders are


def test_each_test_has_a_database_of_the_engine_it_asks_for(database_url: str) -> None:
    assert database_url.startswith(("sqlite:///", "postgresql+psycopg://"))
