"""The screen on which a stand kit is ordered and fetched, for whoever may edit the event."""

from django.core.files.storage import default_storage
from django.http import FileResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from events.exhibitors.access import event_for
from events.state import OFF
from showcase.jobs import tasks
from showcase.text.fold import fold_slug

from . import work
from .content import Fair, Missing
from .files import is_ready, name_of, ready
from .forms import OrderForm
from .orders import Order, Paper, Tongue, What
from .printing import size_of


@require_http_methods(["GET", "POST"])
def kit(request, page_id: int):
    """Show what can be printed and what is; print what is asked for, or start that as a long task."""
    fair = Fair(event_for(request.user, page_id))
    form = OrderForm(request.POST or None, fair=fair)
    if request.method == "POST" and form.is_valid():
        if size_of(fair, form.order):
            return printed(request, fair, form.order)
        form.add_error(None, _("There is nothing to print: no product of this order is published in this language."))
    return TemplateResponse(request, "events/admin/kit.html", context_of(fair, form))


def printed(request, fair: Fair, order: Order):
    """Return the way to the PDF, or to the task that makes it."""
    if not is_ready(fair, order) and size_of(fair, order) > work.AT_ONCE:
        job = tasks.start(
            "events.kit.work.print_for",
            work.KIND,
            by=request.user,
            back=address_of(fair),
            event=fair.page.pk,
            slot=order.slot,
        )
        return redirect(job)
    work.print_order(fair, order)
    return redirect("kit_file", fair.page.pk, order.slot)


@require_safe
def download(request, page_id: int, slot: str):
    """Return a PDF that is ready and still right; else lead back, and say why."""
    fair, order = Fair(event_for(request.user, page_id)), Order.of_slot(slot)
    if order is None or not is_ready(fair, order):
        messages.warning(request, _("It is not there, or the content has changed since: print it again."))
        return redirect(address_of(fair))
    name = f"{fold_slug(fair.event.title)[:60]}-{order.slot}.pdf"
    return FileResponse(default_storage.open(name_of(fair, order)), as_attachment=True, filename=name)


def address_of(fair: Fair) -> str:
    return reverse("kit", args=[fair.page.pk])


def context_of(fair: Fair, form: OrderForm) -> dict:
    missing = fair.missing(fair.booths, ["vi", "en"])
    title = _("Stand kit")
    return {
        "event": fair.event,
        "form": form,
        "has_products": any(booth.products for booth in fair.booths),
        "is_off": fair.event.status in OFF,
        "missing_lines": [(label, ", ".join(names)) for label, names in told(missing) if names],
        "ready": [
            (words_of(fair, order), reverse("kit_file", args=[fair.page.pk, order.slot])) for order in ready(fair)
        ],
        "header_title": title,
        "header_icon": "doc-full",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("event_list:index"), "label": _("Events")},
            {"url": reverse("wagtailadmin_pages:edit", args=[fair.page.pk]), "label": fair.event.title},
            {"url": "", "label": title},
        ],
    }


def told(missing: Missing) -> list[tuple[str, list[str]]]:
    """Return in words what is left out, and the names of it."""
    return [
        (_("Not published, and left out:"), missing.unpublished),
        (_("Not in English, and left out of what is printed in English alone:"), missing.untranslated),
        (_("Left out because their codes were retired:"), missing.retired),
        (_("Without products, and so without cards:"), missing.without_products),
    ]


def words_of(fair: Fair, order: Order) -> str:
    """Return an order in words."""
    names = {booth.pk: booth.name("vi") for booth in fair.booths}
    parts = [
        What(order.what).label,
        Paper(order.paper).label,
        Tongue(order.tongue).label,
        names.get(order.whose, "") if order.whose else "",
        f"× {order.copies}" if order.copies > 1 else "",
    ]
    return capfirst(" · ".join(str(part) for part in parts if part))
