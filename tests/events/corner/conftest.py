"""An organiser, their published fair, its English, and a fair of somebody else."""

from datetime import date

import pytest
from wagtail.models import Locale, Page

from showcase.editorial.roles.models import RoleKey
from tests import factories
from tests.desk import member


@pytest.fixture
def organiser(desk):
    return member(RoleKey.ORGANISER, email="organiser@desk.example")


@pytest.fixture
def lead(desk):
    return member(RoleKey.LEAD, email="lead@desk.example")


@pytest.fixture
def fair(site, organiser):
    """Publish the organiser's fair from 10 to 13 December 2026, as the editor does."""
    page = factories.EventPageFactory(
        parent=site.events,
        title="Hội chợ Vinh 2026",
        owner=organiser,
        live=False,
        starts_on=date(2026, 12, 10),
        ends_on=date(2026, 12, 13),
        programme=[
            (
                "day",
                {
                    "day": 1,
                    "sessions": [{"title": "Khai mạc", "where": "", "speakers": [{"name": "Bà Mẫu", "role": ""}]}],
                },
            )
        ],
    )
    page.save_revision(user=organiser).publish()
    page.refresh_from_db()
    return page


@pytest.fixture
def english(site, fair):
    """Publish the fair in English."""
    locale = Locale.objects.get(language_code="en")
    home = factories.HomePageFactory(
        parent=Page.objects.get(depth=1), slug="home-en", locale=locale, translation_key=site.home.translation_key
    )
    events = factories.EventIndexPageFactory(parent=home, locale=locale, translation_key=site.events.translation_key)
    return factories.EventPageFactory(
        parent=events,
        title="Vinh fair 2026",
        locale=locale,
        translation_key=fair.translation_key,
        starts_on=fair.starts_on,
        ends_on=fair.ends_on,
    )


@pytest.fixture
def foreign(site, desk):
    """Publish a fair of another organiser."""
    other = member(RoleKey.ORGANISER, "other")
    page = factories.EventPageFactory(parent=site.events, title="Hội chợ của người khác", owner=other)
    page.save_revision(user=other).publish()
    page.refresh_from_db()
    return page
