"""A van leaves without a parcel: only a supervisor's badge lets it, and its manifest is printed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.fulfilment.dispatch.manifest_paper import ManifestPrint, last_manifest
from app.fulfilment.shipping.booking import prepare_carton
from app.fulfilment.shipping.parcel.paperwork import PaperKind
from app.scanning.control_card import ControlCode
from app.scanning.verdicts import Verdict
from app.store.unit_of_work import Store
from hardware.ports import PrinterStatus, PrintOutcome
from tests.app.fulfilment.shipping.packed_orders import DESK, close_cartons, pack
from tests.support.barcode_reader import read_pdf
from tests.support.newcomer import Newcomer
from tests.support.warehouse import PACKER, SUPERVISOR, small_warehouse
from ui.fulfilment.dispatch.dispatch_view import DispatchView
from ui.shell.screen import ScreenName
from ui.theme.theme import Theme
from ui.widgets.content import BannerContent, Tone

pytestmark = pytest.mark.postgresql  # at a window of the shared database, under its own login
LANE, STATION = "LANE-RG", "Pack 04"
PRINTED = ManifestPrint("M-00001", "slips", PrintOutcome.CONFIRMED)


@pytest.fixture
def shop(postgres_url: str) -> Iterator[Store]:
    """The shared database."""
    store = Store.open(postgres_url)
    yield store
    store.close()


@pytest.fixture
def labels(shop: Store) -> list[str]:
    """The SSCCs of two closed parcels of one carrier."""
    warehouse, found = small_warehouse(shop), list[str]()
    for order_no in ("SO-1", "SO-2"):
        pack(warehouse, order_no, [{"MUG": 1}])
        found.append(prepare_carton(shop, order_no, 1, DESK, PACKER).sscc)
        close_cartons(shop, order_no)
    return found


@pytest.fixture
def loader(shop: Store, labels: list[str], tmp_path: Path, theme: Theme) -> Iterator[Newcomer]:
    """Somebody in front of the window."""
    assert labels
    one = Newcomer(shop, tmp_path / "journal", theme)
    yield one
    one.leave()


def at_the_dock(person: Newcomer) -> Newcomer:
    """A packer's badge, then F3 of the home page."""
    person.scan(PACKER)
    person.wait(lambda: person.front is ScreenName.HOME, "home")
    person.say(ControlCode.EXCEPTION)
    person.wait(lambda: person.front is ScreenName.DISPATCH, "the dock")
    return person


def banner(person: Newcomer) -> BannerContent:
    """What the loader reads."""
    view = person.workplace.floor.views[ScreenName.DISPATCH]
    assert isinstance(view, DispatchView)
    return view.banner.content


def manifests(person: Newcomer) -> list[bytes]:
    """The manifests that came out of the slip printer."""
    jobs = person.printers[PaperKind.SLIP].jobs
    return [job.data for job in jobs if job.job_name.startswith("manifest")]


def test_parcels_are_missing_and_only_a_supervisors_badge_lets_the_van_leave(
    loader: Newcomer, labels: list[str]
) -> None:
    at_the_dock(loader)
    assert loader.scan(LANE) is Verdict.ACCEPTED
    loader.scan(f"]C100{labels[0]}")
    loader.wait(lambda: "Order shipped" in banner(loader).overline, "the parcel to be aboard")

    assert loader.say(ControlCode.CONFIRM) is Verdict.WRONG_STATE
    assert banner(loader).overline == "1 missing · a supervisor's badge closes it"
    assert loader.scan(PACKER) is Verdict.WRONG_STATE
    assert (banner(loader).tone, banner(loader).headline) == (Tone.ATTENTION, "Call a supervisor")
    assert banner(loader).overline == "Not a supervisor's badge · 1 missing"
    assert manifests(loader) == []

    assert loader.scan(SUPERVISOR) is Verdict.TASK_DONE

    assert banner(loader).headline == "Sign the manifest"
    loader.wait(lambda: len(manifests(loader)) == 1, "the manifest")
    (page,) = read_pdf(manifests(loader)[0])
    assert page.codes == ["]C0M-00001"]
    assert (labels[0] in page.words.replace(" ", ""), "SO-2" in page.words) == (True, False)


def test_a_manifest_that_never_came_out_is_told_after_a_restart(
    shop: Store, labels: list[str], tmp_path: Path, theme: Theme
) -> None:
    # given a van that left while the printer was dead, and a program that was ended after that
    first = at_the_dock(Newcomer(shop, tmp_path / "journal", theme))
    first.printers[PaperKind.SLIP].condition = PrinterStatus()
    first.scan(LANE)
    for label in labels:
        first.scan(f"]C100{label}")
    assert first.say(ControlCode.CONFIRM) is Verdict.TASK_DONE
    first.wait(lambda: "not printed" in banner(first).overline, "the print to fail")
    first.settle()
    first.leave()

    loader = at_the_dock(Newcomer(shop, tmp_path / "journal", theme))

    loader.wait(lambda: "M-00001 is closed, not printed" in banner(loader).overline, "the news")
    assert loader.say(ControlCode.REPRINT) is Verdict.ACCEPTED
    loader.wait(lambda: last_manifest(shop, STATION) == PRINTED, "the audit of the print")
    assert len(manifests(loader)) == 1
    loader.leave()
