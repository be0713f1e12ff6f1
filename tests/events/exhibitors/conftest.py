"""A fair with makers, products, an organiser of its own and one of another fair."""

from types import SimpleNamespace

import pytest
from django.utils.translation import override
from wagtail.users.models import UserProfile

from showcase.editorial.roles.models import RoleKey
from tests.desk import member
from tests.factories import EventPageFactory, ProducerPageFactory, ProductPageFactory


@pytest.fixture
def fair(site, event):
    """Return the fair of 10 to 13 December 2026 with two makers and two products that it may show."""
    return SimpleNamespace(
        page=event,
        maker=ProducerPageFactory(parent=site.producers, title="HTX Mường Lống"),
        other=ProducerPageFactory(parent=site.producers, title="Cơ sở Vạn Phần"),
        ginger=ProductPageFactory(parent=site.products, title="Gừng Kỳ Sơn"),
        sauce=ProductPageFactory(parent=site.products, title="Nước mắm Vạn Phần"),
    )


@pytest.fixture
def in_english():
    """Sentences are compared in the words of the code."""
    with override("en"):
        yield


@pytest.fixture
def organiser(client, desk, fair):
    """Return a client of the fair's organiser, who reads English."""
    user = member(RoleKey.ORGANISER)
    UserProfile.objects.create(user=user, preferred_language="en")
    fair.page.owner = user
    fair.page.save()
    client.force_login(user)
    client.user = user
    return client


@pytest.fixture
def foreign(site):
    """Return the fair of another organiser."""
    return EventPageFactory(parent=site.events, title="Hội chợ khác", owner=member(RoleKey.ORGANISER, "other"))
