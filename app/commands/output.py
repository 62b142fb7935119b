"""How commands read files and say what they found: words for people, JSON for machines."""

from __future__ import annotations

import argparse
import dataclasses
import json
from pathlib import Path
from typing import Any

from app.errors import AppError, DocumentUnreadable

DONE, FAILED, USAGE = 0, 1, 2
"""Exit codes: all well; something is not as it must be; it could not even begin."""


def read_file(path: Path) -> bytes:
    """The whole file; raises DocumentUnreadable if it cannot be opened."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise DocumentUnreadable(
            document=str(path), reason="cannot be opened", detail=str(error)
        ) from error


def say(arguments: argparse.Namespace, facts: dict[str, Any], words: str) -> None:
    """Print ``facts`` as JSON where ``--json`` asks for it, else ``words``."""
    print(json.dumps(facts, default=str, indent=2) if arguments.json else words)


def say_error(arguments: argparse.Namespace, error: AppError) -> None:
    """Print what could not be done, with its facts."""
    facts = {"error": type(error).__name__, **{k: str(v) for k, v in error.facts.items()}}
    say(arguments, facts, f"{type(error).__name__}: {error}")


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


def as_lines(facts: dict[str, Any]) -> str:
    """Facts for people, one on a line."""
    return "\n".join(f"{name}: {value}" for name, value in facts.items())
