"""A day on which reports are read, and figures to read."""

from datetime import date

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from product_pages.models import ClickOut, CoverageDay

DAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def _frozen_day():
    with time_machine.travel("2026-11-24T05:00:00+00:00", tick=False):
        yield


@pytest.fixture
def report(editor_client):
    """Return a function that opens a report as an administrator: report("coverage", by="place")."""

    def opened(slug: str, **query):
        response = editor_client.get(reverse(f"report_{slug}"), query)
        assert response.status_code == 200
        if response.streaming:
            response.written = b"".join(response.streaming_content).decode()
        else:
            response.soup = BeautifulSoup(response.content, "html.parser")
        return response

    return opened


@pytest.fixture
def cost(editor_client):
    """Return a function that counts the queries of a report, the admin around it included."""

    def counted(slug: str, **query) -> int:
        editor_client.get(reverse(f"report_{slug}"), query)
        with CaptureQueriesContext(connection) as captured:
            assert editor_client.get(reverse(f"report_{slug}"), query).status_code == 200
        return len(captured)

    return counted


def clicked(listing, day: date, count: int, **fields) -> ClickOut:
    """Record click-outs of a day from the product's own page."""
    values = {"page_id": listing.product_id, "product": listing.product, "marketplace": listing.marketplace} | fields
    return ClickOut.objects.create(day=day, listing=listing, count=count, **values)


def kept(day: date, listed: int, starred: int = 10, **fields) -> CoverageDay:
    return CoverageDay.objects.create(day=day, listed=listed, starred=starred, **fields)


def labels(response) -> list[str]:
    return [row.label for row in response.context["object_list"]]
