"""A fresh machine is given Qt's libraries, or told in one line which it lacks."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from pathlib import Path

import pytest

_SCRIPT = Path(__file__).parents[1] / ".ci" / "system_libraries.py"


@pytest.fixture(scope="module")
def main() -> Callable[..., int]:
    found = runpy.run_path(str(_SCRIPT))["main"]
    assert callable(found)
    return found  # type: ignore[no-any-return]  # a script has no types to import


def test_a_machine_with_all_libraries_hears_nothing(
    main: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main({"libc.so.6": "libc6"}, is_root=False) == 0
    assert capsys.readouterr().err == ""


def test_an_ordinary_user_is_told_the_one_line_to_run(
    main: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    lacking = {"libc.so.6": "libc6", "libnothere.so.1": "libnothere1", "libnorthis.so": "other2"}

    assert main(lacking, is_root=False) == 1
    assert capsys.readouterr().err == (
        "Qt needs system libraries; as root run: apt-get install --yes libnothere1 other2\n"
    )


def test_root_without_apt_is_told_the_line_too(
    main: Callable[..., int], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")

    assert main({"libnothere.so.1": "libnothere1"}, is_root=True) == 1
    assert "apt-get install --yes libnothere1" in capsys.readouterr().err
