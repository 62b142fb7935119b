"""A file is the old one or the whole new one, and nobody else's to read."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from app.whole_file import write_whole


def test_a_new_file_takes_the_place_of_the_old_one_and_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"old")

    write_whole(path, b"new")

    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_the_old_file_and_no_half_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "list.csv"
    path.write_bytes(b"old")
    monkeypatch.setattr("app.whole_file.os.fsync", full)

    with pytest.raises(OSError, match="No space left"):
        write_whole(path, b"new")

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
