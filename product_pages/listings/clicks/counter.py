"""Counting a click-out: one statement, after the reader has been answered, and never at the reader's cost."""

import logging
import time
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.db import Error, connection
from django.http import HttpResponseRedirect

from .models import ClickOut

logger = logging.getLogger(__name__)

# Milliseconds to wait for a table that somebody else is writing to. After a failure hardly any, for a
# while: a worker that waits answers nobody.
PATIENCE, HASTE = 1000, 20
# Seconds for which haste lasts, and between two complaints in the log.
HASTY_FOR, COMPLAINS_EVERY = 10, 60

COLUMNS = ("day", "listing", "page", "product", "marketplace", "count", "is_sample")
KEY = ("listing", "page", "day")


@dataclass(frozen=True)
class Click:
    """One passage to a shop: which listing, from which page, on which day. Nothing about who."""

    day: date
    listing: int
    page: int
    product: int
    marketplace: int

    def add(self) -> None:
        """Add one to the day's count in one statement, safe among any number of others; a database error if not."""
        day = connection.ops.adapt_datefield_value(self.day)
        values = [day, self.listing, self.page, self.product, self.marketplace, 1, False]
        with bounded(PATIENCE if troubles.are_over else HASTE) as preamble, connection.cursor() as cursor:
            cursor.execute(preamble + upsert(), values)


class CountedRedirect(HttpResponseRedirect):
    """Leads on, and counts when the server has sent it: Django closes a response only then."""

    def __init__(self, address: str, click: Click | None):
        super().__init__(address)
        self.click = click

    def close(self):
        click, self.click = self.click, None
        try:
            if click:
                count(click)
        finally:
            # Last, because this gives the connection back.
            super().close()


def count(click: Click) -> None:
    """Count a click; a counter that is down loses it, and says so in the log."""
    try:
        click.add()
    except Error:
        troubles.note()


def upsert() -> str:
    """Return the statement, the same for SQLite and PostgreSQL."""
    quote, meta = connection.ops.quote_name, ClickOut._meta
    column = {field.name: quote(str(field.column)) for field in meta.concrete_fields}
    table, number = quote(meta.db_table), column["count"]
    names, key = ", ".join(column[name] for name in COLUMNS), ", ".join(column[name] for name in KEY)
    return (
        f"INSERT INTO {table} ({names}) VALUES ({', '.join(['%s'] * len(COLUMNS))}) "  # noqa: S608 - our own names
        f"ON CONFLICT ({key}) DO UPDATE SET {number} = {table}.{number} + 1"
    )


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
        """Take note of a click that was lost; write to the log, but not for each."""
        self.last = time.monotonic()
        self.lost += 1
        if self.last - self.said > COMPLAINS_EVERY:
            logger.exception("Click-outs are not being counted: %d lost since the last such line", self.lost)
            self.lost, self.said = 0, self.last


troubles = Troubles()
