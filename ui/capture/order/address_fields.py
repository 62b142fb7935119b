"""The address form of a held order: what was said, what is wrong with it, what is typed now (C2).

Every field is judged as it is typed; what is typed is only lost when another order is opened.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.capture.addresses import judge_address, judge_email
from app.capture.reading.order_document import Address
from app.exception_queue.kinds import HoldReason
from app.store.books.capture.orders.detail import OrderDetail
from ui.messages.cases import reason_words
from ui.messages.wording import translate
from ui.widgets.form.fields import FieldContent

EMAIL = "email"
_ORDER = (
    "name", "company", "street1", "street2", "postcode", "city", "region", "country", "phone",
    EMAIL,
)  # fmt: skip


class AddressDraft:
    """One order's address and e-mail while somebody corrects them."""

    def __init__(
        self, order: OrderDetail, *, may_change: bool, may_change_email: bool = False
    ) -> None:
        self._order = order
        self._may_change = may_change
        self._may_change_email = may_change or may_change_email
        self._purpose = "shipping"
        if not judge_address(order.shipping) and not order.billing.is_blank:
            self._purpose = "billing" if judge_address(order.billing) else "shipping"
        self._said = self._values_said()
        self._typed: dict[str, str] = {}

    @property
    def order_no(self) -> str:
        """Whose address it is."""
        return self._order.order_no

    @property
    def changes(self) -> Mapping[str, str]:
        """What was typed and differs, as ``correct_address`` wants it: "shipping.city", "email"."""
        return {
            key if key == EMAIL else f"{self._purpose}.{key}": value
            for key, value in self._typed.items()
            if value != self._said[key]
        }

    @property
    def faults(self) -> Mapping[str, tuple[HoldReason, str]]:
        """What is wrong with what stands there now, by field: (reason, proposal)."""
        now = {**self._said, **self._typed}
        email = now.pop(EMAIL)
        now["country"] = now["country"].upper()
        found = {
            fault.field: (fault.reason, fault.proposal) for fault in judge_address(Address(**now))
        }
        reason = judge_email(email.strip())
        if reason is not None:
            found[EMAIL] = (reason, "")
        return found

    def type_in(self, key: str, text: str) -> None:
        """One field has a new text."""
        if key in self._said:
            self._typed[key] = text

    def fields(self) -> tuple[FieldContent, ...]:
        """The form as it stands."""
        faults = self.faults
        return tuple(self._field(key, faults.get(key)) for key in self._said)

    def _field(self, key: str, fault: tuple[HoldReason, str] | None) -> FieldContent:
        error = ""
        if fault is not None:
            error = reason_words(fault[0])
            if fault[1]:
                error = translate("address", "Perhaps {proposal}?").format(proposal=fault[1])
        return FieldContent(
            key=key,
            label=_label_of(key),
            value=self._typed.get(key, self._said[key]),
            error=error,
            enabled=self._may_change_email if key == EMAIL else self._may_change,
        )

    def _values_said(self) -> dict[str, str]:
        address = self._order.billing if self._purpose == "billing" else self._order.shipping
        said = {**address.model_dump(), EMAIL: self._order.email}
        return {key: said[key] for key in _ORDER}


def _label_of(key: str) -> str:
    labels = {
        "name": translate("address", "Name"),
        "company": translate("address", "Company"),
        "street1": translate("address", "Street and number"),
        "street2": translate("address", "More of the street"),
        "city": translate("address", "City"),
        "postcode": translate("address", "Postcode"),
        "region": translate("address", "Region"),
        "country": translate("address", "Country, two letters"),
        "phone": translate("address", "Phone"),
        EMAIL: translate("address", "E-mail"),
    }
    return labels.get(key, key)
