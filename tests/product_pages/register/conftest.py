"""What a register rests on: schemes, places, makers and products that sheets can name."""

import pytest
from django.utils.translation import override

from tests.factories import (
    CategoryFactory,
    CriteriaSetFactory,
    FormerNameFactory,
    MarketplaceFactory,
    PlaceFactory,
    ProducerPageFactory,
    ProductPageFactory,
    SchemeFactory,
)


@pytest.fixture(autouse=True)
def _in_english():
    """Sentences are compared in the words of the code."""
    with override("en"):
        yield


@pytest.fixture
def places(site):
    """Return places by name: two came of one district, and one bears a former commune's name."""
    names = {"Mường Xén": "commune", "Na Ngoi": "commune", "Cửa Lò": "ward"}
    found = {name: PlaceFactory(name=name, kind=kind) for name, kind in names.items()}
    for name in ("Mường Xén", "Na Ngoi"):
        FormerNameFactory(place=found[name], name="Kỳ Sơn")
        FormerNameFactory(place=found[name], name="Nậm Cắn", kind="commune")
    FormerNameFactory(place=found["Mường Xén"], name="Tà Cạ", kind="commune")
    FormerNameFactory(place=found["Cửa Lò"], name="Thị xã Cửa Lò")
    return found


@pytest.fixture
def shelves(site):
    CategoryFactory(slug="fruit")
    CriteriaSetFactory(number=21)
    CriteriaSetFactory(number=7, name_vi="Rượu", no_buy_button=True)


@pytest.fixture
def register(site, places, shelves):
    """Return the site with a scheme, a marketplace, two products and a maker."""
    SchemeFactory(issuers="UBND")
    SchemeFactory(code="vietgap", name_vi="VietGAP", name_en="VietGAP", has_stars=False, expiry="dated", months=None)
    MarketplaceFactory()
    site.ginger = ProductPageFactory(parent=site.products, title="Gừng Kỳ Sơn", place=places["Mường Xén"])
    site.tea = ProductPageFactory(parent=site.products, title="Chè Shan tuyết")
    site.maker = ProducerPageFactory(parent=site.producers, title="HTX Mường Lống")
    return site
