"""What the settings page answers to a scan, a key or a step."""

from __future__ import annotations

from typing import assert_never

from app.scanning.self_test import read_self_test
from hardware.ports import PrintOutcome, PrintResult, Scan
from ui.messages.self_test import in_one_line
from ui.messages.wording import counted, translate
from ui.settings.settings_content import symbology_of
from ui.widgets.content import Tone


def working() -> tuple[str, Tone]:
    """It takes a moment."""
    return translate("settings", "One moment"), Tone.BUSY


def saved() -> tuple[str, Tone]:
    """The file has it."""
    words = translate("settings", "Saved. Devices and database count after the next start")
    return words, Tone.OK


def first_correct(faults: int) -> tuple[str, Tone]:
    """Something typed cannot be saved."""
    if faults == 1:
        return translate("settings", "Correct the marked field first"), Tone.ATTENTION
    said = translate("settings", "Correct the {n} marked fields first").format(n=faults)
    return said, Tone.ATTENTION


def nothing_to_save() -> str:
    """Nothing was typed."""
    return translate("settings", "Nothing was changed")


def removed(scanner: str) -> tuple[str, Tone]:
    """A scanner is out of the list, not yet out of the file."""
    if not scanner:
        return translate("settings", "There is no scanner to remove"), Tone.ATTENTION
    said = translate("settings", "{name} is removed when you save").format(name=scanner)
    return said, Tone.OK


def found_ports(count: int) -> tuple[str, Tone]:
    """What the search found."""
    if not count:
        return translate("settings", "No serial port found"), Tone.ATTENTION
    return translate("settings", "{n} serial ports found").format(n=count), Tone.OK


def found_printers(count: int) -> tuple[str, Tone]:
    """What the search found."""
    if not count:
        return translate("settings", "No printer found"), Tone.ATTENTION
    one = translate("settings", "1 printer found")
    return counted(count, one, translate("settings", "{n} printers found")), Tone.OK


def unended(source_id: str) -> tuple[str, Tone]:
    """A scanner that ends no code."""
    said = translate("settings", "{device} sends no terminator").format(device=source_id)
    return said, Tone.ATTENTION


def printed(result: PrintResult) -> tuple[str, Tone]:
    """How a test print ended; what is not known is not claimed."""
    match result.outcome:
        case PrintOutcome.CONFIRMED:
            return translate("settings", "Printed"), Tone.OK
        case PrintOutcome.FAILED:
            said = translate("settings", "Not printed: {detail}").format(detail=result.detail)
            return said, Tone.ATTENTION
        case PrintOutcome.UNKNOWN:
            said = translate("settings", "Look at the printer: it does not say whether it printed")
            return said, Tone.ATTENTION
        case _:
            assert_never(result.outcome)


def of_scan(scan: Scan) -> tuple[str, Tone]:
    """A scan on the test line: how the device spoke, or what its self-test found."""
    found = read_self_test(scan.text)
    if found is not None:
        return in_one_line(found), Tone.OK if found.is_good else Tone.ATTENTION
    said = translate("settings", "{device} heard, {kind}")
    return said.format(device=scan.source_id, kind=symbology_of(scan.aim_id)), Tone.OK


def dead_key() -> str:
    """A key without a button."""
    return translate("settings", "That key does nothing here")
