"""The models of products and what belongs to them, each in the package of its noun."""

from .catalogue.models import OriginMapPage, ProductIndexPage, SeasonPage
from .certificates.models import Certificate, Scheme
from .listings.models import ClickOut, Listing, ListingCheck, Marketplace, MarketplaceChange
from .producers.models import ProducerContact, ProducerIndexPage, ProducerPage
from .products.models import ProductPage, ProductProducer
from .products.sources import ProductSource
from .register.models import ColumnMatch, ImportRow, ImportRun
from .reports.models import CoverageDay, Goals
from .reports.page import ValidityPage
from .taxonomy import Category, CriteriaSet

__all__ = [
    "Category",
    "Certificate",
    "ClickOut",
    "ColumnMatch",
    "CoverageDay",
    "CriteriaSet",
    "Goals",
    "ImportRow",
    "ImportRun",
    "Listing",
    "ListingCheck",
    "Marketplace",
    "MarketplaceChange",
    "OriginMapPage",
    "ProducerContact",
    "ProducerIndexPage",
    "ProducerPage",
    "ProductIndexPage",
    "ProductPage",
    "ProductProducer",
    "ProductSource",
    "Scheme",
    "SeasonPage",
    "ValidityPage",
]
