"""What a process says that has not root's power over permissions: those who test may be root."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_BE_NOBODY = """
import os
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
"""


def said_by_anybody(imports: str, does: str, *words: str) -> str:
    """What a program prints with ``words`` in its ``sys.argv``.

    It imports while it still may: anybody may not walk into the folder that the product lies in.
    """
    command = [sys.executable, "-c", imports + _BE_NOBODY + does, *words]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@contextmanager
def folder_for_anybody() -> Iterator[Path]:
    """A folder that everybody may walk into and write to; pytest's are closed to others."""
    folder = Path(tempfile.mkdtemp(prefix="packbench-shared-"))
    folder.chmod(0o777)
    yield folder
    folder.chmod(0o777)
    shutil.rmtree(folder)
