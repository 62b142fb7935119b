"""What the page of the policies needs of its view and of the shared database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.fulfilment.verification.policy import VerificationPolicy
from app.fulfilment.verification.policy_change import PolicyInForce
from app.fulfilment.verification.policy_trial import PolicyTrial
from app.scanning.directory import Person
from ui.widgets.content import Tone
from ui.widgets.desk_content import ActionContent, DetailContent
from ui.widgets.form.fields import FieldContent


class PolicyDisplay(Protocol):
    """What the page can show."""

    def show_fields(self, fields: tuple[FieldContent, ...]) -> None:
        """Show the values; what is being typed stays."""

    def show_meaning(self, detail: DetailContent, actions: tuple[ActionContent, ...]) -> None:
        """Show what the values mean on the floor, who changed them, and what can be done."""

    def show_answer(self, text: str, tone: Tone) -> None:
        """Show the answer to the last scan or step, at once."""


@dataclass(frozen=True, slots=True)
class PolicyUseCases:
    """What the page asks of the shared database; each runs on the store's thread.

    Attributes:
        read: the policy in force with its changes.
        change: puts a policy in force that was made of the second, in a person's name; False if it
            stood so before.
        try_on: what a policy would mean for an order.
    """

    read: Callable[[], PolicyInForce]
    change: Callable[[VerificationPolicy, VerificationPolicy, Person], bool]
    try_on: Callable[[VerificationPolicy, str], PolicyTrial]
