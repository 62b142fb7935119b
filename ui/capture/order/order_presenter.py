"""The sheet of one order beside the list: read, corrected, checked again, cancelled."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.exception_queue.kinds import HoldReason
from app.scanning.directory import Person
from ui.capture.order.order_desk import OrderActs, OrderDesk
from ui.capture.order.sheet_content import SheetContent, all_well, empty_sheet, sheet_of
from ui.capture.orders_display import OrderRead, OrdersDisplay, OrderUseCases
from ui.fulfilment.desk_scans import DeskPage
from ui.fulfilment.floor_kit import FloorKit
from ui.messages.cases import reason_words
from ui.messages.wording import translate
from ui.shell.screen import ScreenName
from ui.widgets.content import Tone


class OrderPresenter:
    """Shows one order and does what its keys say.

    Args:
        display: the page.
        kit: the station's means.
        page: who is there, and what asks the shared database.
        use: what can be asked of the shared database.
        changed: called when the order was changed here, so that the list is read again.
    """

    def __init__(
        self,
        display: OrdersDisplay,
        kit: FloorKit,
        page: DeskPage,
        use: OrderUseCases,
        changed: Callable[[], None],
    ) -> None:
        self._display = display
        self._kit = kit
        self._page = page
        self._use = use
        self._changed = changed
        self._wanted = ""
        self._report: SheetContent | None = None
        acts = (self._check_again, self._correct, self._show_case, self._cancel, self.draw)
        self.desk = OrderDesk(OrderActs(*acts, self._replay))

    @property
    def order_no(self) -> str:
        """The order that is shown or on its way, or ""."""
        return self._wanted

    def begin(self) -> None:
        """Somebody sits down."""
        self.desk.person, self.desk.asking = self._page.person, False

    def open(self, order_no: str) -> None:
        """Show an order."""
        self._wanted, self._report = order_no, None
        job = partial(self._use.detail, order_no)
        self._page.run(job, partial(self._read, order_no))

    def again(self) -> None:
        """Read the order that is shown again."""
        if self._wanted and self._report is None:
            self.open(self._wanted)

    def report(self, sheet: SheetContent) -> None:
        """Show what came of an import in the order's place."""
        self._report = sheet
        self._display.show_sheet(sheet, ())

    def typed(self, key: str, text: str) -> None:
        """A field of the address has a new text."""
        if self.desk.draft is not None:
            self.desk.draft.type_in(key, text)
            self.draw()

    def draw(self) -> None:
        """Show the order with what its keys mean now."""
        order, draft = self.desk.order, self.desk.draft
        if order is None or draft is None:
            self._display.show_sheet(empty_sheet(), ())
            return
        people, now = self._kit.directory().people, self._kit.clock()
        sheet = sheet_of(order, draft.fields(), people, now, self.desk.waits)
        self._display.show_sheet(sheet, self.desk.actions())

    def _read(self, order_no: str, read: OrderRead) -> None:
        if order_no == self._wanted and self._report is None:
            self.desk.open(read)
            self.draw()

    # -- keys -------------------------------------------------------------------------------

    def _check_again(self) -> None:
        job = partial(self._use.check_again, self._wanted, self.desk.person)
        self._page.run(job, self._checked)

    def _correct(self) -> None:
        """Begin to type; once something is typed, save it and judge the order afresh."""
        draft = self.desk.draft
        if draft is None or not draft.changes:
            self._display.show_address()
            return
        job = partial(self._use.correct, self._wanted, dict(draft.changes), self.desk.person)
        self._page.run(job, self._corrected)

    def _corrected(self, still: frozenset[HoldReason]) -> None:
        self.desk.saved()
        self._checked(still)

    def _checked(self, still: frozenset[HoldReason]) -> None:
        if still:
            reasons = ", ".join(sorted(map(reason_words, still)))
            said = translate("order", "Still held: {reasons}").format(reasons=reasons)
            self._display.show_answer(said, Tone.ATTENTION)
        else:
            self._display.show_answer(all_well(self._wanted, self.desk.order), Tone.OK)
        self._changed()

    def _show_case(self) -> None:
        self._kit.navigator.go(ScreenName.EXCEPTIONS, self._wanted)

    def _replay(self) -> None:
        self._kit.navigator.go(ScreenName.REPLAY, self._wanted)

    def _cancel(self, approver: Person) -> None:
        self.desk.asking = False
        job = partial(self._use.cancel, self._wanted, approver)
        self._page.run(job, self._cancelled)

    def _cancelled(self, _nothing: None) -> None:
        said = translate("order", "{order} is cancelled").format(order=self._wanted)
        self._display.show_answer(said, Tone.OK)
        self._changed()
