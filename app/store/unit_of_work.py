"""One transaction: everything saved by ``commit`` is saved together; without it, nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Engine, func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from app.errors import OrderChanged, StoreDenied, StoreUnreachable
from app.store.bookcase import Bookcase
from app.store.books.floor.package_book import PackageBook
from app.store.books.stations.books import StationBooks
from app.store.change_feed import Change, ChangeFeed, announce
from app.store.engine import READING, engine_for_later, open_engine, safe_url
from app.store.migrate import check_version
from app.store.statements.ready import Ready
from app.store.troubles import TryAgain, told

__all__ = ["AT_COMMIT", "Change", "Store", "TryAgain", "UnitOfWork"]

AT_COMMIT = "at_commit"
"""The fact of a StoreUnreachable that nobody knows the outcome of."""

_ATTEMPTS = 8
_SERVER_CLOCK = Ready(select(func.now()))

T = TypeVar("T")


class UnitOfWork(StationBooks, Bookcase):
    """One transaction.  Use on a worker thread, never on the UI thread, never across threads.

    ``with store.unit() as uow:`` rolls back unless ``uow.commit()`` was called.

    Attributes:
        change: what the commit will change, for all who show it; whoever knows says less than
            ANYTHING.
    """

    def __init__(
        self,
        engine: Engine,
        *,
        reading: bool,
        clock: Callable[[], datetime] | None,
        denied: Callable[[StoreDenied], None],
    ):
        self._engine = engine
        self._reading = reading
        self._clock = clock
        self._denied = denied
        self.change = Change.ANYTHING

    def __enter__(self) -> Self:
        try:
            self._link = self._engine.connect()
        except DBAPIError as error:
            raise self._told(error) from error
        # The session joins a transaction of the link's: one of its own costs more than a scan does.
        self.session = Session(self._link, expire_on_commit=False)
        try:
            self._link.execution_options(**{READING: self._reading}).begin()
        except DBAPIError as error:
            self._roll_back_what_was_not_committed()
            raise self._told(error) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._roll_back_what_was_not_committed()
        if isinstance(error, StaleDataError):
            raise OrderChanged(order_no="") from error
        if isinstance(error, DBAPIError):
            raise self._told(error) from error

    def _told(self, error: DBAPIError) -> Exception:
        """The error in our words; what this login may not do is told to whoever must hear of it."""
        trouble = told(error, self._engine)
        if isinstance(trouble, StoreDenied):
            self._denied(trouble)
        return trouble

    def _roll_back_what_was_not_committed(self) -> None:
        try:
            if self.session.in_transaction():
                self.session.close()
            self._link.close()
        except DBAPIError:  # the link was cut: the server has rolled back already
            self._link.invalidate()
            self._link.close()

    @cached_property
    def packages(self) -> PackageBook:
        """What a station takes with it at a claim; its dates are judged by this day."""
        return PackageBook(self.session, self.now.date)

    @cached_property
    def now(self) -> datetime:
        """The database's clock, read once a transaction; aware UTC."""
        if self._clock is not None:
            return self._clock()
        if self._engine.dialect.name == "sqlite":
            clock = text("SELECT strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')")
            return datetime.fromisoformat(self.session.execute(clock).scalar_one())
        found: datetime = _SERVER_CLOCK.rows(self.session)[0][0]
        return found.astimezone(UTC)

    @property
    def near_now(self) -> datetime | None:
        """The same where it is to be had here; None where a server must be asked for it."""
        is_far = self._clock is None and self._engine.dialect.name != "sqlite"
        return None if is_far else self.now

    def commit(self) -> None:
        """Save everything together, and tell all what ``change`` says.

        Raises:
            StoreRefused: a constraint refused it; nothing was saved.
            OrderChanged: another station saved first; nothing was saved.
        """
        try:
            if self.session.in_transaction():  # else no object was asked for, or is to be written
                self.session.commit()
            announce(self._link, self.change)
            self._link.commit()
        except StaleDataError as error:
            raise OrderChanged(order_no="") from error
        except DBAPIError as error:
            raise _at_commit(self._told(error)) from error


