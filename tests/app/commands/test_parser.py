"""The words that the command line takes."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

import pytest

from app.catalogue.imports import ImportKind
from app.commands.parser import make_parser
from app.settings import Settings

NAMES = (
    *("run", "import", "database", "check", "doctor", "worker", "rehearse", "replay"),
    *("policy", "secret", "simulate", "station", "manifest"),
)


def command(name: str) -> Callable[[Namespace, Settings], int]:
    return lambda _arguments, _settings: NAMES.index(name)


def parse(*words: str) -> tuple[str, Namespace]:
    arguments = make_parser({name: command(name) for name in NAMES}).parse_args(words)
    return NAMES[arguments.command(arguments, Settings())], arguments


def test_without_a_word_the_window_is_opened() -> None:
    assert parse()[0] == "run"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("run --demo --devices simulated", "run"),
        ("import orders o.csv", "import"),
        ("database upgrade", "database"),
        ("database backup copy.db", "database"),
        ("database roles --apply --station PACK-1 --groups pack", "database"),
        ("ledger check", "check"),
        ("doctor", "doctor"),
        ("worker", "worker"),
        ("simulate --stations 50 --minutes 10 --seed 7", "simulate"),
        ("replay 1001/2 --journal pack.journal", "replay"),
        ("manifest M-00012 m.pdf", "manifest"),
        ("policy", "policy"),
        ("secret database", "secret"),
        ("station status", "station"),
        ("station reset --supervisor S-1", "station"),
        ("policy set --badge S-1 weight.grams=50 double_scan=pick+pack", "policy"),
        ("policy try 1001", "policy"),
        ("rehearse --products p --bins b --stock s --orders o --out d", "rehearse"),
    ],
)
def test_each_command_has_its_words(words: str, name: str) -> None:
    assert parse(*words.split())[0] == name


@pytest.mark.parametrize("words", ["--json --database x doctor", "doctor --database x --json"])
def test_options_stand_before_or_after_the_command(words: str) -> None:
    _name, arguments = parse(*words.split())

    assert (arguments.database, arguments.json) == ("x", True)


def test_a_rehearsal_takes_files_a_folder_and_a_limit() -> None:
    words = "rehearse --products p --bins b --stock s --orders o --out d --limit 3 --report r"
    _name, arguments = parse(*words.split())

    assert (arguments.orders, arguments.out, arguments.limit) == (Path("o"), Path("d"), 3)


@pytest.mark.parametrize(
    "words", ["import pictures p.csv", "database drop", "fly", "rehearse --limit many", "ledger"]
)
def test_what_nobody_knows_ends_with_the_usage(
    words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(*words.split())

    assert ended.value.code == 2
    assert "usage: packbench" in capsys.readouterr().err


def test_a_policy_is_shown_unless_it_is_to_be_set_or_tried() -> None:
    _name, shown = parse("policy")
    _name, tried = parse("policy", "try", "1001", "weight.grams=50", "--json")

    assert (shown.what, shown.json) == ("show", False)
    assert (tried.what, tried.order, tried.words, tried.json) == (
        "try", "1001", ["weight.grams=50"], True,
    )  # fmt: skip


@pytest.mark.parametrize("words", ["--stations 0", "--minutes -1", "--pause inf", "--minutes nan"])
def test_nobody_simulates_nothing_or_for_ever(words: str) -> None:
    with pytest.raises(SystemExit):
        parse("simulate", *words.split())


@pytest.mark.parametrize("kind", [*(kind.value for kind in ImportKind), "orders"])
def test_every_kind_of_file_can_be_imported(kind: str) -> None:
    name, arguments = parse("import", kind, "file.csv")

    assert (name, arguments.kind) == ("import", kind)
