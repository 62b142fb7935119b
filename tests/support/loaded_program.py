"""``python -m tests.support.loaded_program``: ``main.py``, loaded once and run often.

A command in a process of its own takes two seconds to load the program and a tenth to run.  This
process loads it and forks for each line on stdin: the child becomes the command, with the
environment, the folder and the outputs that the line names.  Its exit code is printed.  Only
Python's own start and end are not the user's: ``Machine.start`` goes through both.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from importlib import import_module
from typing import Any

import main

_LOADED = (
    *("app.commands.documents", "app.commands.opening", "app.commands.upkeep"),
    *("app.commands.database.keeping", "app.commands.doctor", "app.store.migrate"),
    *("alembic.command", "psycopg", "hardware.discovery", "hardware.simulated_zebra"),
    *("ui.rehearsal.rehearsal", "ui.shell.workplace.workplace", "ui.shell.appearance"),
)


def _next_command() -> list[str] | None:
    """In each child the words of its command; in the parent None, when nobody asks any more."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            return _become(json.loads(line))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201 -- its parent reads it
    return None


def _become(command: dict[str, Any]) -> list[str]:
    os.environ.clear()
    os.environ.update(command["environ"])
    os.chdir(command["folder"])
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for descriptor, path in ((1, command["out"]), (2, command["err"])):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), descriptor)
    words: list[str] = command["words"]
    sys.argv = ["main.py", *words]
    return words


def _main() -> None:
    for module in _LOADED:
        import_module(module)
    gc.freeze()
    words = _next_command()
    if words is not None:
        code = main.main(words)
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)  # to give back all that was loaded takes longer than the command


if __name__ == "__main__":
    _main()
