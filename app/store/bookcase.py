"""The books of one transaction: each opened when it is first asked for."""

from __future__ import annotations

from functools import cached_property

from sqlalchemy.orm import Session

from app.store.books.allocation.standing import StandingBook
from app.store.books.capture.case_book import CaseBook
from app.store.books.capture.catalogue_book import CatalogueBook
from app.store.books.capture.order_book import OrderBook
from app.store.books.floor.claim_book import ClaimBook
from app.store.books.floor.people_book import PeopleBook
from app.store.books.floor.scan_book import ScanBook
from app.store.books.floor.stock_book import StockBook
from app.store.books.floor.waiting_book import WaitingBook
from app.store.books.floor.wave_book import WaveBook
from app.store.books.planning.board_book import BoardBook
from app.store.books.planning.draft_book import DraftBook
from app.store.books.planning.layout_book import LayoutBook
from app.store.books.planning.rule_book import RuleBook
from app.store.books.recorder.flight_book import FlightBook
from app.store.books.shelves.count_book import CountBook
from app.store.books.shelves.purchase_book import PurchaseBook
from app.store.books.shelves.shelf_book import ShelfBook
from app.store.books.shelves.stock_lists import StockLists
from app.store.books.shipping.outbox_book import OutboxBook
from app.store.books.shipping.print_book import PrintBook
from app.store.books.shipping.shipment_book import ShipmentBook
from app.store.books.tracking.lot_book import LotBook
from app.store.books.verification.policy_book import PolicyBook
from app.store.books.verification.verification_book import VerificationBook


class Bookcase:
    """Every book that a unit of work can open; ``session`` is set when it is entered."""

    session: Session

    @cached_property
    def catalogue(self) -> CatalogueBook:
        """Products, codes, customers, bins and carton types."""
        return CatalogueBook(self.session)

    @cached_property
    def orders(self) -> OrderBook:
        """Orders and the documents that they came in."""
        return OrderBook(self.session)

    @cached_property
    def cases(self) -> CaseBook:
        """Exception cases."""
        return CaseBook(self.session)

    @cached_property
    def stock(self) -> StockBook:
        """Stock, holds, the ledger and count tasks."""
        return StockBook(self.session)

    @cached_property
    def lots(self) -> LotBook:
        """Lots and serial numbers."""
        return LotBook(self.session)

    @cached_property
    def shelves(self) -> ShelfBook:
        """What lies in the bins, for stock work."""
        return ShelfBook(self.session)

    @cached_property
    def purchases(self) -> PurchaseBook:
        """Purchase orders."""
        return PurchaseBook(self.session)

    @cached_property
    def stock_lists(self) -> StockLists:
        """What lies where, and why, for the stock desk."""
        return StockLists(self.session)

    @cached_property
    def counts(self) -> CountBook:
        """Blind counts."""
        return CountBook(self.session)

    @cached_property
    def waves(self) -> WaveBook:
        """Waves, totes and pick lines."""
        return WaveBook(self.session)

    @cached_property
    def drafts(self) -> DraftBook:
        """Planned waves."""
        return DraftBook(self.session)

    @cached_property
    def layout(self) -> LayoutBook:
        """The layout of the floor."""
        return LayoutBook(self.session)

    @cached_property
    def wave_rule(self) -> RuleBook:
        """When waves go."""
        return RuleBook(self.session)

    @cached_property
    def board(self) -> BoardBook:
        """The planning board."""
        return BoardBook(self.session)

    @cached_property
    def claims(self) -> ClaimBook:
        """Which station works on what."""
        return ClaimBook(self.session)

    @cached_property
    def waiting(self) -> WaitingBook:
        """What waits for hands on the floor."""
        return WaitingBook(self.session)

    @cached_property
    def standing(self) -> StandingBook:
        """How stock and the lines that wait for it stand."""
        return StandingBook(self.session)

    @cached_property
    def scans(self) -> ScanBook:
        """Replayed scan records."""
        return ScanBook(self.session)

    @cached_property
    def flights(self) -> FlightBook:
        """Recorded sessions for the flight recorder."""
        return FlightBook(self.session)

    @cached_property
    def people(self) -> PeopleBook:
        """People, stations and the audit."""
        return PeopleBook(self.session)

    @cached_property
    def shipments(self) -> ShipmentBook:
        """Shipments of cartons."""
        return ShipmentBook(self.session)

    @cached_property
    def prints(self) -> PrintBook:
        """Documents and print jobs."""
        return PrintBook(self.session)

    @cached_property
    def outbox(self) -> OutboxBook:
        """What is to be done in the world outside."""
        return OutboxBook(self.session)

    @cached_property
    def policies(self) -> PolicyBook:
        """What supervisors decided for all stations."""
        return PolicyBook(self.session)

    @cached_property
    def verification(self) -> VerificationBook:
        """What the rules round the double scan ask."""
        return VerificationBook(self.session)
