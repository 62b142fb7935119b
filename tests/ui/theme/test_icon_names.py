"""Tests of ui/theme/icon_names.py: the names and the files are the same set."""

from __future__ import annotations

from ui.theme.icon_names import Icon
from ui.theme.icons import FOLDER


def test_every_name_has_its_file_and_every_file_its_name() -> None:
    assert {path.stem for path in FOLDER.glob("*.svg")} == {icon.value for icon in Icon}
