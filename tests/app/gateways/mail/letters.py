"""A letter as the tests send it."""

from __future__ import annotations

from datetime import UTC, datetime

from app.gateways.mail.letter import Letter, Sender

SHOP = Sender("Mugs & More", "shop@mugs.example")


def letter(to: str = "ada@example.com", message_id: str = "abc123", name: str = "Ada") -> Letter:
    return Letter(
        message_id=message_id,
        to_name=name,
        to_address=to,
        subject="Your order SO-1 is on its way",
        text="Tracking number: PW000000015GB\nGrüße\n",
        html="<p>Tracking number: PW000000015GB</p>",
        written_at=datetime(2026, 3, 2, 12, 0, tzinfo=UTC),
    )
