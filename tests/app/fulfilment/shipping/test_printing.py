"""A print is a record: committed before a byte is sent, never sent again by itself."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.errors import NothingFound, StoreRefused
from app.fulfilment.shipping.booking import prepare_carton
from app.fulfilment.shipping.parcel.facts import DocumentRef
from app.fulfilment.shipping.parcel.paperwork import PaperFormat, PaperKind
from app.fulfilment.shipping.printing import (
    PrinterChoice,
    document_for,
    print_job,
    queue_prints,
    recover_prints,
)
from app.fulfilment.shipping.reprinting import retry_print
from app.store.schema.shipping import PrintState
from app.store.unit_of_work import Change, Store
from hardware.ports import DeviceGone, PrintOutcome, PrintResult
from tests.app.fulfilment.shipping.desk_printers import PRINTERS, TestPrinter
from tests.app.fulfilment.shipping.packed_orders import (
    DESK,
    STATION,
    open_cases,
    packed_warehouse,
)
from tests.support.changes import changes_told
from tests.support.warehouse import PACKER


@pytest.fixture
def documents(store: Store) -> tuple[DocumentRef, ...]:
    """The papers of SO-1's carton."""
    packed_warehouse(store)
    return prepare_carton(store, "SO-1", 1, DESK, PACKER).documents


@pytest.fixture
def jobs(store: Store, documents: tuple[DocumentRef, ...]) -> tuple[int, ...]:
    """The queued label and slip."""
    return store.run(lambda uow: queue_prints(uow, documents, PRINTERS, PACKER, STATION))


@pytest.fixture
def other_station(database_url: str) -> Iterator[Store]:
    opened = Store.open(database_url)
    yield opened
    opened.close()


def state_of(store: Store, job_id: int) -> PrintState:
    with store.reading() as uow:
        job = uow.prints.job(job_id)
    assert job is not None
    return job.state


def kept_bytes(store: Store, documents: tuple[DocumentRef, ...], kind: PaperKind) -> bytes:
    document = document_for(documents, kind, PRINTERS[kind].format)
    with store.reading() as uow:
        content = uow.prints.content(document.document_id)
    assert content is not None
    return content


def test_label_and_slip_go_to_their_printers(
    store: Store, documents: tuple[DocumentRef, ...], jobs: tuple[int, ...]
) -> None:
    zebra, slips = TestPrinter(), TestPrinter("slips", "pdf")

    results = [print_job(store, jobs[0], zebra), print_job(store, jobs[1], slips)]

    assert [result.kind for result in results] == [PaperKind.LABEL, PaperKind.SLIP]
    assert zebra.printed == [kept_bytes(store, documents, PaperKind.LABEL)]
    assert slips.printed == [kept_bytes(store, documents, PaperKind.SLIP)]
    assert [state_of(store, job) for job in jobs] == [PrintState.CONFIRMED] * 2
    assert open_cases(store) == []


def test_39_a_label_is_not_printed_twice_however_often_it_is_queued(
    store: Store, documents: tuple[DocumentRef, ...], jobs: tuple[int, ...]
) -> None:
    zebra = TestPrinter()
    label = {PaperKind.LABEL: PRINTERS[PaperKind.LABEL]}

    again = store.run(lambda uow: queue_prints(uow, documents, label, PACKER, STATION))
    for _ in range(3):
        print_job(store, jobs[0], zebra)

    assert again == jobs[:1]
    assert len(zebra.printed) == 1


def test_39_the_database_refuses_a_second_print_of_the_same_label(
    store: Store, jobs: tuple[int, ...]
) -> None:
    with store.reading() as uow:
        job = uow.prints.job(jobs[0])
    assert job is not None

    with pytest.raises(StoreRefused):
        store.run(
            lambda uow: uow.prints.queue(job.key, job.document, "zebra", STATION, PACKER, uow.now)
        )


def test_39_another_format_of_the_same_label_is_the_same_print(
    store: Store, documents: tuple[DocumentRef, ...], jobs: tuple[int, ...]
) -> None:
    elsewhere = {PaperKind.LABEL: PrinterChoice("office", PaperFormat.PDF)}

    again = store.run(lambda uow: queue_prints(uow, documents, elsewhere, PACKER, STATION))

    assert again == jobs[:1]


def test_two_printing_threads_never_take_the_same_job(
    store: Store, other_station: Store, jobs: tuple[int, ...]
) -> None:
    zebra = TestPrinter()

    with ThreadPoolExecutor(4) as threads:
        done = list(threads.map(lambda s: print_job(s, jobs[0], zebra), [store, other_station] * 4))

    assert len(zebra.printed) == 1
    assert {result.state for result in done} <= {PrintState.SENDING, PrintState.CONFIRMED}


