"""A printer that needs none: each job becomes one PDF in a folder."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import IO

from hardware.ports import PrinterStatus, PrintOutcome, PrintResult

_UNFIT = re.compile(r"[^\w.-]+", re.ASCII)  # what every file system takes
_LONGEST_NAME = 80


class PdfFolderPrinter:
    """Keeps ``Printer``.  A job is on the disk, whole, or it is not there at all.

    Nothing that is in the folder is ever overwritten: a second job of the same name gets a
    number.  The folder is made when it is first needed.
    """

    language = "pdf"

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self._folder = folder

    def send(self, job_name: str, data: bytes) -> PrintResult:
        """Save once; the detail of CONFIRMED is the file's name, of FAILED the reason."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            place = _reserve(self._folder, _file_stem(job_name))
        except OSError as error:
            return _failed(error)
        try:
            _save(place, data)
        except OSError as error:
            with suppress(OSError):  # the reason why it could not be saved is the one to tell
                place.unlink()
            return _failed(error)
        return PrintResult(PrintOutcome.CONFIRMED, place.name)

    def status(self) -> PrinterStatus:
        """Ready if the folder is there, or can be made, and can be written to."""
        if not _can_be_written(self._folder):
            return PrinterStatus()
        return PrinterStatus(
            paper_out=False,
            paused=False,
            head_up=False,
            ribbon_out=False,
            formats_in_buffer=0,
            labels_remaining=0,
        )


def _can_be_written(folder: Path) -> bool:
    """Whether the folder, or the nearest one above it that is there, takes files."""
    places = (str(place) for place in (folder, *folder.parents))
    # of os, not of Path: that one raises where a folder above may not be looked into
    nearest = next((place for place in places if os.path.lexists(place)), "")
    return os.path.isdir(nearest) and os.access(nearest, os.W_OK | os.X_OK)


def _file_stem(job_name: str) -> str:
    return _UNFIT.sub("_", job_name).strip("._")[:_LONGEST_NAME] or "print"


def _reserve(folder: Path, stem: str) -> Path:
    """Take the first free name with an empty file, so that nobody else takes it."""
    number = 1
    while True:
        place = folder / (f"{stem}.pdf" if number == 1 else f"{stem}-{number}.pdf")
        try:
            place.touch(exist_ok=False)
        except FileExistsError:
            number += 1
        else:
            return place


def _save(place: Path, data: bytes) -> None:
    """Put the whole of ``data`` in the place that is ours; leave no half behind."""
    half = place.with_name(f".{place.name}.part")
    try:
        with half.open("wb") as file:
            _write_through(file, data)
        half.replace(place)
    except OSError:
        half.unlink(missing_ok=True)
        raise


def _write_through(file: IO[bytes], data: bytes) -> None:
    file.write(data)
    file.flush()
    os.fsync(file.fileno())


def _failed(error: OSError) -> PrintResult:
    return PrintResult(PrintOutcome.FAILED, error.strerror or str(error))
