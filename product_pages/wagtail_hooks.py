"""What products add to the site and to the editor."""

from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from showcase.pages.related import RelatedSection
from showcase.pages.skeleton import section
from showcase.places.models import Place

from . import history as _history  # noqa: F401  registers itself
from .admin import RecordsGroup
from .catalogue.models import OriginMapPage
from .certificates.admin import CertificationGroup
from .listings.admin import ShopsGroup
from .producers.lists import ProducerListViewSet, ProducerPageViewSet
from .producers.models import ProducerPage
from .products import bulk as _bulk  # noqa: F401  registers itself
from .products import comparing as _comparing  # noqa: F401  registers itself
from .products.lists import ProductListViewSet, ProductPageViewSet
from .register import hooks as _register  # noqa: F401  registers itself
from .reports import hooks as _reports  # noqa: F401  registers itself

register_snippet(CertificationGroup)
register_snippet(ShopsGroup)
register_snippet(RecordsGroup)


@hooks.register("register_admin_viewset")
def lists_and_editors():
    return [ProductListViewSet(), ProductPageViewSet(), ProducerListViewSet(), ProducerPageViewSet()]


@hooks.register("places_section")
def places_section(home):
    return section(home, OriginMapPage)


@hooks.register("related_content", order=30)
def related_producers(subject, locale):
    if not isinstance(subject, Place):
        return None
    here = ProducerPage.objects.readable().in_locale(locale).filter(place=subject)
    return RelatedSection("producers", _("Producers"), list(here.for_cards()), "components/producer_card.html")
