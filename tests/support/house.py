"""The checks behind ``test_house_rules``: each reads one source and returns what it breaks.

A check takes the path below the repository and the text, so that it can be shown bad examples.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TypeGuard

FILE_LINES = 300
FUNCTION_LINES = 40
MODULES_IN_FOLDER = 9
_LINES_BY_SUFFIX = {"_presenter": 150, "_view": 200}
_QT_FREE = ("_presenter", "_content")
_FORBIDDEN = frozenset(
    {"utils", "helpers", "common", "base", "core", "misc", "manager", "handler", "controller"}
    | {"util", "helper"}
)
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_QT = frozenset({"PySide6", "shiboken6", "PyQt6"})
_STARTS_THREADS = frozenset(
    {"Thread", "Timer", "ThreadPoolExecutor", "ProcessPoolExecutor", "Process", "Pool"}
    | {"QThread", "QThreadPool", "QRunnable", "start_new_thread", "to_thread"}
)
_MAY_START_THREADS = (
    "ui/background.py",  # the devices' readers
    "app/station/runner.py",  # the one queue of jobs: the journal's, the store's
    "app/commands/simulation/processes.py",  # each station of a simulation is a process
    "app/commands/simulation/station/threads.py",  # and has the threads of a station
    "hardware/simulated*",  # a simulated device lives as a real one does, beside the program
)
_SILENCED = re.compile(r"#\s*(noqa|type:\s*ignore|pragma:\s*no cover|mypy:)")
_SILENCED_WITH_REASON = re.compile(
    r"#\s*(noqa: [A-Z]+\d+(, ?[A-Z]+\d+)*|pragma: no (cover|branch)) -- \w.{4,}"
    r"|#\s*type: ignore\[[a-z-]+(, ?[a-z-]+)*\]  # \w.{4,}"
)
_SLEEPS = ("time.sleep", "asyncio.sleep", ".qWait", ".qSleep", "qtbot.wait")
_SKIPS = frozenset({"skip", "skipif", "xfail", "importorskip"})


def too_long(path: PurePosixPath, source: str) -> list[str]:
    """Files and functions over their ceilings; a migration is frozen history, not prose."""
    if "versions" in path.parts:
        return []
    is_test = path.parts[0] == "tests"  # a presenter's test is no presenter
    by_suffix = (n for end, n in _LINES_BY_SUFFIX.items() if path.stem.endswith(end))
    ceiling = FILE_LINES if is_test else next(by_suffix, FILE_LINES)
    lines = len(source.splitlines())
    complaints = [f"{path}: {lines} lines, at most {ceiling}"] if lines > ceiling else []
    for function in _functions(ast.parse(source)):
        length = (function.end_lineno or function.lineno) - function.lineno + 1
        if length > FUNCTION_LINES:
            complaints.append(
                f"{path}: {function.name} has {length} lines, at most {FUNCTION_LINES}"
            )
    return complaints


def crowded(modules: list[PurePosixPath]) -> list[str]:
    """Folders with more modules than fit, ``__init__`` not counted.

    Migrations are a chain and no room: one is added for each change, none is ever taken away.
    """
    counts: dict[PurePosixPath, int] = {}
    for module in modules:
        if module.stem != "__init__" and module.parent.parts[-2:] != ("migrations", "versions"):
            counts[module.parent] = counts.get(module.parent, 0) + 1
    return [f"{folder}: {n} modules" for folder, n in counts.items() if n > MODULES_IN_FOLDER]


def undocumented(path: PurePosixPath, source: str) -> list[str]:
    """A module that does not say what it holds."""
    return [] if ast.get_docstring(ast.parse(source)) else [f"{path}: no docstring"]


def badly_named(path: PurePosixPath, source: str) -> list[str]:
    """Folders, modules and classes with a word that names no thing of the warehouse.

    But for SQLAlchemy's own word: ``class Base(DeclarativeBase)``, one in the program.
    """
    classes = [
        node.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ClassDef) and not _is_declarative(node)
    ]
    names = [*path.with_suffix("").parts, *classes]
    return [f"{path}: {name}" for name in names if _FORBIDDEN & _words(name)]


def needs_test(path: PurePosixPath, source: str) -> bool:
    """Whether a test of the same name must stand beside the module.

    Not for what only declares (types, tables, promises): there is nothing in it that can be
    wrong and run.  Not for migrations: they run as one tree, in the tests of ``migrate``.
    """
    if path.stem.startswith("_") or "migrations" in path.parts:
        return False
    return any(not _is_empty(function) for function in _functions(ast.parse(source)))


def test_of(path: PurePosixPath) -> PurePosixPath:
    """Where the test of a module stands: the mirror of its own place."""
    return PurePosixPath("tests", path.parent, f"test_{path.name}")


def knows_qt(path: PurePosixPath, source: str) -> list[str]:
    """Presenters and contents that import Qt."""
    if not path.stem.endswith(_QT_FREE):
        return []
    return [f"{path}: imports {name}" for name in _imports(source) if name.split(".")[0] in _QT]


def starts_threads(path: PurePosixPath, source: str) -> list[str]:
    """Threads started elsewhere than in the few modules that may.  Locks and events are free."""
    if any(path.match(place) or place in str(path.parent) for place in _MAY_START_THREADS):
        return []
    if not any(name in source for name in _STARTS_THREADS):
        return []
    names = {name.rsplit(".", 1)[-1] for name in _imports(source)}
    names |= {n.attr for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Attribute)}
    return [f"{path}: {name}" for name in sorted(names & _STARTS_THREADS)]


def sleeping(path: PurePosixPath, source: str) -> list[str]:
    """Tests that wait for a time instead of for what they wait for."""
    if not any(name.rsplit(".", 1)[-1] in source for name in _SLEEPS):
        return []
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return [
        f"{path}:{call.lineno}: {name}"
        for call in calls
        if (name := ast.unparse(call.func)).endswith(_SLEEPS) or name == "sleep"
    ]


def silent(path: PurePosixPath, source: str) -> list[str]:
    """Silenced warnings without a code or a reason on the line, and skips without a reason."""
    silences = _SILENCED.search(source)  # most files do not, and to look closely takes long
    comments = (
        token
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT
    )
    complaints = [
        f"{path}:{token.start[0]}: {token.string}"
        for token in (comments if silences else ())
        if _SILENCED.search(token.string) and not _SILENCED_WITH_REASON.search(token.string)
    ]
    return complaints + [f"{path}:{line}: skip without its reason" for line in _bare_skips(source)]


def _bare_skips(source: str) -> Iterator[int]:
    if "pytest." not in source:
        return
    tree = ast.parse(source)
    explained = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _is_skip(node.func):
            said = bool(node.args) and ast.unparse(node.func) == "pytest.skip"
            if said or any(word.arg == "reason" for word in node.keywords):
                explained.add(node.func)
    yield from (n.lineno for n in ast.walk(tree) if _is_skip(n) and n not in explained)


def _is_skip(node: ast.AST) -> TypeGuard[ast.Attribute]:
    text = ast.unparse(node) if isinstance(node, ast.Attribute) else ""
    return text.startswith("pytest.") and text.rsplit(".", 1)[-1] in _SKIPS


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _is_empty(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Nothing but a docstring, ``...`` or ``pass``."""
    return all(
        isinstance(step, ast.Pass)
        or (isinstance(step, ast.Expr) and isinstance(step.value, ast.Constant))
        for step in function.body
    )


def _is_declarative(node: ast.ClassDef) -> bool:
    return node.name == "Base" and [ast.unparse(of) for of in node.bases] == ["DeclarativeBase"]


def _words(name: str) -> set[str]:
    return {word.lower() for word in _WORDS.findall(name)}


def _imports(source: str) -> Iterator[str]:
    """Every module and every ``module.name`` that the source imports, wherever it does."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module or ''}.{alias.name}" for alias in node.names)
