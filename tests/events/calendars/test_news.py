"""The feed of newly announced events."""

from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest
import time_machine
from wagtail.models import PageViewRestriction

from tests.factories import EventPageFactory, PlaceFactory
from tests.product_pages.helpers import english, read

from .reading import address

ATOM = "{http://www.w3.org/2005/Atom}"
FIRST, LATER = datetime(2026, 11, 1, 5, tzinfo=UTC), datetime(2026, 11, 24, 5, tzinfo=UTC)


def announce(site, title: str, moment: datetime = FIRST, **facts):
    """Publish an event for the first time at a moment."""
    facts = {"starts_on": date(2026, 12, 10), "ends_on": date(2026, 12, 13)} | facts
    page = EventPageFactory(parent=site.events, title=title, live=False, **facts)
    with time_machine.travel(moment, tick=False):
        page.save_revision().publish()
    page.refresh_from_db()
    return page


def feed(client, language: str = "vi") -> ElementTree.Element:
    response = client.get(address("news_of_events", language))
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(response.content)


def entries(client, part: str, language: str = "vi") -> list[str]:
    return [entry.findtext(f"{ATOM}{part}") for entry in feed(client, language).findall(f"{ATOM}entry")]


def test_what_was_announced_last_stands_first(client, site):
    announce(site, "Trước", FIRST)
    announce(site, "Sau", LATER)
    assert entries(client, "title") == ["Sau", "Trước"]


def test_entry_says_when_and_where(client, site):
    announce(site, "Hội chợ Vinh", venue="Quảng trường", place=PlaceFactory(name="Cửa Lò"), intro="Nếm <tận> nơi.")
    told = entries(client, "summary")[0]
    assert "<p>10/12/2026 – 13/12/2026, Quảng trường" in told
    assert "Cửa Lò" in told
    assert told.endswith("<p>Nếm &lt;tận&gt; nơi.</p>")


def test_sample_and_cancelled_events_say_so(client, site):
    announce(site, "Hội chợ Vinh", illustrative=True, status="cancelled", status_note="Vì bão.")
    assert entries(client, "title")[0].endswith(": Hội chợ Vinh")
    assert entries(client, "summary")[0].startswith("<p>Vì bão.</p>")


def test_change_renews_the_entry_and_moves_it_nowhere(client, site):
    page = announce(site, "Hội chợ Vinh")
    announce(site, "Hội chợ khác", datetime(2026, 11, 2, tzinfo=UTC))
    before = entries(client, "id")
    page.title, page.slug = "Hội chợ Vinh, đổi tên", "doi-ten"
    with time_machine.travel(LATER, tick=False):
        page.save_revision().publish()
    assert entries(client, "id") == before
    assert entries(client, "published")[1].startswith("2026-11-01")
    assert entries(client, "updated")[1].startswith("2026-11-24")


def test_each_language_has_its_own_entries(client, site):
    page = announce(site, "Hội chợ Vinh")
    english(page, title="Vinh fair", first_published_at=LATER)
    assert entries(client, "title", "en") == ["Vinh fair"]
    assert set(entries(client, "id", "en")) & set(entries(client, "id")) == set()
    assert feed(client, "en").get("{http://www.w3.org/XML/1998/namespace}lang") == "en"


def test_private_and_unpublished_events_are_no_news(client, site):
    private = announce(site, "Riêng")
    announce(site, "Nháp").unpublish()
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    assert entries(client, "title") == []


@pytest.mark.parametrize("title", ["Hội chợ 🎪 <b>&amp;</b> \x0b ]]>", "“Ẫ Ế Ộ Ặ”"])
def test_every_title_is_valid_in_xml(client, site, title):
    page = announce(site, title)
    assert entries(client, "title") == [page.title.replace("\x0b", "\n")]


def test_list_of_events_leads_to_feed_and_calendar(client, site):
    links = read(client, site.events).select("head link[rel=alternate][type]")
    assert [link["href"] for link in links] == [address("news_of_events"), address("calendar_of_all")]
