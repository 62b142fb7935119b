"""Tests of hardware/printers/turns.py: nobody talks to a printer while another one does."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

from hardware.ports import Printer, PrinterStatus, PrintOutcome, PrintResult
from hardware.printers.turns import TakingTurns


class Talkative:
    """A driver that notices when two talk to it at once."""

    name = "labels"
    language = "zpl"

    def __init__(self) -> None:
        self._talking = threading.Lock()
        self.interrupted = 0
        self.jobs: list[str] = []

    def send(self, job_name: str, data: bytes) -> PrintResult:
        self._talk()
        self.jobs.append(f"{job_name}:{data.decode()}")
        return PrintResult(PrintOutcome.CONFIRMED)

    def status(self) -> PrinterStatus:
        self._talk()
        return PrinterStatus(paper_out=False)

    def _talk(self) -> None:
        if not self._talking.acquire(blocking=False):
            self.interrupted += 1
            return
        for _step in range(2_000):  # long enough for another thread to come in
            pass
        self._talking.release()


def test_jobs_and_looks_from_several_threads_take_turns() -> None:
    driver = Talkative()
    printer: Printer = TakingTurns(driver)

    with ThreadPoolExecutor(max_workers=8) as threads:
        sent = [threads.submit(printer.send, f"job {n}", b"^XA^XZ") for n in range(200)]
        looks = [threads.submit(printer.status) for _look in range(200)]

    assert driver.interrupted == 0
    assert sorted(driver.jobs) == sorted(f"job {n}:^XA^XZ" for n in range(200))
    assert {one.result().outcome for one in sent} == {PrintOutcome.CONFIRMED}
    assert all(look.result().can_print for look in looks)


def test_it_answers_to_its_drivers_name_and_language() -> None:
    printer = TakingTurns(Talkative())

    assert (printer.name, printer.language) == ("labels", "zpl")
