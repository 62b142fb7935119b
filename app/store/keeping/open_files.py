"""Whether some program has an embedded database open, found out without touching the database.

A connection in WAL mode holds a shared lock on one byte of the -shm for as long as it lives (SQLite
file format, 2.3.2; ``UNIX_SHM_DMS`` of os_unix.c).  Opening a damaged database to find out could
write to it, and what is damaged is evidence.
"""

from __future__ import annotations

import sys
from pathlib import Path

_HELD_WHILE_OPEN = 128


def is_open(database: Path) -> bool:
    """True if a program has it open.  Windows keeps such a file from being renamed by itself."""
    shared = database.with_name(f"{database.name}-shm")
    if sys.platform == "win32" or not shared.exists():
        return False
    import fcntl  # noqa: PLC0415 -- not there on Windows

    with shared.open("rb+") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _HELD_WHILE_OPEN)
        except OSError:
            return True
    return False
