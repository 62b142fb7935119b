"""``make screenshots`` draws what it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.screens.__main__ import main
from tests.screens.drawing import draw_state, states
from tests.screens.paper import draw_paper


def test_a_state_is_drawn_in_both_themes_and_both_sizes(qapp: QApplication, tmp_path: Path) -> None:
    drawn = draw_state(qapp, "exceptions_empty", states()["exceptions_empty"], tmp_path)

    assert [path.name for path in drawn] == [
        "exceptions_empty_light_1920x1080.png",
        "exceptions_empty_light_1280x800.png",
        "exceptions_empty_dark_1920x1080.png",
        "exceptions_empty_dark_1280x800.png",
    ]
    pictures = [QImage(str(path)) for path in drawn]
    assert [(one.width(), one.height()) for one in pictures] == [(1920, 1080), (1280, 800)] * 2
    light, dark = (pictures[n].pixelColor(1000, 700).lightness() for n in (0, 2))
    assert light > 150 > dark


def test_label_slip_and_control_card_are_drawn(tmp_path: Path) -> None:
    assert all(QImage(str(path)).width() == 1000 for path in draw_paper(tmp_path))


def test_a_state_that_does_not_exist_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main([str(tmp_path), "nowhere"])
    assert "no state nowhere" in capsys.readouterr().err
