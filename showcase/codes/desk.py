"""The screens of one code: its picture, its files, its scans; how it is made, and how it is retired."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.log_actions import log

from showcase.cache.invalidation import forget
from showcase.today import today

from .access import QR_CODES, code_seen_by, codes_seen_by, may_retire, page_edited_by
from .drawing import png, svg
from .forms import RetireForm
from .leading import address_of, target_of
from .making import code_for
from .models import ShortCode
from .scans import By, recent, rows_of, total_of, with_scans

FILES = {"svg": (svg, "image/svg+xml"), "png": (png, "image/png")}


@require_safe
def show(request, pk: int):
    """Show a code with its files, where it leads, and its scans of the last thirty days by day and place."""
    code = code_seen_by(request.user, pk)
    days = rows_of(ShortCode.objects.filter(pk=pk).select_related("page", "at"), recent(), today(), By.DAY)
    siblings = codes_seen_by(request.user).filter(page=code.page_id) if code.page_id else ShortCode.objects.none()
    context = {
        "code": code,
        "address": address_of(code),
        "address_en": address_of(code, "en"),
        "leads_to": target_of(code, request),
        "days": days,
        "most": max((row.count for row in days), default=0),
        "total": total_of(days),
        "siblings": list(with_scans(siblings.exclude(pk=pk)).order_by("-recent_scans", "code")),
        "may_retire": may_retire(request.user),
        **frame(code.name or code.code),
    }
    return TemplateResponse(request, "showcase/codes/code.html", context)


@require_safe
def download(request, pk: int, extension: str):
    """Return the code as a file for print; in English when `?language=en` asks for it."""
    if extension not in FILES:
        raise Http404
    code = code_seen_by(request.user, pk)
    draw, kind = FILES[extension]
    language = "en" if request.GET.get("language") == "en" else "vi"
    response = HttpResponse(draw(address_of(code, language)), content_type=kind)
    name = f"qr-{code.code}{'-en' if language == 'en' else ''}.{extension}"
    response["Content-Disposition"] = f'{"inline" if "shown" in request.GET else "attachment"}; filename="{name}"'
    return response


@require_http_methods(["GET", "POST"])
def of_page(request, page_id: int):
    """Lead to the code of a page; make it when that is asked for."""
    page = page_edited_by(request.user, page_id)
    found = ShortCode.objects.filter(page=page.pk, at=None, place="", stand="").first()
    if request.method == "POST":
        found = code_for(page)
    if found:
        return redirect("code", found.pk)
    return TemplateResponse(request, "showcase/codes/make.html", {"page": page, **frame(page.title)})


@require_http_methods(["GET", "POST"])
def retire(request, pk: int):
    """Take a code out of use, with what is said then; or into use again."""
    if not may_retire(request.user):
        raise PermissionDenied
    code = get_object_or_404(ShortCode.objects.select_related("page", "at"), pk=pk)
    initial = {"retired_on": code.retired_on or today()}
    form = RetireForm(request.POST or None, instance=code, initial=initial)
    if request.method == "POST" and form.is_valid():
        form.save()
        forget()  # it stands at the foot of its page
        log(code, "wagtail.edit", user=request.user, title=code.name or code.code)
        messages.success(request, _("Saved."))
        return redirect("code", code.pk)
    context = {"form": form, "code": code, **frame(_("Retire the code"))}
    return TemplateResponse(request, "showcase/codes/retire.html", context)


def frame(title: str) -> dict:
    """Return what Wagtail's frame around a screen needs."""
    crumbs = [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse("codes"), "label": QR_CODES},
        {"url": "", "label": title},
    ]
    return {"header_title": title, "header_icon": "link", "breadcrumbs_items": crumbs}
