"""A small editorial office: a person in each role, and a product with something to check."""

from dataclasses import dataclass

import pytest

from showcase.editorial.roles.models import RoleKey
from tests.factories import CertificateFactory, ListingFactory, ProductPageFactory

from .helpers import join


@dataclass
class Office:
    groups: dict
    writer: object
    provenance: object
    market: object
    translator: object
    lead: object


@pytest.fixture
def queue(settings):
    """Let mail wait in the database as on a server; pytest-django catches it before otherwise."""
    settings.EMAIL_BACKEND = "showcase.mail.QueueBackend"


@pytest.fixture
def office(desk) -> Office:
    return Office(
        groups=desk,
        writer=join(RoleKey.WRITER, "viet"),
        provenance=join(RoleKey.PROVENANCE_REVIEWER, "nguon"),
        market=join(RoleKey.MARKET_REVIEWER, "cho"),
        translator=join(RoleKey.TRANSLATOR, "dich"),
        lead=join(RoleKey.LEAD, "truong"),
    )


@pytest.fixture
def ginger(office, site):
    """Return a product with a chapter without a source, a certificate and a listing, not published yet."""
    page = ProductPageFactory(
        parent=site.products, title="Gừng Kỳ Sơn", live=False, origin="<p>Từ đời ông cha.</p>", owner=office.writer
    )
    CertificateFactory(product=page)
    ListingFactory(product=page)
    return page
