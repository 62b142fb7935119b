"""Where a window can be opened, and what is said where it cannot."""

from __future__ import annotations

import pytest

from app.commands.display import display_trouble


@pytest.mark.parametrize(
    "environ",
    [
        {"DISPLAY": ":0"},
        {"WAYLAND_DISPLAY": "wayland-0"},
        {"QT_QPA_PLATFORM": "offscreen"},
        {"QT_QPA_PLATFORM": "vnc:size=1920x1080"},
    ],
)
def test_a_display_of_any_kind_will_do(environ: dict[str, str]) -> None:
    assert display_trouble(environ, "linux") == ""


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_always_have_one(platform: str) -> None:
    assert display_trouble({}, platform) == ""


@pytest.mark.parametrize("environ", [{}, {"DISPLAY": ""}, {"QT_QPA_PLATFORM": "xcb"}])
def test_without_one_it_is_said_what_to_do_and_what_works_anyway(environ: dict[str, str]) -> None:
    said = display_trouble(environ, "linux")

    assert "xvfb-run make run" in said
    assert "doctor" in said
