"""``python -m tests.support.seen_window``: ``main.py run`` that says what is seen, and ends.

Prints the number of visible windows, of sign-in pages that are seen in them, and of windows that
are larger than their screen.
"""

from __future__ import annotations

import sys

import main


def _say_what_is_seen(_application: object) -> int:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 -- main imports it first, as always

    from ui.shell.entrance.sign_in_view import SignInView  # noqa: PLC0415 -- as above

    QApplication.processEvents()
    windows = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    doors = [view for one in windows for view in one.findChildren(SignInView) if view.isVisible()]
    screens = [(one.size(), one.screen().availableSize()) for one in windows]
    larger = [size for size, room in screens if size != size.boundedTo(room)]
    print(len(windows), len(doors), len(larger), flush=True)  # noqa: T201 -- its parent reads it
    return 0


def _run() -> int:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 -- costs what main's own import costs

    QApplication.exec = _say_what_is_seen  # type: ignore[method-assign, assignment]  # left at once
    return main.main(["run", "--demo", "--devices", "simulated"])


if __name__ == "__main__":
    sys.exit(_run())