def _at_commit(trouble: Exception) -> Exception:
    """Say of a lost answer to a commit that it was one: what was to be saved may be saved."""
    if isinstance(trouble, StoreUnreachable) and not isinstance(trouble, TryAgain):
        trouble.facts[AT_COMMIT] = True
    return trouble


def _check(engine: Engine) -> None:
    with engine.connect().execution_options(**{READING: True}) as connection:
        check_version(connection)


class Store:
    """The shared database, opened and of the right version.

    Attributes:
        damaged: "database" if it was found damaged and salvaged when it was opened.
        denied: told what the database's roles denied to this login, before it is raised.
    """

    def __init__(self, engine: Engine, clock: Callable[[], datetime] | None = None) -> None:
        self.engine = engine
        self._clock = clock
        self.damaged = ""
        self.denied: Callable[[StoreDenied], None] = _nobody_hears
        self._seen = True

    @classmethod
    def for_later(cls, url: str) -> Self:
        """The shared database at ``url``, which does not answer just now.

        It is looked at when it is first asked for something: until it answers with the right
        schema, everything raises as ``open`` does.

        Raises:
            StoreUnreachable: ``url`` is no shared database.
        """
        store = cls(engine_for_later(url))
        store._seen = False
        return store

    @classmethod
    def open(cls, url: str, clock: Callable[[], datetime] | None = None) -> Self:
        """Open the database at ``url``.

        Args:
            url: ``sqlite:///path`` or ``postgresql://...``.
            clock: instead of the database's own clock, for tests.

        Raises:
            StoreUnreachable, StoreReadOnly, StoreDamaged: as ``open_engine``.
            SchemaBehind, SchemaAhead: as ``check_version``.
        """
        engine = open_engine(url)
        try:
            _check(engine)
        except Exception:
            engine.dispose()
            raise
        return cls(engine, clock)

    def unit(self) -> UnitOfWork:
        """A transaction that writes."""
        self._see()
        return UnitOfWork(
            self.engine, reading=False, clock=self._clock, denied=self._tell_of_denied
        )

    def reading(self) -> UnitOfWork:
        """A transaction that only reads; it never waits for a writer."""
        self._see()
        return UnitOfWork(self.engine, reading=True, clock=self._clock, denied=self._tell_of_denied)

    def _tell_of_denied(self, trouble: StoreDenied) -> None:
        """Tell of it once: what tells of it may be denied itself."""
        tell, self.denied = self.denied, _nobody_hears
        try:
            tell(trouble)
        finally:
            self.denied = tell

    def now(self) -> datetime:
        """The database's clock; a station's own may be wrong, and jump.

        Raises:
            StoreUnreachable: the database does not answer.
        """
        with self.reading() as uow:
            return uow.now

    def look_again(self) -> None:
        """Before the next work, see whether somebody has upgraded the database meanwhile.

        Until its schema is this program's again, everything raises as ``open`` does.
        """
        self._seen = False

    def _see(self) -> None:
        """Look at a database that did not answer at the start, or may have changed since."""
        if self._seen:
            return
        try:
            _check(self.engine)
        except DBAPIError as error:
            raise told(error, self.engine) from error
        self._seen = True

    def run(self, job: Callable[[UnitOfWork], T], change: Change = Change.ANYTHING) -> T:
        """Run ``job`` in a transaction and commit, again when it collided with another one.

        What ``change`` says is told to all, unless ``job`` says it of its unit of work.

        Raises:
            StoreUnreachable: it collided every time; nothing was saved.
        """
        detail = ""
        for _attempt in range(_ATTEMPTS):
            try:
                with self.unit() as uow:
                    uow.change = change
                    result = job(uow)
                    uow.commit()
            except TryAgain as collision:
                detail = str(collision.facts["detail"])
            else:
                return result
        raise StoreUnreachable(url=safe_url(self.engine.url), detail=detail)

    def changes(self) -> ChangeFeed:
        """A feed of changes, for one thread of its own."""
        return ChangeFeed(self.engine)

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def _nobody_hears(trouble: StoreDenied) -> None:
    """Nothing is told to anybody but the caller."""
