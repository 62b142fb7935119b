"""The program as its user starts it: a process of its own, with a home of its own."""

from __future__ import annotations

import atexit
import json
import os
import select
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "resources" / "demo"
_LIMIT_S = 240.0
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def facts(self) -> dict[str, Any]:
        """What ``--json`` said."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found

    @property
    def has_traceback(self) -> bool:
        """True if the program showed its innards."""
        return "Traceback" in self.out + self.err


class Machine:
    """One user's machine without a display; everything of it lies in ``home``."""

    def __init__(self, home: Path) -> None:
        self.home = home
        home.mkdir(parents=True, exist_ok=True)

    @property
    def data(self) -> Path:
        """Where the program keeps what it keeps."""
        return self.home / "data" / "packbench"

    def write_settings(self, text: str) -> None:
        """Put a settings file where the program looks for it."""
        path = self.home / "config" / "packbench" / "settings.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def start(self, *arguments: object, **environ: str) -> subprocess.Popen[str]:
        """Start a command without waiting for it."""
        return self._start([str(ROOT / "main.py"), *map(str, arguments)], environ)

    def look(self) -> Done:
        """Open the demo's window off screen, say what is seen in it, and leave (see there)."""
        seen = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
        return ended(self._start(["-m", "tests.support.seen_window"], seen))

    def _start(self, program: list[str], environ: dict[str, str]) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, *program],
            env=self._environ(environ),
            cwd=self.home,
            text=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def run(self, *arguments: object, **environ: str) -> Done:
        """Run a command to its end, in a process of its own that has loaded the program before."""
        if not hasattr(os, "fork"):
            return self.run_anew(*arguments, **environ)
        words = list(map(str, arguments))
        return _loaded_program().run(words, self._environ(environ), self.home)

    def run_anew(self, *arguments: object, **environ: str) -> Done:
        """Run a command to its end, from the start of Python on."""
        return ended(self.start(*arguments, **environ))

    def _environ(self, more: dict[str, str]) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if k not in _SCREENS}
        places = {
            "HOME": self.home,
            "XDG_CONFIG_HOME": self.home / "config",
            "XDG_DATA_HOME": self.home / "data",
            "XDG_STATE_HOME": self.home / "state",
            "XDG_CACHE_HOME": self.home / "cache",
        }
        return kept | {name: str(place) for name, place in places.items()} | more


class _LoadedProgram:
    """The process that has loaded the program and forks for each command (see there)."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.loaded_program"],
            cwd=ROOT,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        atexit.register(self._process.communicate)  # it ends when nobody can ask any more

    def run(self, words: list[str], environ: dict[str, str], folder: Path) -> Done:
        """Run one command to its end; one that hangs fails the test."""
        asks, answers = self._process.stdin, self._process.stdout
        assert asks is not None
        assert answers is not None
        with TemporaryDirectory(prefix="packbench-command-") as place:
            out, err = Path(place, "out"), Path(place, "err")
            command = {"words": words, "environ": environ, "folder": str(folder)}
            print(json.dumps(command | {"out": str(out), "err": str(err)}), file=asks, flush=True)
            if not select.select([answers], [], [], _LIMIT_S)[0]:
                _loaded_program.cache_clear()  # the next command is not to wait behind this one
                raise AssertionError(
                    f"no end after {_LIMIT_S} s\n{out.read_text()}\n{err.read_text()}"
                )
            code = int(answers.readline())
            return Done(code, out.read_text(encoding="utf-8"), err.read_text(encoding="utf-8"))


@cache
def _loaded_program() -> _LoadedProgram:
    return _LoadedProgram()


def ended(process: subprocess.Popen[str]) -> Done:
    """Wait for a started command; one that hangs is killed and fails the test."""
    try:
        out, err = process.communicate(timeout=_LIMIT_S)
    except subprocess.TimeoutExpired:
        process.kill()
        out, err = process.communicate()
        raise AssertionError(f"no end after {_LIMIT_S} s\n{out}\n{err}") from None
    return Done(process.returncode, out, err)
