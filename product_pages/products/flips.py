"""The days on which a product's page changes by itself: a certificate ends or begins, a season turns."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as _

from product_pages.certificates.validity import HOLDS, last_day_of, state_on
from showcase.pages.previews import Flip
from showcase.today import today


def flips_of(page) -> list[Flip]:
    """Return the coming flips of a product. The page's own lists are left alone: they hold today's answers."""
    certificates = page.certificate_model.objects.filter(product__translation_key=page.translation_key)
    ends = [flip for each in certificates.for_readers() for flip in ends_of(each)]
    return [*ends, *turns_of(page.season or ())]


def ends_of(certificate) -> Iterator[Flip]:
    """Yield the day after the last on which a certificate holds, and the day on which a renewal takes over."""
    if not certificate.live or state_on(certificate) not in HOLDS:
        return
    end, renewed = last_day_of(certificate), certificate.renewed_from
    if end:
        yield Flip(end + timedelta(days=1), _("%(scheme)s is no longer valid") % {"scheme": certificate.scheme})
    if renewed:
        yield Flip(renewed, _("%(scheme)s is renewed") % {"scheme": certificate.scheme})


def turns_of(months: tuple[int, ...]) -> Iterator[Flip]:
    """Yield the first day of the month in which the season begins next, and of that after it ends."""
    first = today().replace(day=1)
    for _month in range(12):
        following = (first + timedelta(days=32)).replace(day=1)
        if (first.month in months) != (following.month in months):
            yield Flip(following, _("the season begins") if following.month in months else _("the season is over"))
        first = following
