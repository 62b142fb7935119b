"""What stands beside the settings of the scale: what it shows, or that nothing is weighed."""

from __future__ import annotations

from collections.abc import Sequence

from app.settings import Settings
from hardware.ports import FoundSerialPort, Weight
from ui.messages.wording import translate
from ui.widgets.content import Fact, Health, Tone
from ui.widgets.desk_content import DetailContent, EventContent


def scale_test(
    weight: Weight | None, settings: Settings | None, ports: Sequence[FoundSerialPort] | None
) -> DetailContent:
    """The last weight that it showed, and the ports that were found."""
    events = tuple(
        EventContent(port.address, Health.UNKNOWN, port.identity or port.description)
        for port in ports or ()
    )
    if settings is not None and not settings.scales:
        title = translate("settings", "No scale")
        where = translate("settings", "Cartons are not weighed: labels take the weight by count")
        return DetailContent(title, Health.UNKNOWN, where=where, events=events)
    where = translate("settings", "How far a carton may be off is decided in Policies")
    if weight is None:
        title = translate("settings", "Put something on it, press F3")
        return DetailContent(title, where=where, events=events)
    facts = (
        Fact(translate("settings", "The scale"), _state_of(weight)),
        Fact(translate("settings", "Its unit"), weight.unit.name.lower()),
    )
    health = Health.GOOD if weight.grams is not None and weight.stable else Health.WARN
    return DetailContent(shown(weight), health, where=where, facts=facts, events=events)


def shown(weight: Weight) -> str:
    """What it shows, in kilograms."""
    if weight.overload:
        return translate("settings", "Too heavy")
    if weight.grams is None:
        return translate("settings", "No number")
    return f"{weight.grams / 1000:.3f} kg"


def _state_of(weight: Weight) -> str:
    if weight.overload:
        return translate("settings", "carries more than it may")
    if weight.grams is None:
        return translate("settings", "says that it cannot weigh just now")
    if not weight.stable:
        return translate("settings", "moves: let it lie still")
    if weight.grams < 0:
        return translate("settings", "shows less than nothing: set it to zero")
    return translate("settings", "lies still")


def weighed(weight: Weight) -> tuple[str, Tone]:
    """The answer to a test."""
    good = weight.grams is not None and weight.stable and not weight.overload
    said = translate("settings", "The scale answers: {weight}").format(weight=shown(weight))
    return said, Tone.OK if good else Tone.ATTENTION


def nothing_to_weigh(settings: Settings | None) -> tuple[str, Tone]:
    """There is nothing to ask: none is set up, or what is typed is wrong."""
    if settings is None:
        return translate("settings", "Correct the marked fields first"), Tone.ATTENTION
    return translate("settings", "Choose how the scale speaks first"), Tone.ATTENTION
