"""Sees that the system has the libraries of Qt: installs them where it may, else names the line.

Runs on the system's own Python, before anything else is installed.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys

# What PySide6's windows load from the system (their packages bring the rest), by Debian package.
LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-shape.so.0": "libxcb-shape0",
}


def missing_packages(libraries: dict[str, str]) -> list[str]:
    """The packages of those libraries that the system's loader does not find."""
    return [package for library, package in libraries.items() if not _loads(library)]


def main(libraries: dict[str, str], *, is_root: bool) -> int:
    """Install what is missing as root; otherwise say in one line what to run."""
    missing = missing_packages(libraries)
    if not missing:
        return 0
    if is_root:
        _install(missing)
        missing = missing_packages(libraries)
    if missing:
        _say(f"Qt needs system libraries; as root run: apt-get install --yes {' '.join(missing)}")
    return 1 if missing else 0


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _install(packages: list[str]) -> None:
    _say(f"installing {' '.join(packages)}")
    install = ("install", "--yes", "--no-install-recommends", *packages)
    if not _apt_get(*install):
        _apt_get("update")  # a fresh machine has no lists of packages, or old ones
        _apt_get(*install)


def _apt_get(*words: str) -> bool:
    apt_get = shutil.which("apt-get")
    if apt_get is None:
        return False
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run([apt_get, *words], check=False, env=quiet)  # noqa: S603 -- words are ours
    return done.returncode == 0


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    on_linux = sys.platform == "linux"
    sys.exit(main(LIBRARIES, is_root=os.geteuid() == 0) if on_linux else 0)
