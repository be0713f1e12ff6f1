"""Counting one more: one statement, after the reader has been answered, and never at the reader's cost."""

import logging
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import Error, connection, models
from django.http import HttpResponseRedirect

logger = logging.getLogger(__name__)

# Milliseconds to wait for a table that somebody else is writing to. After a failure hardly any, for a
# while: a worker that waits answers nobody.
PATIENCE, HASTE = 1000, 20
# Seconds for which haste lasts, and between two complaints in the log.
HASTY_FOR, COMPLAINS_EVERY = 10, 60


@dataclass(frozen=True)
class OneMore:
    """One more in the row of a table whose `key` is unique; `values` are those of a row that is new.

    The table has a column `count`. Nothing in it says who.
    """

    model: type[models.Model]
    key: tuple[str, ...]
    values: dict[str, Any]

    def add(self) -> None:
        """Add it in one statement, safe among any number of others; a database error if not."""
        columns = {field.name: field for field in self.model._meta.concrete_fields}
        values = [columns[name].get_db_prep_save(value, connection) for name, value in self.values.items()]
        with bounded(PATIENCE if troubles.are_over else HASTE) as preamble, connection.cursor() as cursor:
            cursor.execute(preamble + self.statement(), values)

    def statement(self) -> str:
        """Return the statement, the same for SQLite and PostgreSQL."""
        quote, meta = connection.ops.quote_name, self.model._meta
        column = {field.name: quote(str(field.column)) for field in meta.concrete_fields}
        table, number = quote(meta.db_table), column["count"]
        names, key = ", ".join(column[name] for name in self.values), ", ".join(column[name] for name in self.key)
        return (
            f"INSERT INTO {table} ({names}) VALUES ({', '.join(['%s'] * len(self.values))}) "  # noqa: S608 - our own names
            f"ON CONFLICT ({key}) DO UPDATE SET {number} = {table}.{number} + 1"
        )


class CountedRedirect(HttpResponseRedirect):
    """Leads on, and counts when the server has sent it: Django closes a response only then."""

    def __init__(self, address: str, one_more: OneMore | None):
        super().__init__(address)
        self.one_more = one_more

    def close(self):
        one_more, self.one_more = self.one_more, None
        try:
            if one_more:
                count(one_more)
        finally:
            # Last, because this gives the connection back.
            super().close()


def count(one_more: OneMore) -> None:
    """Count it; a counter that is down loses it, and says so in the log."""
    try:
        one_more.add()
    except Error:
        troubles.note()


@contextmanager
def bounded(milliseconds: int):
    """Bound how long one statement may wait, and leave the connection as it was; yields what to put before it."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        # Past Django's cursor: this is a setting of the handle, nothing that the database does.
        execute = connection.connection.execute
        (before,) = execute("PRAGMA busy_timeout").fetchone()
        execute(f"PRAGMA busy_timeout = {milliseconds:d}")
        try:
            yield ""
        finally:
            execute(f"PRAGMA busy_timeout = {before:d}")
    else:
        # In one message, so in one transaction, with which both limits end.
        yield f"SET LOCAL lock_timeout = {milliseconds:d}; SET LOCAL statement_timeout = {milliseconds:d}; "


class Troubles:
    """What went wrong lately, in this process."""

    def __init__(self):
        self.lost, self.last, self.said = 0, -float("inf"), -float("inf")

    @property
    def are_over(self) -> bool:
        return time.monotonic() - self.last > HASTY_FOR

    def note(self) -> None:
        """Take note of one that was lost; write to the log, but not for each."""
        self.last = time.monotonic()
        self.lost += 1
        if self.last - self.said > COMPLAINS_EVERY:
            logger.exception("Readers are not being counted: %d lost since the last such line", self.lost)
            self.lost, self.said = 0, self.last


troubles = Troubles()
