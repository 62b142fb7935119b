"""A serial scanner that is not there: the other end of a real serial line of Linux or macOS.

The program opens ``address`` as it opens a scanner's port, with the same driver and the same
kernel below it, and loses it as it loses a port whose plug was pulled.
"""

from __future__ import annotations

import os
import pty
import tempfile
import tty
from pathlib import Path
from types import TracebackType
from typing import Self


class PtyScanner:
    """Plays one scanner on a pseudo-terminal; plugged in when made, gone after ``close``.

    Attributes:
        address: what the program opens; the same after every ``plug``.
    """

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="scanner-")
        self.address = str(Path(self._folder.name, "tty"))
        self._ends: tuple[int, int] | None = None
        self.plug()

    def send(self, text: str, end: str = "\r") -> None:
        """Read a code: type its bytes and the terminator.  Blocks while the line is full.

        Raises:
            OSError: it is not plugged in.
        """
        left = (text + end).encode()
        while left:
            left = left[os.write(self._ours(), left) :]

    def unplug(self) -> None:
        """Pull it out: the program's end breaks, and there is nothing at ``address``."""
        if self._ends is None:
            return
        Path(self.address).unlink()
        ends, self._ends = self._ends, None
        for end in ends:
            os.close(end)

    def plug(self) -> None:
        """Put it in, or back."""
        if self._ends is not None:
            return
        ours, theirs = pty.openpty()
        tty.setraw(theirs)  # else the line echoes what is sent before the program opens it
        Path(self.address).symlink_to(os.ttyname(theirs))
        self._ends = (ours, theirs)

    def close(self) -> None:
        """Pull it out for good."""
        self.unplug()
        self._folder.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _ours(self) -> int:
        if self._ends is None:
            raise OSError("the simulated scanner is not plugged in")
        return self._ends[0]
