"""How commands read files and say what they found: words for people, JSON for machines."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from pathlib import Path
from typing import Any

from app.commands.wording import in_words
from app.errors import AppError, DocumentUnreadable

DONE, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
"""Exit codes: all well; something is not as it must be; it could not even begin; Ctrl-C."""


def read_file(path: Path) -> bytes:
    """The whole file; raises DocumentUnreadable if it cannot be opened."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise path_trouble(error) from error


def path_trouble(error: OSError) -> DocumentUnreadable:
    """The system's word on a file or folder, in ours."""
    detail = error.strerror or str(error)
    return DocumentUnreadable(
        document=str(error.filename or "a file"), reason="cannot be opened", detail=detail
    )


def say(arguments: argparse.Namespace, facts: dict[str, Any], words: str) -> None:
    """Print ``facts`` as JSON where ``--json`` asks for it, else ``words``."""
    print(json.dumps(facts, default=str, indent=2) if arguments.json else words)


def say_error(arguments: argparse.Namespace, error: AppError) -> None:
    """Say what could not be done: in words on the error stream, or as JSON with its facts."""
    words = in_words(error)
    if arguments.json:
        facts = {name: str(value) for name, value in error.facts.items()}
        say(arguments, {"error": type(error).__name__, "words": words, **facts}, words)
    else:
        print(f"packbench: {words}", file=sys.stderr)


def facts_of(value: Any) -> dict[str, Any]:
    """A report's fields as JSON takes them."""
    fields = {one.name: getattr(value, one.name) for one in dataclasses.fields(value)}
    return {name: _plain(one) for name, one in fields.items()}


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return facts_of(value)
    if isinstance(value, dict):
        return {str(name): _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple | set) else value
