"""When waves go and what a cart takes, as typed: checked at the field, nothing typed is lost."""

from __future__ import annotations

from app.fulfilment.waves.planning.grouping import Grouping
from app.store.books.planning.rule_book import RuleFacts
from app.store.schema.planning import ReleaseMode
from ui.messages.planning import waves as says
from ui.messages.wording import translate
from ui.widgets.form.fields import FieldContent

_MOST = 1_000_000


class RuleDraft:
    """What stands in the fields; ``rule`` is what they say, None while one of them is wrong."""

    def __init__(self) -> None:
        self.grouping = Grouping.WALK
        self._typed: dict[str, str] = {}
        self._kept = RuleFacts()

    def take(self, rule: RuleFacts) -> None:
        """The rule as it is kept; what somebody has typed since stays."""
        if rule != self._kept or not self._typed:
            fresh = not self.changed
            self._kept = rule
            if fresh:
                self._typed = _as_typed(rule)
                self.grouping = Grouping(rule.grouping)

    def typed(self, key: str, text: str) -> None:
        """A field has a new text."""
        self._typed[key] = text

    @property
    def changed(self) -> bool:
        """True while the fields say something else than is kept."""
        return bool(self._typed) and self._typed != _as_typed(self._kept)

    @property
    def errors(self) -> dict[str, str]:
        """What is wrong, by field."""
        wrong = {key: says.bad_number() for key in _NUMBERS if self._number(key) is None}
        if self._number("totes") == 0:
            wrong["totes"] = says.no_totes()
        return wrong

    @property
    def rule(self) -> RuleFacts | None:
        """The rule that the fields say; None while one of them is wrong."""
        if self.errors:
            return None
        numbers = {key: self._number(key) or 0 for key in _NUMBERS}
        return RuleFacts(
            ReleaseMode(self._typed.get("mode", ReleaseMode.PICKER_ASKS.value)),
            self.grouping.value,
            numbers["every"],
            numbers["before"],
            numbers["totes"],
            numbers["units"],
            numbers["kilograms"] * 1000,
            numbers["litres"] * 1000,
            self._kept.last_released_at,
            self._typed.get("binding") == _BY_SCAN,
        )

    @property
    def fields(self) -> tuple[FieldContent, ...]:
        """The fields with what is typed and what is wrong."""
        modes = tuple((mode.value, says.mode_words(mode)) for mode in ReleaseMode)
        mode = self._typed.get("mode", "")
        scheduled = mode == ReleaseMode.SCHEDULE
        words = _words()
        wrong = self.errors
        choice = FieldContent("mode", translate("waves", "Waves go"), mode, choices=modes)
        rest = tuple(
            FieldContent(
                key,
                words[key],
                self._typed.get(key, ""),
                wrong.get(key, ""),
                enabled=scheduled or key not in {"every", "before"},
            )
            for key in _NUMBERS
        )
        ways = ((_AT_RELEASE, says.bound_at_release()), (_BY_SCAN, says.bound_by_scan()))
        bound = self._typed.get("binding", _AT_RELEASE)
        binding = FieldContent(
            "binding", translate("waves", "Totes are bound"), bound, choices=ways
        )
        return (choice, *rest, binding)

    def _number(self, key: str) -> int | None:
        text = self._typed.get(key, "0").strip() or "0"
        number = int(text) if text.isascii() and text.isdigit() else -1
        return number if 0 <= number <= _MOST else None


_AT_RELEASE, _BY_SCAN = "at release", "by scan"
_NUMBERS = ("every", "before", "totes", "units", "kilograms", "litres")


def _words() -> dict[str, str]:
    return {
        "every": translate("waves", "Every (min)"),
        "before": translate("waves", "Before cut-off (min)"),
        "totes": translate("waves", "Totes a cart"),
        "units": translate("waves", "Units a cart"),
        "kilograms": translate("waves", "Kilograms a cart"),
        "litres": translate("waves", "Litres a cart"),
    }


def _as_typed(rule: RuleFacts) -> dict[str, str]:
    return {
        "mode": rule.mode.value,
        "every": str(rule.every_min),
        "before": str(rule.before_cut_off_min),
        "totes": str(rule.totes),
        "units": str(rule.units),
        "kilograms": str(rule.grams // 1000),
        "litres": str(rule.cm3 // 1000),
        "binding": _BY_SCAN if rule.totes_by_scan else _AT_RELEASE,
    }
