"""A marketplace with listings or click-outs stays: closing it is what people mean, and the figures need it."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.snippets.views.snippets import DeleteView

from ..marketplaces import Marketplace
from .panels import url_of


def refusal(marketplace: Marketplace) -> str:
    """Return why it cannot be deleted, '' when it can."""
    if not (marketplace.listings.exists() or marketplace.clicks.exists()):
        return ""
    return _(
        "%(name)s has listings or click-outs, so it stays. If it no longer sells, set its state to “closed”: "
        "its buy buttons go, its figures remain."
    ) % {"name": marketplace}


class DeleteMarketplace(DeleteView):
    """Asks before it deletes; says why where it does not."""

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"refusal": refusal(self.object)}

    def form_valid(self, form):
        why_not = refusal(self.object)
        if not why_not:
            return super().form_valid(form)
        messages.error(self.request, why_not)
        return redirect(self.get_success_url())


@hooks.register("before_delete_snippet")
def keep_marketplaces_in_use(request, instances):
    """Refuse the deletion of several at once when one of them stays; None for what may go."""
    if request.resolver_match.url_name != "wagtail_bulk_action":
        return None
    refusals = [refusal(each) for each in instances if isinstance(each, Marketplace)]
    for why_not in filter(None, refusals):
        messages.error(request, why_not)
    return redirect(url_of("list")) if any(refusals) else None
