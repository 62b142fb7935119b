"""Every error has words of its own for the command line: what happened, and what to do."""

from __future__ import annotations

import inspect
import re

import pytest

from app import errors
from app.commands import wording
from app.commands.wording import in_words
from app.errors import AppError, DocumentUnreadable, SchemaAhead, StoreUnreachable
from app.store.troubles import TryAgain

KINDS = [
    kind
    for _name, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, AppError) and kind is not AppError
]


def facts_of(kind: type[AppError]) -> dict[str, object]:
    """Facts as the kind's docstring promises them, each with a value to be found again."""
    promised = re.search(r"Facts: ([\w, ]+)\.", inspect.getdoc(kind) or "")
    assert promised is not None
    return {name: f"<{name}>" for name in promised[1].split(", ")}


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_says_what_happened_with_all_its_facts_and_what_to_do(
    kind: type[AppError],
) -> None:
    facts = facts_of(kind)

    words = in_words(kind(**facts))

    assert kind in wording._WORDS
    assert [name for name in facts if f"<{name}>" not in words] == []
    assert words.count(". ") >= 2
    assert words.endswith(".")
    assert kind.__name__ not in words


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_without_its_facts_still_has_words(kind: type[AppError]) -> None:
    assert in_words(kind()).endswith(".")


def test_a_kind_of_a_kind_has_its_words() -> None:
    assert in_words(TryAgain(url="u", detail="d")) == in_words(
        StoreUnreachable(url="u", detail="d")
    )


def test_a_server_that_wants_a_password_says_how_it_is_kept() -> None:
    wanted = StoreUnreachable(url="u", detail="fe_sendauth: no password supplied")
    gone = StoreUnreachable(url="u", detail="connection refused")

    assert "main.py secret database" in in_words(wanted)
    assert "main.py secret" not in in_words(gone)


def test_words_stand_on_one_line() -> None:
    words = in_words(StoreUnreachable(url="u", detail="first\n\tsecond"))

    assert "first second." in words


def test_an_error_of_no_known_kind_says_its_facts() -> None:
    assert "what=it" in in_words(AppError(what="it"))


def test_what_is_missing_leaves_no_double_stop() -> None:
    words = in_words(DocumentUnreadable(document="a.csv", reason="empty", detail=""))

    assert words.startswith("a.csv: empty. Nothing of it went in.")


def test_a_newer_database_asks_for_a_newer_program() -> None:
    assert in_words(SchemaAhead(found="9", wanted="1")).endswith("Update this program.")
