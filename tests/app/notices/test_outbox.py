"""The worker's round: take what is due, send it, close it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.capture.corrections import correct_address
from app.errors import NotAllowed
from app.exception_queue.kinds import CaseKind, Resolution
from app.exception_queue.solving import solve_case
from app.gateways.mail.eml_folder import EmlFolder
from app.gateways.mail.letter import Letter, MailOutcome, MailResult, Sender
from app.notices.outbox import DrainReport, drain_once, taker_of, wait_after
from app.notices.telling import tell_backordered
from app.scanning.directory import Person
from app.store.unit_of_work import Change, Store
from tests.app.fulfilment.shipping.packed_orders import open_cases, pack, packed_warehouse
from tests.support.changes import changes_told
from tests.support.letters import letter_in_outbox
from tests.support.warehouse import NINE

NOON = datetime(2036, 3, 2, 12, 0, tzinfo=UTC)
KEY = "backorder:SO-2:unknown"
CLERK = Person("C-1", "Ada", "clerk")
SHOP = Sender("Mugs & More", "shop@mugs.example")


class Courier:
    """A mailer that answers as it is told and keeps what it was given."""

    def __init__(self, *results: MailResult) -> None:
        self.sender = SHOP
        self.given: list[Letter] = []
        self._results = list(results)

    def send(self, letter: Letter) -> MailResult:
        """Take one letter."""
        self.given.append(letter)
        return self._results.pop(0) if self._results else MailResult(MailOutcome.SENT)


@pytest.fixture
def telling(store: Store) -> Store:
    """A customer is to be told that pens are out of stock."""
    warehouse = packed_warehouse(store)
    pack(warehouse, "SO-2", [{"MUG": 1}], backordered={"PEN": 4})
    store.run(lambda uow: tell_backordered(uow, [warehouse.order_ids["SO-2"]], NINE))
    return store


def test_a_customer_is_written_to_once(telling: Store, tmp_path: Path) -> None:
    mailer = EmlFolder(tmp_path / "mail", SHOP)

    reports = [drain_once(telling, mailer, "w1", NOON) for _round in range(2)]

    assert reports == [DrainReport(sent=1), DrainReport()]
    files = list((tmp_path / "mail").iterdir())
    assert [path.name for path in files] == [f"{letter_in_outbox(telling, KEY).message_id}.eml"]
    content = files[0].read_bytes()
    assert b"ada@example.com" in content
    assert b"Mugs & More" in content
    assert letter_in_outbox(telling, KEY).state == "done"


def test_a_round_that_finds_nothing_wakes_no_screen_and_a_letter_those_that_show_its_order(
    telling: Store,
) -> None:
    with changes_told(telling) as told:
        drain_once(telling, Courier(), "w1", NOON)
        drain_once(telling, Courier(), "w1", NOON)

    assert told == [Change.NOTHING, Change.ORDERS, Change.NOTHING]


def test_what_cannot_be_sent_now_waits_and_goes_under_the_same_message_id(telling: Store) -> None:
    courier = Courier(MailResult(MailOutcome.LATER, "451 greylisted"))

    first = drain_once(telling, courier, "w1", NOON)
    too_soon = drain_once(telling, courier, "w1", NOON + timedelta(seconds=29))
    second = drain_once(telling, courier, "w1", NOON + timedelta(seconds=30))

    assert [first, too_soon, second] == [DrainReport(later=1), DrainReport(), DrainReport(sent=1)]
    assert len({letter.message_id for letter in courier.given}) == 1
    assert open_cases(telling) == []


def test_a_crash_after_sending_sends_again_under_the_same_message_id(telling: Store) -> None:
    class Crash(BaseException):
        pass

    class Crashing(Courier):
        def send(self, letter: Letter) -> MailResult:
            super().send(letter)
            raise Crash

    crashing, courier = Crashing(), Courier()
    with pytest.raises(Crash):
        drain_once(telling, crashing, "w1", NOON)
    assert drain_once(telling, courier, "w2", NOON).total == 0, "it was taken from under w1"

    drain_once(telling, courier, "w2", NOON + timedelta(minutes=6))

    assert courier.given[0].message_id == crashing.given[0].message_id
    assert letter_in_outbox(telling, KEY).state == "done"


def test_what_is_refused_for_good_becomes_a_case(telling: Store) -> None:
    courier = Courier(MailResult(MailOutcome.REFUSED, "550 no such user"))

    report = drain_once(telling, courier, "w1", NOON)

    assert report == DrainReport(refused=1)
    assert letter_in_outbox(telling, KEY).state == "refused"
    case = open_cases(telling)[0]
    assert case.subject == "SO-2"
    assert case.kind == CaseKind.MAIL_REFUSED
    assert case.facts == {
        "key": KEY,
        "notice": "mail backorder",
        "to": "ada@example.com",
        "detail": "550 no such user",
    }


def test_a_letter_that_may_have_arrived_is_asked_for_and_not_sent_again_by_itself(
    telling: Store,
) -> None:
    courier = Courier(MailResult(MailOutcome.UNKNOWN, "timed out"))

    reports = [drain_once(telling, courier, "w1", NOON + timedelta(days=day)) for day in range(2)]

    assert reports == [DrainReport(unknown=1), DrainReport()]
    assert len(courier.given) == 1
    (case,) = open_cases(telling)
    assert (case.kind, case.facts["unknown"]) == (CaseKind.MAIL_REFUSED, True)


def test_no_two_workers_have_one_name() -> None:
    names = {taker_of("a station of a very long name in the far corner"), taker_of("PACK-1")}
    names.add(taker_of("PACK-1"))

    assert len(names) == 3
    assert max(map(len, names)) <= 48


def test_after_three_days_of_trying_it_is_a_case(telling: Store) -> None:
    courier = Courier(*[MailResult(MailOutcome.LATER, "no route")] * 50)
    at = NOON

    while letter_in_outbox(telling, KEY).state == "waiting":
        drain_once(telling, courier, "w1", at)
        at = max(letter_in_outbox(telling, KEY).next_attempt_at, at)

    assert timedelta(days=2) < at - NOON < timedelta(days=4)
    assert len(open_cases(telling)) == 1


def test_what_nobody_can_read_is_refused_and_holds_nobody_up(telling: Store) -> None:
    telling.run(lambda uow: uow.outbox.put("mail shipped", "broken", {"order_no": "SO-1"}, uow.now))
    courier = Courier()

    report = drain_once(telling, courier, "w1", NOON)

    assert report == DrainReport(sent=1, refused=1)
    assert letter_in_outbox(telling, "broken").state == "refused"


def refuse(telling: Store) -> int:
    """Nobody takes the address; the case of it."""
    courier = Courier(MailResult(MailOutcome.REFUSED, "550 no such user"))
    drain_once(telling, courier, "w1", NOON)
    return open_cases(telling)[0].id


def test_a_refused_e_mail_goes_to_the_address_that_its_order_has_by_now(telling: Store) -> None:
    case_id = refuse(telling)

    correct_address(telling, "SO-2", {"email": "ada@post.example"}, CLERK, NOON)
    solve_case(telling, case_id, Resolution.SEND_AGAIN, CLERK, NOON)

    courier = Courier()
    assert drain_once(telling, courier, "w1", NOON) == DrainReport(sent=1)
    assert [letter.to_address for letter in courier.given] == ["ada@post.example"]
    assert open_cases(telling) == []


def test_what_is_refused_once_more_is_a_case_once_more(telling: Store) -> None:
    case_id = refuse(telling)
    solve_case(telling, case_id, Resolution.SEND_AGAIN, CLERK, NOON)

    assert refuse(telling) != case_id


def test_an_e_mail_that_waits_already_is_not_sent_twice(telling: Store) -> None:
    case_id = refuse(telling)
    assert telling.run(lambda uow: uow.outbox.send_again(KEY, "", NOON))

    with pytest.raises(NotAllowed):
        solve_case(telling, case_id, Resolution.SEND_AGAIN, CLERK, NOON)


@given(st.integers(1, 10_000))
def test_the_wait_doubles_up_to_six_hours(attempts: int) -> None:
    wait, longer = wait_after(attempts), wait_after(attempts + 1)

    assert timedelta(seconds=30) <= wait <= longer <= timedelta(hours=6)
    assert longer in {wait * 2, timedelta(hours=6)}


def test_a_round_with_a_letter_in_doubt_is_not_an_empty_one() -> None:
    assert DrainReport(sent=1, later=1, refused=1, unknown=1).total == 4
