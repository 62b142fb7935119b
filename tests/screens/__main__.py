"""``python -m tests.screens FOLDER [STATE ...]``: draws every screen, or the named ones, as PNG.

Each telling state in both themes and both sizes, as ``<state>_<theme>_<size>.png``, and the paper
that leaves the warehouse as ``paper_<name>.png``.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from tests.screens.drawing import draw_state, states
from tests.screens.paper import draw_paper


def main(arguments: list[str]) -> int:
    """Draw into a folder; the exit status."""
    known = states()
    parser = argparse.ArgumentParser(prog="tests.screens", description="Draw every screen.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("states", nargs="*", metavar="STATE", help=f"of: {', '.join(known)}")
    given = parser.parse_args(arguments)
    if unknown := sorted(set(given.states) - set(known)):
        parser.error(f"no state {', '.join(unknown)}")
    given.folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(["packbench"])
    drawn = 0
    for name in given.states or known:
        drawn += len(draw_state(application, name, known[name], given.folder))
    if not given.states:
        drawn += len(draw_paper(given.folder))
    sys.stdout.write(f"{drawn} pictures in {given.folder}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
