"""One order in hand: what its keys do, its address draft, a supervisor's badge in place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.exception_queue.kinds import CaseKind
from app.fulfilment.allocation.explaining import LineWait
from app.lifecycle import OrderState
from app.scanning.control_card import ControlCode
from app.scanning.directory import Person
from app.scanning.meaning import BadgeScanned, ControlScanned, Meaning
from app.scanning.verdicts import Verdict
from app.store.books.capture.orders.detail import OrderDetail
from ui.capture.order.address_fields import AddressDraft
from ui.capture.order.sheet_content import has_case, is_over
from ui.capture.orders_display import OrderRead
from ui.fulfilment.desk_scans import Decision
from ui.messages.wording import translate
from ui.widgets.desk_content import ActionContent

_SCANNED = {OrderState.PICKED, OrderState.PACKING, OrderState.PACKED, OrderState.SHIPPED}


@dataclass(frozen=True, slots=True)
class OrderActs:
    """What the keys of an order start."""

    check_again: Callable[[], None]
    correct: Callable[[], None]
    show_case: Callable[[], None]
    cancel: Callable[[Person], None]
    redraw: Callable[[], None]
    replay: Callable[[], None]


class OrderDesk:
    """The order that is shown, and what can be done about it."""

    def __init__(self, acts: OrderActs) -> None:
        self._acts = acts
        self.person = Person("", "", "")
        self.order: OrderDetail | None = None
        self.waits: tuple[LineWait, ...] = ()
        self.draft: AddressDraft | None = None
        self.asking = False

    def open(self, read: OrderRead) -> None:
        """Take an order in hand; a draft for the same order is kept, whatever came meanwhile."""
        self.asking = False
        order = self.order = read.order
        self.waits = read.waits
        if self.draft is None or self.draft.order_no != order.order_no or not self.draft.changes:
            refused = has_case(order, CaseKind.MAIL_REFUSED)
            held = order.state is OrderState.HELD
            self.draft = AddressDraft(order, may_change=held, may_change_email=refused)

    def saved(self) -> None:
        """The draft is in the shared database."""
        self.draft = None

    def actions(self) -> tuple[ActionContent, ...]:
        """The buttons of the order in hand."""
        order = self.order
        if order is None:
            return ()
        if self.asking:
            return (
                ActionContent("", translate("order", "Scan a supervisor's badge"), primary=True),
                ActionContent("F5", translate("order", "Not now")),
            )
        return tuple(
            ActionContent(f"F{key}", words, primary=place == 0, half=True)
            for place, (key, words, _act) in enumerate(self._choices())
        )

    def _choices(self) -> list[tuple[int, str, Callable[[], None]]]:
        order = self.order
        if order is None:
            return []
        found: list[tuple[int, str, Callable[[], None]]] = []
        if order.state is OrderState.HELD:
            found.append((1, translate("order", "Check again"), self._acts.check_again))
        wrong = order.state is OrderState.HELD and has_case(order, CaseKind.ADDRESS)
        if wrong or has_case(order, CaseKind.MAIL_REFUSED):
            words = translate("order", "Correct address")
            if self.draft is not None and self.draft.changes:
                words = translate("order", "Save address")
            found.append((2, words, self._acts.correct))
        if has_case(order):
            found.append((3, translate("order", "Show case"), self._acts.show_case))
        if not is_over(order):
            found.append((4, translate("order", "Cancel order"), self._cancel))
        if order.state in _SCANNED:
            found.append((6, translate("order", "Replay scans"), self._acts.replay))
        return found

    def _cancel(self) -> None:
        if self.person.supervises:
            self._acts.cancel(self.person)
        else:
            self.asking = True
            self._acts.redraw()

    def _go_back(self) -> None:
        self.asking = False
        self._acts.redraw()

    def decide(self, meaning: Meaning) -> Decision:
        """Answer a key, or a badge while one is wanted."""
        if self.asking:
            return self._decide_approval(meaning)
        match meaning:
            case ControlScanned(code):
                for key, words, act in self._choices():
                    if key == code.f_key:
                        return Decision(Verdict.ACCEPTED, words, to=words, act=act)
                dead = translate("order", "That key does nothing here")
                return Decision(Verdict.WRONG_STATE, dead)
            case BadgeScanned():
                return Decision(
                    Verdict.WRONG_STATE, translate("order", "No badge is needed just now")
                )
            case _:
                return Decision(Verdict.WRONG_STATE)

    def _decide_approval(self, meaning: Meaning) -> Decision:
        match meaning:
            case BadgeScanned(person) if person.supervises:
                said = translate("order", "Approved by {name}").format(name=person.name)
                return Decision(
                    Verdict.ACCEPTED, said, to="cancel", act=lambda: self._acts.cancel(person)
                )
            case BadgeScanned(person):
                said = translate("order", "{name} may not approve this")
                return Decision(Verdict.WRONG_STATE, said.format(name=person.name))
            case ControlScanned(ControlCode.UNDO):
                said = translate("order", "Not done")
                return Decision(Verdict.ACCEPTED, said, to="order", act=self._go_back)
            case _:
                said = translate("order", "Scan a supervisor's badge, or F5 to go back")
                return Decision(Verdict.WRONG_STATE, said)
