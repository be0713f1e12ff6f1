"""Taking the sample out again, without touching anything that was written on the site."""

from django.db import transaction
from django.db.models import Q
from wagtail.documents import get_document_model
from wagtail.models import Page

from events.models import EventSeries
from product_pages.listings.clicks.models import ClickOut
from product_pages.reports.models import CoverageDay
from showcase.brand.models import BrandSettings
from showcase.images.models import Picture
from showcase.models import ShortCode

from . import desk, fairs, specimen
from .consents import remove_consents
from .pictures import COLLECTION
from .sources import key_of, read


def sample_keys() -> set:
    """Return the translation keys of the sample's products, producers, stories and events, drafts too."""
    return (
        desk.keys()
        | {key_of("product", row["slug"]) for row in read("products")}
        | {key_of("producer", row["slug"]) for row in read("supplement")["producers"]}
        | {key_of(kind, read("supplement")["specimen"][kind]["slug"]) for kind in ("product", "producer")}
        | {key_of("story", row["slug"]) for row in read("stories")}
        | {key_of("event", row["slug"]) for row in read("events") + read("supplement")["events"] + fairs.rows()}
    )


@transaction.atomic
def remove() -> dict[str, int]:
    """Delete the sample's pages in both languages and its pictures; return how many of each.

    A page that somebody has worked on since stays.
    """
    sample = Page.objects.filter(translation_key__in=sample_keys())
    pages = sample.exclude(pk__in=desk.worked_on(sample))
    # English first: of an English page that has lost its Vietnamese, the desk would be told by mail.
    pages = pages.order_by("-depth", "locale__language_code")
    removed = {"pages": pages.count()}
    # Nobody has printed these: a code of the site's own pages stays, and says what became of its page.
    ShortCode.objects.filter(Q(page__in=pages) | Q(at__in=pages)).delete()
    for page in pages.specific():
        page.delete()
    pictures = Picture.objects.filter(collection__name=COLLECTION)
    pictures = [picture for picture in pictures if not picture.get_usage()]
    removed["pictures"] = len(pictures)
    remove_consents()
    for picture in pictures:
        picture.delete()
    EventSeries.objects.filter(slug=read("fairs")["series"]["slug"], editions=None).delete()
    for model in (ClickOut, CoverageDay):
        model.objects.filter(is_sample=True).delete()
    get_document_model().objects.filter(collection__name=specimen.COLLECTION, title=specimen.EVIDENCE).delete()
    notice = read("site")["brand"]["notice_vi"]
    BrandSettings.objects.filter(notice_vi=notice).update(notice_vi="", notice_en="")
    return removed
