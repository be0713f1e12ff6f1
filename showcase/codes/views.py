"""The way from a printed code to its page: counted by the day, and never kept by a cache."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from showcase.counting.counter import CountedRedirect, OneMore
from showcase.counting.readers import is_counted
from showcase.today import today

from .leading import farewell_of, target_of
from .models import Scan, ShortCode


@require_safe
@never_cache
def follow(request, code: str):
    """Lead on to the page in the language of the address; say what became of it where there is none (410)."""
    found = ShortCode.objects.select_related("page", "successor").filter(code=code.lower()).first()
    if found is None:
        raise Http404
    address = target_of(found, request)
    response = lead_on(request, found, address) if address else say_farewell(request, found)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def lead_on(request, code: ShortCode, address: str) -> CountedRedirect:
    """Return the way to the page, which is counted unless nobody has scanned anything."""
    scan = OneMore(Scan, ("code", "day"), {"code": code.pk, "day": today(), "count": 1})
    return CountedRedirect(address, scan if is_counted(request) else None)


def say_farewell(request, code: ShortCode):
    farewell = farewell_of(code)
    context = {"farewell": farewell, "guess": farewell.name, "noindex": True}
    return render(request, "showcase/codes/farewell.html", context, status=farewell.status)
