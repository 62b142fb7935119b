"""The page of the policies before a supervisor, and its telling states."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from app.fulfilment.verification.checker import CheckReason
from app.fulfilment.verification.policy import CheckerPolicy, VerificationPolicy
from app.fulfilment.verification.policy_change import PolicyChange, PolicyInForce
from app.fulfilment.verification.policy_trial import PolicyTrial
from app.scanning.control_card import ControlCode, payload_of
from app.scanning.directory import Person
from hardware.ports import Scan
from tests.support.desk_kit import NOVAK, NOW, Told, kit_of
from tests.support.runners import AtOnce
from tests.support.scans import scan_of
from ui.policies.policy_display import PolicyUseCases
from ui.policies.policy_presenter import PolicyPresenter
from ui.policies.policy_view import PolicyView
from ui.theme.theme import Theme
from ui.widgets.content import Tone
from ui.widgets.desk_content import ActionContent, DetailContent
from ui.widgets.form.fields import FieldContent

CHECKED = VerificationPolicy(
    checker=CheckerPolicy(order_value_minor=50_000, countries=("CH", "NO"), new_operator_days=14)
)
"""What is in force at the page's warehouse."""

CHANGES = (
    PolicyChange(
        NOW - timedelta(minutes=9),
        NOVAK.badge,
        "Desk 01",
        {"weight": {"before": {"grams": 50, "percent": 3}, "after": {"grams": 30, "percent": 3}}},
    ),
    PolicyChange(
        NOW - timedelta(days=3),
        NOVAK.badge,
        "Desk 01",
        {
            "double_scan": {"before": "item+carton", "after": "pick+pack"},
            "checker": {
                "before": CheckerPolicy().model_dump(mode="json"),
                "after": CHECKED.checker.model_dump(mode="json"),
            },
        },
    ),
)
IN_FORCE = PolicyInForce(CHECKED, CHANGES, alike=14, confused=2)


class Page:
    """Keeps ``PolicyDisplay``; remembers what was shown."""

    def __init__(self) -> None:
        self.fields: tuple[FieldContent, ...] = ()
        self.meaning = DetailContent("")
        self.actions: tuple[ActionContent, ...] = ()
        self.answers: list[tuple[str, Tone]] = []

    def show_fields(self, fields: tuple[FieldContent, ...]) -> None:
        """Remember the values."""
        self.fields = fields

    def show_meaning(self, detail: DetailContent, actions: tuple[ActionContent, ...]) -> None:
        """Remember the meaning."""
        self.meaning, self.actions = detail, actions

    def show_answer(self, text: str, tone: Tone) -> None:
        """Remember the answer."""
        self.answers.append((text, tone))


class PoliciesDesk:
    """A supervisor before the policies; what is put in force is written down."""

    def __init__(self, person: Person = NOVAK) -> None:
        self.page, self.told, self.stands = Page(), Told(), IN_FORCE
        self.put: list[tuple[VerificationPolicy, VerificationPolicy, str]] = []
        self.trouble: Exception | None = None
        use = PolicyUseCases(lambda: self.stands, self._change, self._try)
        self.presenter = PolicyPresenter(self.page, kit_of(self.told), AtOnce(), use)
        self.presenter.enter(person, "")

    def press(self, key: int) -> None:
        """Press a key of the page."""
        self.presenter.scanned(key_scan(key))

    def type(self, key: str, text: str) -> FieldContent:
        """Type into a field; the field as it is shown then."""
        self.presenter.typed(key, text)
        return self.field(key)

    def field(self, key: str) -> FieldContent:
        """One field as it is shown."""
        return next(field for field in self.page.fields if field.key == key)

    def fact(self, label: str) -> str:
        """One line of the meaning."""
        return next(fact.value for fact in self.page.meaning.facts if fact.label == label)

    @property
    def answer(self) -> tuple[str, Tone]:
        """The last answer."""
        return self.page.answers[-1]

    def _change(self, new: VerificationPolicy, seen: VerificationPolicy, person: Person) -> bool:
        if self.trouble is not None:
            raise self.trouble
        self.put.append((new, seen, person.badge))
        self.stands = PolicyInForce(new, CHANGES, alike=14, confused=2)
        return True

    def _try(self, policy: VerificationPolicy, order_no: str) -> PolicyTrial:
        why = CheckReason.SAMPLE if policy.checker.sample_percent else None
        return PolicyTrial(order_no, why, ("MUG-RED",), 4)


def key_scan(number: int) -> Scan:
    """A key as the bus says it."""
    code = next(code for code in ControlCode if code.f_key == number)
    return scan_of(payload_of(code), "keys")


def policies_page(theme: Theme) -> tuple[PolicyView, PolicyPresenter]:
    """The page and the presenter that drives it."""
    view = PolicyView(theme)
    use = PolicyUseCases(
        read=lambda: IN_FORCE,
        change=lambda _new, _seen, _person: True,
        try_on=lambda _policy, order_no: PolicyTrial(order_no, CheckReason.ORDER_VALUE, (), 11),
    )
    presenter = PolicyPresenter(view, kit_of(Told()), AtOnce(), use)
    view.typed.connect(presenter.typed)
    presenter.enter(NOVAK, "")
    return view, presenter


def _in_force(theme: Theme) -> QWidget:
    """What is decided, and who changed it."""
    return policies_page(theme)[0]


def _typed(theme: Theme) -> QWidget:
    """Picking on paper and every tenth order checked, not in force yet; tried on an order."""
    view, presenter = policies_page(theme)
    presenter.typed("double_scan", "item+carton")
    presenter.typed("checker.sample_percent", "10")
    presenter.scanned(scan_of("SO-10482"))
    return view


def _wrong(theme: Theme) -> QWidget:
    """Values that are none, said where they are typed."""
    view, presenter = policies_page(theme)
    presenter.typed("checker.countries", "Norway")
    presenter.typed("weight.percent", "80")
    presenter.scanned(key_scan(1))
    return view


STATES: dict[str, Callable[[Theme], QWidget]] = {
    "policies_in_force": _in_force,
    "policies_typed": _typed,
    "policies_wrong": _wrong,
}
