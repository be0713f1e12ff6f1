"""What stories add to other pages."""

from django.utils.translation import gettext as _
from wagtail import hooks

from product_pages.products.models import ProductPage
from showcase.pages.related import RelatedSection
from showcase.places.models import Place

from .lists import StoryListViewSet, StoryPageViewSet
from .models import StoryPage


@hooks.register("register_admin_viewset")
def list_and_editor():
    return [StoryListViewSet(), StoryPageViewSet()]


@hooks.register("related_content", order=10)
def related_stories(subject, locale):
    match subject:
        case ProductPage():
            stories = StoryPage.objects.about_product(subject, locale)
        case Place():
            stories = StoryPage.objects.about_place(subject, locale)
        case _unknown:
            return None
    return RelatedSection("stories", _("Stories"), list(stories.for_cards()[:4]), "components/story_card.html")
