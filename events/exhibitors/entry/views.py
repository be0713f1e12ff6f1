"""The bulk entry in the admin: upload, see what would change, say what is meant, confirm. Nothing is kept between."""

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from events.exhibitors.access import event_for
from events.exhibitors.views import OfEvent
from product_pages.register.archive import MEGABYTE, Unreadable
from product_pages.register.export import CONTENT_TYPES, write_csv, write_xlsx
from product_pages.register.models import Action
from product_pages.register.reading import check_size

from . import sheet
from .columns import COLUMNS
from .planner import Choices, Planned, Planner, sum_of
from .writing import TO_WRITE, ChangedMeanwhile, take

TAGS = {Action.NEW: "primary", Action.CHANGED: "primary", Action.ERROR: "critical", Action.UNCHANGED: "secondary"}
ORDER = (Action.ERROR, Action.NEW, Action.CHANGED, Action.UNCHANGED)


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Spreadsheet"), widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"})
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _(
            "An .xlsx workbook or a CSV file, at most %(size)s MB and %(rows)s rows. "
            "Nothing is written before you have seen what would change."
        ) % {"size": sheet.LARGEST // MEGABYTE, "rows": sheet.MOST_ROWS}

    def clean_file(self):
        """Return the name of the sheet and its rows."""
        upload = self.cleaned_data["file"]
        try:
            check_size(upload.size, sheet.LARGEST)
            return sheet.read(upload.read())
        except Unreadable as error:
            raise forms.ValidationError(str(error)) from error


def choices_in(posted) -> Choices:
    """Return what the organiser said of unknown names."""
    rows = {
        int(name.removeprefix("who-")): value
        for name, value in posted.items()
        if name.startswith("who-") and name[4:].isdecimal() and len(name) < 14
    }
    return Choices("bare" in posted, rows)


class EntryView(OfEvent, WagtailAdminTemplateMixin, View):
    """Shows the upload; the preview of what was uploaded; or leads to the list when it is written."""

    page_title = gettext_lazy("Exhibitors from a spreadsheet")
    template_name = "events/admin/entry.html"
    header_icon = "upload"

    def get(self, request, page_id):
        return self.show(form=UploadForm())

    def post(self, request, page_id):
        if "rows" not in request.POST:
            return self.upload(request)
        try:
            rows = sheet.brought_back(request.POST["rows"], self.event, request.user)
        except Unreadable as refused:
            messages.error(request, str(refused))
            return self.show(form=UploadForm())
        return self.write(request, rows) if "write" in request.POST else self.preview(rows)

    def upload(self, request):
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(form=form)
        _name, rows = form.cleaned_data["file"]
        try:
            return self.preview(rows)
        except Unreadable as refused:
            form.add_error("file", str(refused))
            return self.show(form=form)

    def write(self, request, rows):
        choices = choices_in(request.POST)
        planned = Planner(self.event, request.user, choices).plan(rows)
        wrong = sum(not row.is_good for row in planned)
        if wrong and "take_good" not in request.POST:
            messages.error(request, nothing_written(wrong))
            return self.preview(rows, planned)
        try:
            count = take(rows, self.event, request.user, choices, request.POST.get("seen", ""))
        except ChangedMeanwhile:
            messages.warning(
                request, _("The rows would now do something else than you saw. Nothing was written; look once more.")
            )
            return self.preview(rows)
        done = ngettext("%(count)s exhibitor was written.", "%(count)s exhibitors were written.", count)
        messages.success(request, done % {"count": count})
        return redirect(self.address("index"))

    def preview(self, rows, planned: list[Planned] | None = None):
        """Show what the rows would do, the wrong ones first."""
        posted = self.request.POST
        choices = choices_in(posted)
        planned = planned or Planner(self.event, self.request.user, choices).plan(rows)
        groups = [(action, TAGS[action], [row for row in planned if row.action == action]) for action in ORDER]
        return self.show(
            groups=[group for group in groups if group[2]],
            rows=sheet.carried(rows, self.event, self.request.user),
            seen=sum_of(planned),
            wrong=sum(not row.is_good for row in planned),
            to_write=sum(row.action in TO_WRITE for row in planned),
            unknown=sum(row.unknown for row in planned),
            bare=choices.bare,
            take_good="take_good" in posted,
        )

    def show(self, **context):
        context = self.get_context_data(**context, list_url=self.address("index"), event=self.event)
        return TemplateResponse(self.request, self.template_name, context)


def nothing_written(wrong: int) -> str:
    return ngettext(
        "Nothing was written: %(count)s row is wrong. Correct it, or take the good ones alone.",
        "Nothing was written: %(count)s rows are wrong. Correct them, or take the good ones alone.",
        wrong,
    ) % {"count": wrong}


@require_safe
def blank(request, page_id: int, extension: str):
    """Send an empty sheet with the headings, and in a workbook a second one that explains them."""
    event_for(request.user, page_id)
    if extension not in CONTENT_TYPES:
        raise Http404
    headings = [column.heading for column in COLUMNS]
    content = write_csv(headings, []) if extension == "csv" else write_xlsx("Gian hang", headings, [], list(COLUMNS))
    response = HttpResponse(content, CONTENT_TYPES[extension])
    response["Content-Disposition"] = f'attachment; filename="mau-gian-hang.{extension}"'
    return response
