"""The desk of one station, as its own pages are tried with."""

from __future__ import annotations

from tests.ui.shell.workplace.desk.conftest import desk, works

__all__ = ["desk", "works"]
