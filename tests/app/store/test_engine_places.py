"""Where a database file may lie, and what is told of a file that cannot be used."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import StoreDamaged, StoreReadOnly, StoreUnreachable
from app.store import engine as engine_module
from app.store.engine import open_engine
from app.store.unit_of_work import Store
from tests.support.anybody import folder_for_anybody, said_by_anybody

_IMPORTS = """
import sys
import sqlalchemy.dialects.sqlite
from app.errors import AppError
from app.store.unit_of_work import Store
"""
_OPENS = """
try:
    Store.open(sys.argv[1]).close()
except AppError as error:
    print(type(error).__name__, error)
else:
    print("opened")
"""


def _path_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


@pytest.fixture
def shared_file(sqlite_url: str) -> Iterator[Path]:
    """A migrated file in a folder that everybody may walk into."""
    with folder_for_anybody() as folder:
        path = folder / "packbench.db"
        shutil.copyfile(_path_of(sqlite_url), path)
        path.chmod(0o666)
        yield path


def _opened_by_anybody(path: Path) -> str:
    """What a process says that opens the file without root's power over permissions."""
    return said_by_anybody(_IMPORTS, _OPENS, f"sqlite:///{path}")


def test_a_new_file_is_made_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "Pack Station" / "data" / "packbench.db"

    open_engine(f"sqlite:///{path}").dispose()

    assert path.exists()


def test_a_file_that_anybody_may_write_is_opened(shared_file: Path) -> None:
    assert _opened_by_anybody(shared_file) == "opened"


@pytest.mark.skipif(sys.platform == "win32", reason="folders are not read-only on Windows")
def test_a_folder_that_cannot_be_written_is_told_with_its_path(shared_file: Path) -> None:
    shared_file.parent.chmod(0o555)

    said = _opened_by_anybody(shared_file)

    assert said.startswith("StoreReadOnly")
    assert str(shared_file) in said
    assert shared_file.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="folders are not read-only on Windows")
def test_a_folder_in_which_no_file_can_be_made_is_told(shared_file: Path) -> None:
    shared_file.unlink()
    shared_file.parent.chmod(0o555)

    assert _opened_by_anybody(shared_file).startswith("StoreReadOnly")
    assert list(shared_file.parent.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="chmod is not enough on Windows")
def test_a_file_that_cannot_be_written_is_told(shared_file: Path) -> None:
    shared_file.chmod(0o444)

    assert _opened_by_anybody(shared_file).startswith("StoreReadOnly")


def test_a_path_below_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")

    with pytest.raises(StoreReadOnly):
        open_engine(f"sqlite:///{tmp_path}/file/packbench.db")


def test_a_file_of_something_else_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "packbench.db"
    path.write_bytes(b"%PDF-1.7 this is an invoice" * 100)
    before = path.read_bytes()

    with pytest.raises(StoreDamaged) as told:
        open_engine(f"sqlite:///{path}")

    assert told.value.facts["path"] == str(path)
    assert path.read_bytes() == before


def test_a_damaged_file_is_told_and_all_of_it_is_kept(sqlite_url: str) -> None:
    # given a file of which a failing disk has lost the middle
    path = _path_of(sqlite_url)
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 16_384] = b"\xa5" * 16_384
    path.write_bytes(content)

    with pytest.raises(StoreDamaged) as told:
        Store.open(sqlite_url)

    assert told.value.facts["path"] == str(path)
    assert told.value.facts["detail"]
    assert path.read_bytes() == content


def test_a_file_that_was_cut_short_is_told(sqlite_url: str) -> None:
    path = _path_of(sqlite_url)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])

    with pytest.raises(StoreDamaged):
        Store.open(sqlite_url)

    assert path.stat().st_size == len(content) // 2


@pytest.mark.parametrize(
    "folder", ["Dropbox", "OneDrive - Contoso", "Dropbox (Personal)", "iCloud Drive", "Nextcloud"]
)
def test_a_cloud_synced_folder_is_refused_before_anything_is_made(
    tmp_path: Path, folder: str
) -> None:
    with pytest.raises(StoreDamaged, match="cloud-synced"):
        open_engine(f"sqlite:///{tmp_path}/{folder}/packbench.db")

    assert not (tmp_path / folder).exists()


def test_a_link_into_a_cloud_synced_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "data").symlink_to(tmp_path / "Dropbox")

    with pytest.raises(StoreDamaged, match="cloud-synced"):
        open_engine(f"sqlite:///{tmp_path}/data/packbench.db")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lists its mounts in a file")
@pytest.mark.parametrize("kind", ["nfs4", "cifs", "9p", "fuse.sshfs"])
def test_a_network_share_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    share = tmp_path / "goods in"
    rows = f"/dev/sda1 / ext4 rw 0 0\n{_row('auto', share, 'autofs')}{_row('nas:/x', share, kind)}"
    _mounted(tmp_path, monkeypatch, rows)

    with pytest.raises(StoreDamaged, match="network share"):
        open_engine(f"sqlite:///{share}/packbench.db")
    open_engine(f"sqlite:///{tmp_path}/goods/packbench.db").dispose()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lists its mounts in a file")
def test_a_disk_of_this_machine_below_a_share_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    local = tmp_path / "local"
    _mounted(tmp_path, monkeypatch, _row("nas:/x", tmp_path, "nfs") + _row("sda", local, "ext4"))

    open_engine(f"sqlite:///{local}/packbench.db").dispose()

    assert (local / "packbench.db").is_file()


def test_a_machine_that_lists_no_mounts_is_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_module, "_MOUNTS", tmp_path / "nothing here")

    open_engine(f"sqlite:///{tmp_path}/packbench.db").dispose()

    assert (tmp_path / "packbench.db").is_file()


def test_a_file_that_another_program_keeps_busy_is_told_as_such(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_module, "_BUSY_TIMEOUT_MS", 10)
    busy = sqlite3.connect(_path_of(sqlite_url), isolation_level=None)
    busy.execute("BEGIN IMMEDIATE")

    with pytest.raises(StoreUnreachable, match="database is locked"):
        open_engine(sqlite_url)

    busy.close()
    open_engine(sqlite_url).dispose()


def _row(device: str, at: Path, kind: str) -> str:
    return f"{device} {str(at).replace(' ', chr(92) + '040')} {kind} rw 0 0\n"


def _mounted(folder: Path, monkeypatch: pytest.MonkeyPatch, rows: str) -> None:
    table = folder / "mounts"
    table.write_text(rows)
    monkeypatch.setattr(engine_module, "_MOUNTS", table)
