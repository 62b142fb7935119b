"""Files of orders in and out, and any run of scans on the page."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from app.errors import DocumentUnreadable
from app.scanning.control_card import ControlCode, payload_of
from tests.support.desk_kit import NOVAK
from tests.support.orders_desk import Desk
from tests.support.scans import scan_of
from ui.widgets.content import Tone


def test_a_file_goes_in_while_the_page_stays_alive() -> None:
    desk = Desk()

    desk.presenter.files.start(Path("orders.csv"))
    running = desk.page.importing
    assert desk.answer[1] is Tone.BUSY
    desk.files.let_go()

    assert (running, desk.page.importing) == (True, False)
    assert desk.answer[0] == "1000 new orders, 10 held, 0 not readable"
    assert desk.page.sheet.summary.title == "The file is in"


def test_a_stopped_import_says_what_is_in() -> None:
    desk = Desk()
    desk.presenter.files.start(Path("orders.csv"))
    desk.presenter.files.stop()
    desk.files.let_go()

    assert desk.orders_in == [False, False]
    assert desk.answer[0].startswith("Stopped. 1000 new orders")


def test_progress_is_looked_at_while_the_file_is_read() -> None:
    desk = Desk()
    desk.presenter.files.start(Path("orders.csv"))
    desk.presenter.files._progress(700)

    desk.clock.pass_once()

    assert desk.answer == ("Reading the file, 700 orders so far", Tone.BUSY)


def test_a_second_file_waits_for_the_first() -> None:
    desk = Desk()
    desk.presenter.files.start(Path("a.csv"))
    desk.presenter.files.start(Path("b.csv"))

    assert len(desk.files.waiting) == 1


def test_an_unreadable_file_says_why_and_changes_nothing() -> None:
    desk = Desk()
    desk.trouble = DocumentUnreadable(document="orders.csv", reason="empty", detail="")

    desk.presenter.files.start(Path("orders.csv"))
    desk.files.let_go()

    assert desk.answer[0].startswith("File not readable: orders.csv: empty")
    assert not desk.page.importing


def test_the_list_is_exported_and_the_place_named() -> None:
    desk = Desk()

    desk.presenter.export()

    assert desk.answer == ("Written to orders.csv", Tone.OK)


@given(
    texts=st.lists(
        st.one_of(
            st.text(max_size=60),
            st.sampled_from(
                ["SO-10455", "B-900", "B-300", *(payload_of(code) for code in ControlCode)]
            ),
        ),
        max_size=10,
    )
)
def test_no_run_of_scans_ends_in_silence_or_a_crash(texts: list[str]) -> None:
    desk = Desk()
    desk.open()

    for text in texts:
        before = len(desk.page.answers)
        desk.presenter.scanned(scan_of(text))
        assert len(desk.page.answers) > before

    assert len(desk.told.kept) == len(texts)
    assert set(desk.cancelled) <= {NOVAK.badge}
