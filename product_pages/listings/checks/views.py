"""The buttons of the admin: check all, check one, take the new address. Each asks whether the user may."""

from functools import wraps

from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.log_actions import log

from product_pages.history import CHECK
from product_pages.listings.models import Listing
from product_pages.listings.permissions import may, policy
from showcase.jobs.models import Job

from .taking import take_new_address
from .tasks import start_all, start_one


def for_keepers(view):
    """Let only those in who may change the listing at hand (all of them, where none is named), and only to act."""

    @wraps(view)
    def guarded(request, pk: int | None = None):
        if pk is None:
            if not policy().for_all(request.user, ["change"]):
                raise PermissionDenied
            return view(request)
        listing = get_object_or_404(Listing.objects.with_marketplace(), pk=pk)
        if not may(request.user, "change", listing):
            raise PermissionDenied
        return view(request, listing)

    return require_POST(guarded)


@for_keepers
def check_all(request):
    """Start a run and show how far it is; a second press leads to the run that is on."""
    back = address_of("list")
    job, new = start_all(request.user, back)
    if not new:
        messages.info(request, _("The listings are being checked already: %(state)s.") % {"state": how_far(job)})
    return show(request, job, back)


@for_keepers
def check_one(request, listing: Listing):
    """Start the check of one listing."""
    back = address_of("edit", listing.pk)
    if not listing.may_be_checked:
        messages.error(request, _("This listing cannot be checked: it is a sample, or its marketplace is closed."))
        return redirect(back)
    log(listing, CHECK, user=request.user)
    return show(request, start_one(listing, request.user, back), back)


@for_keepers
def take_address(request, listing: Listing):
    """Give the listing the address that the shop has moved it to, or say why it cannot have it."""
    try:
        taken = take_new_address(listing.pk, request.user)
    except ValidationError as refused:
        sentences = " ".join(refused.messages)
        messages.error(request, _("The new address was not taken. %(why)s") % {"why": sentences})
    else:
        messages.success(request, _("The listing’s address is %(address)s.") % {"address": taken.url})
    return redirect(address_of("edit", listing.pk))


def how_far(job: Job) -> str:
    state = str(job.standing.label)
    return _("%(done)s of %(total)s") % {"done": job.done, "total": job.total} if job.total else state


def show(request, job: Job, back: str):
    """Lead to the job's own screen, or back where it may not be seen."""
    seen = Job.objects.seen_by(request.user).filter(pk=job.pk).exists()
    return redirect(job if seen else back)


def address_of(name: str, *args) -> str:
    return reverse(f"wagtailsnippets_product_pages_listing:{name}", args=args)
