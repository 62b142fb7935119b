"""What commands print: words for people, JSON for machines, trouble on the error stream."""

from __future__ import annotations

import json
from argparse import Namespace
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.commands.output import facts_of, path_trouble, read_file, say, say_error
from app.errors import DocumentUnreadable, SchemaBehind

WORDS, FACTS = Namespace(json=False), Namespace(json=True)


@dataclass
class Inner:
    value: int = 1


@dataclass
class Outer:
    name: str = "outer"
    counts: Counter[str] = field(default_factory=lambda: Counter(a=2))
    parts: list[Inner] = field(default_factory=lambda: [Inner()])


def test_people_get_words_and_machines_facts(capsys: pytest.CaptureFixture[str]) -> None:
    say(WORDS, {"n": 1}, "one thing")
    say(FACTS, {"n": 1}, "one thing")

    words, _, facts = capsys.readouterr().out.partition("\n")
    assert words == "one thing"
    assert json.loads(facts) == {"n": 1}


def test_trouble_is_worded_on_the_error_stream(capsys: pytest.CaptureFixture[str]) -> None:
    say_error(WORDS, SchemaBehind(found="0001", wanted="0002"))

    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("packbench: The database's schema is 0001")


def test_trouble_for_machines_has_its_kind_its_facts_and_the_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    say_error(FACTS, SchemaBehind(found="0001", wanted="0002"))

    said = json.loads(capsys.readouterr().out)
    assert (said["error"], said["found"], said["wanted"]) == ("SchemaBehind", "0001", "0002")
    assert "database upgrade" in said["words"]


def test_a_report_within_a_report_becomes_plain_values() -> None:
    assert facts_of(Outer()) == {"name": "outer", "counts": {"a": 2}, "parts": [{"value": 1}]}


def test_a_file_is_read_whole_or_said_to_be_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a,b")

    assert read_file(path) == b"a,b"
    with pytest.raises(DocumentUnreadable) as raised:
        read_file(tmp_path)
    assert raised.value.facts["document"] == str(tmp_path)


def test_trouble_with_no_file_named_is_still_told() -> None:
    assert path_trouble(OSError("odd")).facts["detail"] == "odd"
