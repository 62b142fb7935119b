"""The policies with what they ask of the shared database (verification.md D1, D5, D7)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from app.fulfilment.verification.policy_change import change_policy, read_policy
from app.fulfilment.verification.policy_trial import try_policy
from ui.fulfilment.floor_kit import FloorKit
from ui.policies.policy_display import PolicyUseCases
from ui.policies.policy_presenter import PolicyPresenter
from ui.policies.policy_view import PolicyView
from ui.shell.screen import ScreenName
from ui.shell.workplace.desk.workplace_page import WorkplacePage
from ui.shell.workplace.station_works import StationWorks
from ui.theme.theme import Theme


def make_policies(
    works: StationWorks, kit: FloorKit, theme: Theme, press: Callable[[str], None]
) -> WorkplacePage:
    """Make the page; ``press`` takes a touched key ("F1")."""
    store, station = works.store, works.station
    view = PolicyView(theme)
    use = PolicyUseCases(
        read=lambda: read_policy(store),
        change=lambda new, seen, person: change_policy(
            store, new, person, station, datetime.now(UTC), seen
        ),
        try_on=lambda policy, order_no: try_policy(store, policy, order_no, datetime.now(UTC)),
    )
    presenter = PolicyPresenter(view, kit, works.on_store, use)
    view.typed.connect(presenter.typed)
    view.pressed.connect(press)
    return WorkplacePage(ScreenName.POLICIES, presenter, view, presenter.refresh)
