"""The house rules that no tool knows: sizes, names, mirrored tests, reasons, pins.

Each check is first shown something bad, so that we know it can fail.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path, PurePosixPath

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support import house

_ROOT = Path(__file__).parents[1]
_PRODUCT = ("app", "hardware", "ui")
_FOLDERS = (*_PRODUCT, "tests", ".ci", "resources")
_MOST_BINARY_BYTES = 1_000_000
_FONTS = {".ttf", ".otf", ".woff2"}

Check = Callable[[PurePosixPath, str], list[str]]


@cache
def _sources() -> dict[PurePosixPath, str]:
    files = [path for name in _FOLDERS for path in (_ROOT / name).rglob("*.py")]
    files += [path for path in [_ROOT / "main.py"] if path.exists()]
    return {_below_root(path): path.read_text(encoding="utf-8") for path in sorted(files)}


def _below_root(path: Path) -> PurePosixPath:
    return PurePosixPath(path.relative_to(_ROOT).as_posix())


def _product() -> dict[PurePosixPath, str]:
    return {path: text for path, text in _sources().items() if path.parts[0] in _PRODUCT}


def _complaints(check: Check, sources: dict[PurePosixPath, str]) -> list[str]:
    return [complaint for path, text in sources.items() for complaint in check(path, text)]


def test_files_and_functions_keep_their_ceilings() -> None:
    assert _complaints(house.too_long, _sources()) == []


def test_no_folder_holds_more_than_nine_modules() -> None:
    assert house.crowded(list(_product())) == []


def test_every_module_says_what_it_holds() -> None:
    assert _complaints(house.undocumented, _sources()) == []


def test_nothing_is_named_after_a_pattern() -> None:
    assert _complaints(house.badly_named, _sources()) == []


def test_every_module_that_does_something_has_its_test_in_the_mirrored_place() -> None:
    sources = _product()
    wanted = [house.test_of(path) for path, text in sources.items() if house.needs_test(path, text)]

    assert [str(test) for test in wanted if test not in _sources()] == []


def test_presenters_and_contents_know_no_qt() -> None:
    assert _complaints(house.knows_qt, _product()) == []


def test_threads_start_in_few_known_places() -> None:
    assert _complaints(house.starts_threads, _product()) == []


def test_no_test_sleeps_in_place_of_a_signal() -> None:
    tests = {path: text for path, text in _sources().items() if path.parts[0] == "tests"}

    assert _complaints(house.sleeping, tests) == []


def test_every_silenced_warning_and_every_skip_says_why() -> None:
    assert _complaints(house.silent, _sources()) == []


def test_no_large_binary_but_a_font_is_kept() -> None:
    files = (path for name in _FOLDERS for path in (_ROOT / name).rglob("*") if path.is_file())

    assert [str(path) for path in files if _is_large_binary(path)] == []


def test_qt_stays_below_the_release_that_aborts_python_311() -> None:
    qt = [wanted for wanted in _wanted() if wanted.name.startswith("PySide6")]

    assert qt
    assert not any(
        wanted.specifier.contains(version) for wanted in qt for version in ("6.12.0", "7")
    )


def test_the_lock_names_no_address_and_hashes_everything() -> None:
    assert _faults_of_lock((_ROOT / "requirements.lock").read_text(encoding="utf-8")) == []


def test_the_lock_covers_what_the_project_wants() -> None:
    locked = _locked((_ROOT / "requirements.lock").read_text(encoding="utf-8"))

    assert _uncovered(_wanted(), locked) == []


@pytest.mark.parametrize(
    ("check", "path", "bad", "good"),
    [
        (house.too_long, "app/a.py", "x = 1\n" * 301, "x = 1\n" * 300),
        (house.too_long, "ui/a_view.py", "x = 1\n" * 201, "x = 1\n" * 200),
        (house.too_long, "ui/a_presenter.py", "x = 1\n" * 151, "x = 1\n" * 150),
        (
            house.too_long,
            "app/a.py",
            "def f():\n" + "    x = 1\n" * 40,
            "def f():\n" + "    x = 1\n" * 39,
        ),
        (house.undocumented, "app/a.py", "x = 1\n", '"""A."""\n'),
        (house.badly_named, "app/a.py", "class OrderManager: ...", "class Managed: ..."),
        (house.badly_named, "app/a.py", "class DBHelper: ...", "class Basement: ..."),
        (house.badly_named, "app/a.py", "class Base: ...", "class Base(DeclarativeBase): ..."),
        (house.knows_qt, "ui/a_presenter.py", "from PySide6.QtCore import QObject", "import re"),
        (house.knows_qt, "ui/a_content.py", "def f():\n    import PySide6", "import ui.messages"),
        (house.starts_threads, "app/a.py", "from threading import Thread", "import threading"),
        (
            house.starts_threads,
            "ui/a.py",
            "import threading\nthreading.Thread()",
            "import threading\nthreading.Lock()",
        ),
        (house.starts_threads, "ui/a.py", "from PySide6.QtCore import QThread", "import PySide6"),
        (house.sleeping, "tests/a.py", "time.sleep(1)", "qtbot.waitSignal(s)"),
        (house.sleeping, "tests/a.py", "qtbot.wait(100)", "qtbot.waitUntil(ready)"),
        (house.silent, "app/a.py", "x = 1  # noqa", "x = 1  # no sense"),
        (
            house.silent,
            "app/a.py",
            "x = 1  # noqa: S603",
            "x = 1  # noqa: S603 -- the words are ours",
        ),
        (
            house.silent,
            "app/a.py",
            "x = 1  # type: ignore[misc]",
            "x = 1  # type: ignore[misc]  # the library lies",
        ),
        (
            house.silent,
            "tests/a.py",
            "import pytest\n@pytest.mark.skip\ndef f(): ...",
            "import pytest\n@pytest.mark.skip(reason='no')\ndef f(): ...",
        ),
        (house.silent, "tests/a.py", "pytest.skip()", "pytest.skip('no printer here')"),
        (
            house.silent,
            "tests/a.py",
            "pytest.mark.skipif(True)",
            "pytest.mark.skipif(True, reason='no')",
        ),
    ],
)
def test_a_check_finds_what_is_bad_and_leaves_what_is_good(
    check: Check, path: str, bad: str, good: str
) -> None:
    assert len(check(PurePosixPath(path), bad)) == 1
    assert check(PurePosixPath(path), good) == []


@pytest.mark.parametrize("path", ["app/utils.py", "app/core/a.py", "ui/scan_handler.py"])
def test_a_module_named_after_a_pattern_is_found(path: str) -> None:
    assert house.badly_named(PurePosixPath(path), "")


@pytest.mark.parametrize(
    "path", ["ui/background.py", "app/station/runner.py", "hardware/simulated.py"]
)
def test_the_known_places_may_start_threads(path: str) -> None:
    assert house.starts_threads(PurePosixPath(path), "from threading import Thread") == []


def test_the_tenth_module_of_a_folder_is_found() -> None:
    nine = [PurePosixPath(f"app/m{n}.py") for n in range(9)] + [PurePosixPath("app/__init__.py")]

    assert house.crowded(nine) == []
    assert house.crowded([*nine, PurePosixPath("app/m9.py")]) == ["app: 10 modules"]


@pytest.mark.parametrize(
    ("path", "source", "needed"),
    [
        ("app/picking.py", "def pick() -> int:\n    return 1", True),
        ("app/ports.py", "class Port:\n    def open(self) -> None:\n        '''Open.'''", False),
        ("app/kinds.py", "class Kind: ...", False),
        ("app/store/migrations/versions/v1.py", "def upgrade():\n    x = 1", False),
    ],
)
def test_what_does_something_needs_a_test(path: str, source: str, *, needed: bool) -> None:
    assert house.needs_test(PurePosixPath(path), source) is needed
    assert str(house.test_of(PurePosixPath("app/a/b.py"))) == "tests/app/a/test_b.py"


def test_a_bad_lock_is_found() -> None:
    hashed = f"a==1 \\\n    --hash=sha256:{'0' * 64}\n"

    assert _faults_of_lock(hashed) == []
    assert _faults_of_lock("--index-url https://mirror.example/simple\n" + hashed)
    assert _faults_of_lock("a==1\n")
    assert _uncovered([Requirement("A>=2")], _locked(hashed)) == ["A>=2"]
    assert _uncovered([Requirement("b")], _locked(hashed)) == ["b"]


def test_a_large_binary_is_found(tmp_path: Path) -> None:
    for name, content in {"a.png": b"\x00" * 1_000_001, "a.ttf": b"\x00" * 1_000_001}.items():
        (tmp_path / name).write_bytes(content)

    assert _is_large_binary(tmp_path / "a.png")
    assert not _is_large_binary(tmp_path / "a.ttf")


def _is_large_binary(path: Path) -> bool:
    if path.stat().st_size <= _MOST_BINARY_BYTES or path.suffix in _FONTS:
        return False
    return b"\x00" in path.read_bytes()[:8192]


def _wanted() -> list[Requirement]:
    table = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lines = [*table["project"]["dependencies"], *table["dependency-groups"]["dev"]]
    return [Requirement(line) for line in lines]


def _locked(lock: str) -> dict[str, str]:
    pins = re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", lock, re.MULTILINE)
    return {canonicalize_name(name): version for name, version in pins}


def _uncovered(wanted: Iterable[Requirement], locked: dict[str, str]) -> list[str]:
    return [
        str(one)
        for one in wanted
        if not one.specifier.contains(locked.get(canonicalize_name(one.name), "0.dev0"))
        or canonicalize_name(one.name) not in locked
    ]


def _faults_of_lock(lock: str) -> list[str]:
    entries = [
        e for e in lock.replace("\\\n", " ").splitlines() if e and not e.lstrip().startswith("#")
    ]
    unhashed = [
        entry for entry in entries if not re.search(r"==\S+.* --hash=sha256:[0-9a-f]{64}", entry)
    ]
    addresses = re.findall(r"\S*://\S*|--(?:index|extra-index|find-links)\S*", lock)
    return unhashed + addresses
