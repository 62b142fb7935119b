"""A rehearsal in the tests' own process: the demo files, a simulated scanner and printers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from app.catalogue.demo import FOLDER
from app.fulfilment.shipping.parcel.paperwork import PaperKind
from app.gateways.mail.eml_folder import EmlFolder
from app.gateways.mail.letter import Mailer, Sender
from app.station.sign_in import hash_pin
from app.store.unit_of_work import Store
from hardware.ports import Printer
from hardware.simulated import SimulatedScanner
from tests.support.workplaces import Hands, make_workplace
from ui.rehearsal.rehearsal import Stage
from ui.rehearsal.stages import Files
from ui.shell.workplace.workplace import Workplace
from ui.theme.theme import Theme

DEMO_FILES = Files(
    products=FOLDER / "products.csv",
    bins=FOLDER / "bins.csv",
    stock=FOLDER / "stock.csv",
    orders=FOLDER / "orders_shopify.csv",
)
SHOP = Sender("Demo", "demo@example.com")


def stage_on(
    store: Store,
    folder: Path,
    theme: Theme,
    *,
    printers: Mapping[PaperKind, Printer] | None = None,
    before: Callable[[], None] = lambda: None,
    mailer: Mailer | None = None,
) -> Stage:
    """A stage whose robot waits 10 s at most; ``before`` is done once the files are in."""
    scanner = SimulatedScanner("rehearsal")

    def open_workplace() -> Workplace:
        before()
        return make_workplace(
            store, folder / "journal", theme, scanners=[scanner], printers=printers
        )

    letters = mailer or EmlFolder(folder / "mail", SHOP)
    return Stage(store, open_workplace, Hands(scanner), letters, hash_pin, patience_s=10.0)
