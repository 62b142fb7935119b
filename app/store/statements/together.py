"""Statements that go to PostgreSQL together, on one way there and back.

A way there and back costs more than most statements do.  So what is told, whose answer nobody
wants, and what is asked for soon lie here until somebody wants an answer or the transaction
commits; then all of it goes at once, in order, in libpq's pipeline mode, and BEGIN and COMMIT with
it.  What fails is raised then, at the latest at the commit; what stood behind it is not done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import psycopg
from psycopg import abc, generators
from psycopg.abc import PQGen
from psycopg.adapt import PyFormat, Transformer
from psycopg.pq import ExecStatus, TransactionStatus
from psycopg.pq.abc import PGconn, PGresult

Row = tuple[Any, ...]
RV = TypeVar("RV")


@dataclass(slots=True, eq=False)
class _Letter:
    """A statement that lies here; ``found`` stays None until its answer has come."""

    text: str
    values: Sequence[Any]
    found: list[Row] | None = None


_AS_TEXT = [PyFormat.TEXT] * 100


class Together(psycopg.Connection[Any]):
    """A connection that can be told and asked.  A statement is prepared once and asked often.

    A cursor, which can do everything, takes four times as long; before it is asked, or anything
    else is, goes what lies here.

    Attributes:
        behind_commit: a statement that the next commit takes with it, in a transaction after it.
    """

    def __init__(self, *words: Any, **options: Any) -> None:
        super().__init__(*words, **options)
        self._letters: list[_Letter] = []
        self._prepared_as: dict[str, bytes] = {}
        self._names_given = 0
        self._adapt: abc.Transformer | None = None
        self.behind_commit = ""

    def tell(self, text: str, values: Sequence[Any]) -> None:
        """Have a statement run whose answer nobody wants; $1, $2 ... are the values."""
        self._letters.append(_Letter(text, values))

    def soon(self, text: str, values: Sequence[Any]) -> Callable[[], list[Row]]:
        """Have a statement run; what it finds or returns is to be had from what is returned.

        Raises:
            psycopg.Error: when its answer is wanted, for it or one before it; as a cursor does.
        """
        letter = _Letter(text, values)
        self._letters.append(letter)
        return partial(self._found_by, letter)

    def ask(self, text: str, values: Sequence[Any]) -> list[Row]:
        """What a statement finds or returns, now; raises as ``soon``."""
        return self.soon(text, values)()

    def commit(self) -> None:
        """Commit what lies here with the rest, and run what is to be run ``behind_commit``."""
        behind, self.behind_commit = self.behind_commit, ""
        in_transaction = self.pgconn.transaction_status == TransactionStatus.INTRANS
        if self._letters or (behind and in_transaction):
            self._letters.append(_Letter("COMMIT", ()))
            if behind:
                self._letters.append(_Letter(behind, ()))
            self._send_commit()
        else:
            super().commit()

    def _send_commit(self) -> None:
        """A commit that fails ends the transaction; here its COMMIT may not have been reached."""
        try:
            self._send_letters()
        except psycopg.Error:
            if self.pgconn.transaction_status == TransactionStatus.INERROR:
                super().rollback()
            raise

    def rollback(self) -> None:
        """Roll back; what lies here was never sent."""
        self._letters.clear()
        if self.pgconn.transaction_status != TransactionStatus.IDLE:
            super().rollback()

    def wait(self, gen: PQGen[RV], *words: Any, **options: Any) -> RV:
        """Consume a generator of psycopg's, after what lies here was sent."""
        if self._letters:
            self._send_letters()
        return super().wait(gen, *words, **options)

    def _found_by(self, letter: _Letter) -> list[Row]:
        if letter in self._letters:
            self._send_letters()
        if letter.found is None:
            raise psycopg.InterfaceError("rolled back before its answer was wanted")
        return letter.found

    def _send_letters(self) -> None:
        letters, self._letters = self._letters, []
        if self.pgconn.transaction_status == TransactionStatus.IDLE:
            letters.insert(0, _Letter("BEGIN", ()))
        adapt = self._adapted()
        given = [adapt.dump_sequence(one.values, _AS_TEXT[: len(one.values)]) for one in letters]
        self.pgconn.enter_pipeline_mode()
        sent = [
            step
            for one, values in zip(letters, given, strict=True)
            for step in self._post(one, values)
        ]
        self.pgconn.pipeline_sync()
        answers = self.wait(_answers(self.pgconn, len(sent)))
        if len(sent) > len(letters):
            self._forget_unprepared(sent, answers)
        for step, answer in zip(sent, answers, strict=True):
            if answer.status == ExecStatus.FATAL_ERROR:
                raise psycopg.errors.error_from_result(answer, encoding="utf-8")
            if isinstance(step, _Letter):
                step.found = []
                if answer.status == ExecStatus.TUPLES_OK and answer.ntuples:
                    adapt.set_pgresult(answer)
                    step.found = adapt.load_rows(0, answer.ntuples, tuple)

    def _adapted(self) -> abc.Transformer:
        """Kept, as long as the link is open: it remembers how each type of value is written."""
        if self._adapt is None:
            self._adapt = Transformer(self)
        return self._adapt

    def close(self) -> None:
        """Close the link; what lies here is not sent."""
        self._adapt = None  # it holds this link: a ring
        super().close()

    def _post(self, letter: _Letter, values: Sequence[Any]) -> Iterator[_Letter | str]:
        """Send it, made ready by its text before where it was never sent; what was sent."""
        text = letter.text
        if text not in self._prepared_as:
            self._names_given += 1
            self._prepared_as[text] = b"packbench_%d" % self._names_given
            self.pgconn.send_prepare(self._prepared_as[text], text.encode())
            yield text
        self.pgconn.send_query_prepared(self._prepared_as[text], values)
        yield letter

    def _forget_unprepared(
        self, sent: Sequence[_Letter | str], answers: Sequence[PGresult]
    ) -> None:
        """Behind what failed nothing was made ready."""
        for step, answer in zip(sent, answers, strict=True):
            if isinstance(step, str) and answer.status != ExecStatus.COMMAND_OK:
                self._prepared_as.pop(step, None)

    def _deallocate(self, name: bytes | None) -> PQGen[None]:
        """Let go of a statement; psycopg lets go of all that the session has after a rollback."""
        # No public name tells: prepare_threshold=None would end it, and with it the preparing of
        # all that SQLAlchemy asks; test_link.py fails if psycopg renames this.
        if name is None:
            self._prepared_as.clear()
        return super()._deallocate(name)


def _answers(pgconn: PGconn, count: int) -> PQGen[list[PGresult]]:
    """Send what is left, and wait for so many answers and for the end of them."""
    yield from generators.send(pgconn)
    found: list[PGresult] = []
    for _answer in range(count):
        found += yield from generators.fetch_many(pgconn)
    yield from generators.fetch_many(pgconn)
    pgconn.exit_pipeline_mode()
    return found
