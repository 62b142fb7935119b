"""The carton in hand with its weight: live beside the band it must be in, or said to be unknown."""

from __future__ import annotations

from app.fulfilment.packing.situation import PackSituation
from app.fulfilment.verification.carton_choice import Boxed, suggest_cartons
from app.scanning.directory import Directory
from hardware.ports import Weight
from ui.messages.wording import translate
from ui.widgets.content import CartonContent, WeightBand


def carton_name(situation: PackSituation, directory: Directory) -> str:
    """The name of the carton in hand, as its shelf says."""
    if situation.carton is None:
        return ""
    known = directory.cartons.get(situation.carton.carton_type)
    return known.name if known else situation.carton.carton_type


def carton_of(
    situation: PackSituation, directory: Directory, weight: Weight | None, *, has_scale: bool
) -> CartonContent:
    """The carton in hand.

    Args:
        situation: where the order stands.
        directory: names and sizes of carton types.
        weight: what the scale shows now; None while it says nothing.
        has_scale: False where none is set up: weighing is skipped, and that is said.
    """
    shown = _shown(weight) if has_scale else translate("pack", "No scale")
    if situation.carton is None:
        return CartonContent(translate("pack", "No carton"), weight=shown)
    kind = directory.cartons.get(situation.carton.carton_type)
    size = f"{kind.length_mm} × {kind.width_mm} × {kind.height_mm}" if kind else ""
    name, expected = carton_name(situation, directory), situation.expected_grams
    if situation.let_out is not None and not situation.all_verified:
        size = translate("pack", "label is out")  # while it is still being packed (D8)
    if expected is None or situation.band is None:
        said = translate("pack", "{shown} · weights not known").format(shown=shown)
        return CartonContent(name, size, said)
    if not has_scale:
        said = translate("pack", "{shown} · {kg} by count")
        return CartonContent(name, size, said.format(shown=shown, kg=_kg(expected)))
    grams = weight.good_grams if weight else None
    band = WeightBand(*situation.band, grams)
    return CartonContent(name, size, shown, _expect(expected, weight), band)


def to_take(situation: PackSituation, directory: Directory, refused: tuple[str, ...]) -> str:
    """Which carton to take for what is not packed yet; "" where nothing can be said.

    ``refused`` are types that no carrier takes to this address.  Another may be taken, also where
    a unit fits into none.
    """
    goods = tuple(
        Boxed(one.line.size_mm, one.line.unit_grams, one.needed - one.packed)
        for one in situation.lines
        if one.needed > one.packed
    )
    found = suggest_cartons(goods, tuple(directory.cartons.values()), refused)
    cartons = found.cartons
    if found.too_large:
        return translate("pack", "none fits")
    if not cartons:
        return ""
    if len(cartons) == 1:
        return translate("pack", "{carton} fits").format(carton=cartons[0].name)
    more = translate("pack", "{carton}, of {n}")
    return more.format(carton=cartons[0].name, n=len(cartons))


def _expect(grams: int, weight: Weight | None) -> str:
    said = translate("pack", "expect {kg}").format(kg=f"{grams / 1000:.2f}")
    if weight is not None and not weight.stable:
        return translate("pack", "moving · {expect}").format(expect=said)
    return said


def _shown(weight: Weight | None) -> str:
    if weight is None:
        return translate("pack", "Scale silent")
    if weight.overload:
        return translate("pack", "Too heavy")
    return "–" if weight.grams is None else _kg(weight.grams)


def _kg(grams: int) -> str:
    return f"{grams / 1000:.2f} kg"
