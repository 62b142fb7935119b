"""A recorded session goes into a file and comes back whole."""

from __future__ import annotations

from app.store.unit_of_work import Store
from tests.support.recorded_sessions import packing_with_every_mistake, recorded
from tests.support.session_files import as_json, session_of


def test_nothing_is_lost_between_the_store_and_a_file(store: Store) -> None:
    session = recorded(store, packing_with_every_mistake)

    assert session.scans
    assert session_of(as_json(session)) == session
