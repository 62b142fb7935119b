"""What a form shows, as plain values: fields with what is typed, and what is wrong with it.

No Qt here; every text is already worded.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldContent:
    """One field.

    Attributes:
        key: which one; ``FieldForm.changed`` says it with the new text.
        value: what stands in it; for a choice the value chosen.
        error: what is wrong with it, said at the field; "" if nothing is.
        hint: what it means, where nothing is wrong.
        choices: (value, words) to choose from; empty for a field to type into.
        wide: True for a field as wide as the form.
        starts: True for the first field of another thing: it begins a row.
        enabled: False shows it without letting it be changed.
    """

    key: str
    label: str
    value: str = ""
    error: str = ""
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    wide: bool = False
    starts: bool = False
    enabled: bool = True
