"""The printer that needs none."""

from __future__ import annotations

import errno
import os
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hardware.ports import Printer, PrinterStatus, PrintOutcome, PrintResult
from hardware.printers.pdf_folder import PdfFolderPrinter
from tests.support.anybody import folder_for_anybody, said_by_anybody

PAGE = b"%PDF-1.4 a slip"

_IMPORTS = """
import sys
from pathlib import Path
from hardware.printers.pdf_folder import PdfFolderPrinter
"""
_PRINTS = """
printer = PdfFolderPrinter("slips", Path(sys.argv[1]))
result = printer.send("slip", b"%PDF-1.4 a slip")
print(result.outcome.name, printer.status().can_print, result.detail)
"""


def test_a_slip_is_a_file_in_the_folder(tmp_path: Path) -> None:
    printer: Printer = PdfFolderPrinter("slips", tmp_path / "new" / "folder")

    result = printer.send("slip 1001/1", PAGE)

    assert result == PrintResult(PrintOutcome.CONFIRMED, "slip_1001_1.pdf")
    assert (tmp_path / "new" / "folder" / "slip_1001_1.pdf").read_bytes() == PAGE


def test_nothing_is_ever_overwritten(tmp_path: Path) -> None:
    printer = PdfFolderPrinter("slips", tmp_path)
    (tmp_path / "slip-2.pdf").write_bytes(b"somebody's")

    results = [printer.send("slip", b"%d" % number) for number in range(3)]

    assert [result.detail for result in results] == ["slip.pdf", "slip-3.pdf", "slip-4.pdf"]
    assert (tmp_path / "slip-2.pdf").read_bytes() == b"somebody's"


def test_two_stations_printing_at_once_each_get_their_file(tmp_path: Path) -> None:
    together = threading.Barrier(4)

    def print_ten(station: int) -> None:
        printer = PdfFolderPrinter("slips", tmp_path)
        together.wait()
        for number in range(10):
            printer.send("slip", f"{station}/{number}".encode())

    stations = [threading.Thread(target=print_ten, args=(number,)) for number in range(4)]
    for station in stations:
        station.start()
    for station in stations:
        station.join()

    kept = {file.read_text() for file in tmp_path.iterdir()}
    assert kept == {f"{station}/{number}" for station in range(4) for number in range(10)}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200))
@example("\U00020000" * 200)
@example("../../etc/passwd")
@example("..")
def test_no_name_of_a_job_leaves_the_folder(tmp_path: Path, job_name: str) -> None:
    folder = tmp_path / "slips"

    result = PdfFolderPrinter("slips", folder).send(job_name, PAGE)

    assert result.outcome is PrintOutcome.CONFIRMED
    assert (folder / result.detail).read_bytes() == PAGE
    assert (folder / result.detail).parent == folder
    assert [place.name for place in tmp_path.iterdir()] == ["slips"]


def test_where_a_file_is_in_the_way_the_print_fails_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "slips").write_bytes(b"")
    printer = PdfFolderPrinter("slips", tmp_path / "slips")

    result = printer.send("slip", PAGE)

    assert result == PrintResult(PrintOutcome.FAILED, os.strerror(errno.EEXIST))
    assert printer.status() == PrinterStatus()


def test_a_full_disk_leaves_no_half_a_slip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)

    result = PdfFolderPrinter("slips", tmp_path).send("slip", PAGE)

    assert result == PrintResult(PrintOutcome.FAILED, "No space left on device")
    assert list(tmp_path.iterdir()) == []


needs_permissions = pytest.mark.skipif(
    sys.platform == "win32", reason="folders are not read-only on Windows"
)


def _told_to_anybody(folder: Path) -> str:
    """How a print into a folder ended, whether more can be printed, and the reason."""
    return said_by_anybody(_IMPORTS, _PRINTS, str(folder))


def test_a_folder_that_anybody_may_write_takes_the_slip() -> None:
    with folder_for_anybody() as folder:
        assert _told_to_anybody(folder) == "CONFIRMED True slip.pdf"


@needs_permissions
def test_a_folder_that_may_not_be_written_fails_and_says_so() -> None:
    with folder_for_anybody() as folder:
        folder.chmod(0o555)

        assert _told_to_anybody(folder) == "FAILED False Permission denied"


@needs_permissions
def test_a_folder_that_may_not_be_looked_into_is_not_ready() -> None:
    with folder_for_anybody() as folder:
        (folder / "slips").mkdir()
        folder.chmod(0)

        assert _told_to_anybody(folder / "slips") == "FAILED False Permission denied"


def test_a_folder_that_is_there_or_can_be_made_is_ready(tmp_path: Path) -> None:
    assert PdfFolderPrinter("slips", tmp_path / "a" / "b").status().can_print
    assert PdfFolderPrinter("slips", tmp_path).language == "pdf"
