"""The serial shipping container code: the one number that names a carton for ever.

Which serial a carton gets is allotted once, in a database transaction, never here and never
when a label is drawn.
"""

from __future__ import annotations

from app.errors import BadValue
from app.values import check_digit

_REFERENCE_DIGITS = 16
_PREFIX_LENGTHS = range(4, 13)


def make_sscc(extension_digit: int, company_prefix: str, serial: int) -> str:
    """Compose the 18 digits of an SSCC.

    Args:
        extension_digit: 0 to 9, chosen by the company.
        company_prefix: the GS1 company prefix, 4 to 12 digits.
        serial: the carton's serial reference, 0 or more.

    Raises:
        BadValue: a part is out of its range, or the serial has more digits than the prefix leaves.

    Source: GS1 General Specifications, AI (00), sections 3.2.1 and 7.9.
    """
    _check_prefix(company_prefix)
    if not 0 <= extension_digit <= 9:  # noqa: PLR2004 -- a digit
        raise BadValue(kind="SSCC extension digit", value=extension_digit, reason="not 0 to 9")
    room = _REFERENCE_DIGITS - len(company_prefix)
    if not 0 <= serial < 10**room:
        reason = f"serial numbers of prefix {company_prefix} have {room} digits"
        raise BadValue(kind="SSCC serial", value=serial, reason=reason)
    digits = f"{extension_digit}{company_prefix}{serial:0{room}d}"
    return digits + check_digit(digits)


def _check_prefix(company_prefix: str) -> None:
    if not (company_prefix.isascii() and company_prefix.isdigit()):
        raise BadValue(kind="GS1 company prefix", value=company_prefix[:40], reason="not digits")
    if len(company_prefix) not in _PREFIX_LENGTHS:
        reason = "not 4 to 12 digits"
        raise BadValue(kind="GS1 company prefix", value=company_prefix[:40], reason=reason)