@pytest.mark.parametrize("trouble", ["cannot be reached", "paper out", "head up"])
def test_a_printer_that_is_off_or_out_of_paper_makes_a_failed_print_and_a_case(
    store: Store, jobs: tuple[int, ...], trouble: str
) -> None:
    zebra = TestPrinter()
    zebra.result = PrintResult(PrintOutcome.FAILED, trouble)

    result = print_job(store, jobs[0], zebra)

    assert (result.state, result.detail) == (PrintState.FAILED, trouble)
    case = open_cases(store)[0]
    assert (case.kind, case.subject) == ("label failed", "SO-1")
    assert case.facts["detail"] == trouble
    assert print_job(store, jobs[0], zebra).state is PrintState.FAILED
    assert len(zebra.printed) <= 1, "it was sent again by itself"


def test_a_print_is_told_to_nobody_and_its_case_to_all_who_show_cases(
    store: Store, jobs: tuple[int, ...]
) -> None:
    jammed = TestPrinter()
    jammed.result = PrintResult(PrintOutcome.FAILED, "paper out")

    with changes_told(store) as well:
        print_job(store, jobs[1], TestPrinter("slips", "pdf"))
    with changes_told(store) as badly:
        print_job(store, jobs[0], jammed)
    with changes_told(store) as again:
        retry_print(store, jobs[0], PACKER, STATION)
        print_job(store, jobs[0], TestPrinter())

    assert well == [Change.PROGRESS] * 2
    assert badly == [Change.PROGRESS, Change.ORDERS]
    assert again == [Change.ORDERS, Change.PROGRESS, Change.ORDERS]
    assert open_cases(store) == []


def test_a_printer_that_dies_in_mid_job_leaves_an_unknown_print_and_asks(
    store: Store, jobs: tuple[int, ...]
) -> None:
    zebra = TestPrinter()
    zebra.result = PrintResult(PrintOutcome.UNKNOWN, "no answer to ~HS")

    result = print_job(store, jobs[0], zebra)

    assert result.state is PrintState.UNKNOWN
    assert open_cases(store)[0].facts["state"] == "unknown"
    assert print_job(store, jobs[0], zebra).state is PrintState.UNKNOWN


def test_a_driver_that_raises_promises_nothing(store: Store, jobs: tuple[int, ...]) -> None:
    zebra = TestPrinter()
    zebra.raises = DeviceGone("zebra", "connection reset")

    result = print_job(store, jobs[0], zebra)

    assert (result.state, result.detail) == (PrintState.UNKNOWN, "connection reset")


def test_a_bug_in_a_driver_is_not_swallowed_and_the_print_is_unknown(
    store: Store, jobs: tuple[int, ...]
) -> None:
    zebra = TestPrinter()
    zebra.raises = ZeroDivisionError()

    with pytest.raises(ZeroDivisionError):
        print_job(store, jobs[0], zebra)

    assert state_of(store, jobs[0]) is PrintState.UNKNOWN


_KILLED_WHILE_SENDING = """
import os, sys
from app.fulfilment.shipping.printing import print_job
from app.store.unit_of_work import Change, Store

class Printer:
    name, language = "zebra", "zpl"
    def send(self, job_name, data):
        print("sending", flush=True)
        os.kill(os.getpid(), 9)

print_job(Store.open(sys.argv[1]), int(sys.argv[2]), Printer())
"""


def test_kill_9_while_a_label_is_sent_leaves_it_unknown_and_never_sends_it_again(
    store: Store, database_url: str, jobs: tuple[int, ...]
) -> None:
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED_WHILE_SENDING, database_url, str(jobs[0])],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (killed.returncode, killed.stdout) == (-signal.SIGKILL, "sending\n"), killed.stderr
    assert state_of(store, jobs[0]) is PrintState.SENDING, "it was not kept before it was sent"

    recovered = recover_prints(store, STATION)

    assert [result.state for result in recovered] == [PrintState.UNKNOWN]
    assert len(open_cases(store)) == 1
    zebra = TestPrinter()
    assert print_job(store, jobs[0], zebra).state is PrintState.UNKNOWN
    assert zebra.printed == []


def test_a_station_that_starts_leaves_the_prints_of_others_alone(
    store: Store, jobs: tuple[int, ...]
) -> None:
    with store.unit() as uow:
        uow.prints.move(jobs[0], [PrintState.QUEUED], PrintState.SENDING)
        uow.commit()

    assert recover_prints(store, "PACK-2") == ()
    assert state_of(store, jobs[0]) is PrintState.SENDING


def test_a_format_that_was_never_made_is_said(
    store: Store, documents: tuple[DocumentRef, ...]
) -> None:
    printers = {PaperKind.LABEL: PrinterChoice("zebra-300", PaperFormat.ZPL_300)}

    with pytest.raises(NothingFound):
        store.run(lambda uow: queue_prints(uow, documents, printers, PACKER, STATION))


def test_a_job_that_vanished_is_said(store: Store) -> None:
    with pytest.raises(NothingFound):
        print_job(store, 4711, TestPrinter())
