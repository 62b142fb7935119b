"""Pages through CUPS: its commands are played by scripts that write down what they were asked."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from hardware.ports import Printer, PrinterStatus, PrintOutcome, PrintResult
from hardware.printers import system
from hardware.printers.system import SystemPrinter

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no CUPS")

TAKEN = 'echo "request id is desk-3-12 (1 file(s))"'
COMPLETED = """cat <<'END'
desk-3-11               anna            1024   Mon 23 Nov 2026 10:00:00 AM UTC
	Alerts: aborted-by-system
	queued for desk-3
desk-3-12               anna            1024   Mon 23 Nov 2026 10:00:05 AM UTC
	Status:
	Alerts: job-completed-successfully
	queued for desk-3
END"""


class Cups:
    """``lp`` and ``lpstat`` in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def says(self, command: str, script: str) -> None:
        words = self.folder / f"{command}.words"
        page = self.folder / f"{command}.page"
        place = self.folder / command
        lines = [
            "#!/bin/sh",
            f"printf '%s|' \"$LC_ALL\" \"$@\" > '{words}'",
            f"/bin/cat > '{page}'",
            script.replace("cat <<", "/bin/cat <<"),
        ]
        place.write_text("\n".join(lines) + "\n")
        place.chmod(0o755)

    def words(self, command: str) -> list[str]:
        return (self.folder / f"{command}.words").read_text().split("|")[:-1]

    def page(self) -> bytes:
        return (self.folder / "lp.page").read_bytes()


@pytest.fixture
def cups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cups:
    monkeypatch.setenv("PATH", str(tmp_path))
    return Cups(tmp_path)


def printer(settle_s: float = 0.0) -> Printer:
    return SystemPrinter("slips", "desk-3", "A4", settle_s=settle_s, pause=lambda _: None)


def test_a_page_that_cups_completed_is_confirmed(cups: Cups) -> None:
    cups.says("lp", TAKEN)
    cups.says("lpstat", COMPLETED)

    result = printer().send("slip; rm -rf $HOME", b"%PDF-1.4")

    assert result == PrintResult(PrintOutcome.CONFIRMED, "desk-3-12")
    assert cups.words("lp") == [
        *("C", "-d", "desk-3", "-o", "media=A4", "-t", "slip; rm -rf $HOME"),
    ]
    assert cups.page() == b"%PDF-1.4"


@pytest.mark.parametrize(
    "told",
    [
        COMPLETED.replace("job-completed-successfully", "aborted-by-system"),
        COMPLETED.replace("desk-3-12 ", "desk-3-13 "),
        "exit 1",
    ],
)
def test_a_page_that_cups_took_and_did_not_complete_is_unknown(cups: Cups, told: str) -> None:
    cups.says("lp", TAKEN)
    cups.says("lpstat", told)

    assert printer().send("slip", b"%PDF").outcome is PrintOutcome.UNKNOWN


def test_a_request_without_a_number_is_unknown(cups: Cups) -> None:
    cups.says("lp", "exit 0")

    assert printer().send("slip", b"%PDF").outcome is PrintOutcome.UNKNOWN


def test_a_page_that_the_queue_refuses_failed_with_its_words(cups: Cups) -> None:
    cups.says("lp", 'echo "lp: The printer or class does not exist." >&2; exit 1')

    assert printer().send("slip", b"%PDF") == PrintResult(
        PrintOutcome.FAILED, "lp: The printer or class does not exist."
    )


def test_without_cups_nothing_is_printed(cups: Cups) -> None:
    assert not (cups.folder / "lp").exists()

    assert printer().send("slip", b"%PDF").outcome is PrintOutcome.FAILED
    assert printer().status() == PrinterStatus()


def test_a_name_that_no_command_can_take_prints_nothing(cups: Cups) -> None:
    cups.says("lp", TAKEN)

    assert printer().send("a\x00b", b"%PDF").outcome is PrintOutcome.FAILED


def test_a_command_that_does_not_return_leaves_the_print_unknown(
    cups: Cups, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "_COMMAND_S", 0.2)
    cups.says("lp", "exec /bin/sleep 60")
    cups.says("lpstat", "exec /bin/sleep 60")

    assert printer().send("slip", b"%PDF").outcome is PrintOutcome.UNKNOWN
    assert printer().status() == PrinterStatus()

    cups.says("lp", TAKEN)
    assert printer().send("slip", b"%PDF").outcome is PrintOutcome.UNKNOWN


def test_a_page_is_waited_for_until_it_is_completed(cups: Cups) -> None:
    cups.says("lp", TAKEN)
    cups.says("lpstat", "exit 0")

    def finish(_: float) -> None:
        cups.says("lpstat", COMPLETED)

    waiting = SystemPrinter("slips", "desk-3", "A4", clock=lambda: 0.0, pause=finish)

    assert waiting.send("slip", b"%PDF").outcome is PrintOutcome.CONFIRMED


@pytest.mark.parametrize(
    ("state", "alerts", "status"),
    [
        ("is idle.  enabled since Mon", "none", PrinterStatus(paper_out=False, paused=False)),
        ("disabled since Mon -", "paused", PrinterStatus(paper_out=False, paused=True)),
        (
            "is idle.  enabled since Mon",
            "media-empty-error",
            PrinterStatus(paper_out=True, paused=False),
        ),
    ],
)
def test_a_queue_says_how_it_is(cups: Cups, state: str, alerts: str, status: PrinterStatus) -> None:
    cups.says("lpstat", f"printf 'printer desk-3 {state}\\n\\tAlerts: {alerts}\\n'")

    assert printer().status() == status
    assert cups.words("lpstat") == ["C", "-l", "-p", "desk-3"]


def test_a_queue_that_is_not_there_says_nothing(cups: Cups) -> None:
    cups.says("lpstat", "exit 1")

    assert printer().status() == PrinterStatus()
