"""How long a station reads its settings, part of every start."""

from __future__ import annotations

import tempfile
from pathlib import Path

from app.settings import Settings
from app.settings.settings_file import load_settings, save_settings
from tests.benchmarks.rows import Row, at_most, median_seconds


def measure() -> list[Row]:
    """The settings, saved and loaded."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "settings.toml"
        save_settings(Settings(), path)
        loaded = median_seconds(lambda: load_settings(path, {}), runs=25)
    return [at_most("settings loaded", loaded * 1000, "ms", 50)]
