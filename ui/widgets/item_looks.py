"""How a product without a picture looks to the packer: a title, a variant, a drawing like it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.fulfilment.work import LookAlikeProduct
from ui.messages.wording import translate
from ui.widgets.content import ItemContent, ItemShape, TwinContent

_WORDS = {
    ItemShape.BOTTLE: {"bottle", "flask", "jar", "vase", "thermos", "honey", "candle", "decanter"},
    ItemShape.MUG: {"mug", "mugs", "cup", "cups", "beaker", "teacup", "teacups"},
    ItemShape.TEXTILE: {
        *("towel", "apron", "blanket", "gloves", "cushion", "scarf", "bag", "doily", "cloth"),
        *("tablecloth", "throw", "linen", "wraps", "shirt"),
    },
}


@dataclass(frozen=True, slots=True)
class Looks:
    """What stands on the card; ``variant`` is what the name says behind its first comma."""

    title: str
    variant: str
    shape: ItemShape


def looks_of(name: str) -> Looks:
    """Read a product's name; a thing that no drawing is like is a box.

    The word that names the thing comes last in English ("lid for steel bottles" is no bottle), so
    the words before "for", "with" and the comma count, from the last to the first.
    """
    title, _comma, variant = (part.strip() for part in name.partition(","))
    thing = re.split(r"\b(?:for|with|of)\b", title.lower())[0]
    words = re.findall(r"[a-z]+", thing)
    shapes = (shape for word in reversed(words) for shape, known in _WORDS.items() if word in known)
    return Looks(title, variant, next(shapes, ItemShape.BOX))


def card_of(name: str, sku: str) -> ItemContent:
    """The card of a product before anything is said of its units."""
    looks = looks_of(name or sku)
    return ItemContent(looks.title, sku, looks.variant, shape=looks.shape)


def twin_of(look_alikes: Sequence[LookAlikeProduct]) -> TwinContent | None:
    """The look-alike that is shown beside a product: the one that was confused most; None if none.

    ``look_alikes`` are those of the claimed package, in its order.
    """
    if not look_alikes:
        return None
    one = look_alikes[0]
    looks = looks_of(one.name)
    title = translate("item", "Not this one")
    if one.confused:
        title = translate("item", "Taken for it before")
    return TwinContent(title, looks.title, one.sku, looks.shape)
