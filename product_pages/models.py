"""The models of products and what belongs to them, each in the package of its noun."""

from .catalogue.models import OriginMapPage, ProductIndexPage, SeasonPage
from .certificates.models import Certificate, Scheme
from .listings.models import Listing, Marketplace
from .producers.models import ProducerContact, ProducerIndexPage, ProducerPage
from .products.models import ProductPage, ProductProducer, ProductSource
from .taxonomy import Category, CriteriaSet

__all__ = [
    "Category",
    "Certificate",
    "CriteriaSet",
    "Listing",
    "Marketplace",
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
]
