"""The policy while somebody types: judged at every key, nothing lost, put in force as a whole."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from app.fulfilment.verification.policy import VerificationPolicy
from ui.messages.desk import policy as words
from ui.widgets.form.fields import FieldContent

_KEYS = (
    "double_scan",
    "checker.order_value_minor",
    "checker.countries",
    "checker.new_operator_days",
    "checker.sample_percent",
    "weight.grams",
    "weight.percent",
    "high_value_minor",
)
_SUM = re.compile(r"(\d{1,9})(?:[.,](\d{1,2}))?")


class PolicyDraft:
    """Values by their path, e.g. "weight.grams", as they are typed."""

    def __init__(self) -> None:
        self.seen = self._newest = VerificationPolicy()
        self._texts = _texts_of(self.seen)
        self.faults: Mapping[str, str] = {}
        self.policy: VerificationPolicy | None = self.seen

    @property
    def changed(self) -> bool:
        """True if something is typed that is not in force."""
        return self.policy != self.seen

    def take(self, stands: VerificationPolicy) -> bool:
        """Hear what is in force; False if it is another than what is being changed here."""
        self._newest = stands
        if not self.changed or stands == self.policy:
            self.revert()
        return stands == self.seen

    def revert(self) -> None:
        """Take back all that was typed: show what is in force."""
        self.seen = self._newest
        self._texts = _texts_of(self.seen)
        self.policy, self.faults = self.seen, {}

    def type_in(self, key: str, text: str) -> None:
        """One value has a new text."""
        self._texts[key] = text
        try:
            self.policy, self.faults = VerificationPolicy.model_validate(self._table()), {}
        except ValidationError as error:
            self.policy = None
            self.faults = {
                key: words.fault_of(key, fault["type"], fault.get("ctx", {}), fault["msg"])
                for fault in error.errors(include_url=False)
                if (key := _key_of(fault["loc"]))
            }

    def fields(self) -> tuple[FieldContent, ...]:
        """All values with what is typed, and what is wrong with it."""
        return tuple(
            FieldContent(
                key=key,
                label=words.label_of(key),
                value=self._texts[key],
                error=self.faults.get(key, ""),
                hint=words.hint_of(key),
                choices=words.choices_of(key),
                wide=key == "double_scan",
            )
            for key in _KEYS
        )

    def _table(self) -> dict[str, Any]:
        table: dict[str, Any] = {"checker": {}, "weight": {}}
        for key, text in self._texts.items():
            part, _, name = key.rpartition(".")
            (table[part] if part else table)[name] = _typed(key, text)
        return table


def _typed(key: str, text: str) -> object:
    if key == "checker.countries":
        return re.split(r"[\s,;]+", text.strip().upper()) if text.strip() else []
    found = _SUM.fullmatch(text.strip()) if key in words.SUMS else None
    if found is not None:
        return int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))
    return text.strip() if key not in words.SUMS else "no sum"


def _texts_of(policy: VerificationPolicy) -> dict[str, str]:
    table = policy.model_dump(mode="json")
    texts: dict[str, str] = {}
    for key in _KEYS:
        part, _, name = key.rpartition(".")
        value = (table[part] if part else table)[name]
        texts[key] = words.sum_words(value) if key in words.SUMS else str(value)
        if isinstance(value, list):
            texts[key] = ", ".join(value)
    return texts


def _key_of(path: tuple[int | str, ...]) -> str:
    """The field at which to say it: a fault of one country is said at all of them."""
    return ".".join(str(part) for part in path if isinstance(part, str))
