"""Each station that is played under a login of its own, as an operator's stations work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace

from app.commands.simulation.plan import Plan
from app.errors import StoreRefused, StoreUnreachable
from app.store.keeping.rights import Group
from app.store.keeping.trial_logins import trial_logins

GROUPS = (Group.PICK, Group.PACK, Group.SHIP)
"""Every station picks, packs and loads."""


@contextmanager
def under_own_logins(plan: Plan) -> Iterator[tuple[Plan, str]]:
    """The plan with every station's own address, and why it has none where it has none.

    SQLite has no logins; on PostgreSQL the one that is given must own the database and may make
    roles, else all stations work as that one.
    """
    with ExitStack() as logins:
        why = ""
        if plan.url.startswith("postgresql"):
            wanted = trial_logins(plan.url, [*plan.names, plan.early], GROUPS)
            try:
                plan = replace(plan, urls=dict(logins.enter_context(wanted)))
            except (StoreRefused, StoreUnreachable) as error:
                why = str(error.facts["detail"])
        yield plan, why
