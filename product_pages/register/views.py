"""The register in the admin: upload, match columns, preview, write, undo; exports and templates."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.paginator import WagtailPaginator
from wagtail.log_actions import log

from showcase.jobs.tasks import start

from . import export, work
from .apply import done_already
from .archive import Unreadable
from .forms import ApplyForm, MappingForm, SheetForm, UploadForm
from .headings import data_rows, find_head
from .models import Action, ImportRun, Kind
from .permissions import for_the_desk
from .reading import choose, open_file
from .shown import shown

RUNS_A_PAGE, ROWS_A_PAGE = 30, 50
REFRESH = 2  # seconds until a screen with work in progress asks again
SAMPLE_ROWS = 8
PREVIEW, APPLY, UNDO = (
    gettext_noop("Preview of an import"),
    gettext_noop("Writing of an import"),
    gettext_noop("Undoing of an import"),
)


def frame(title: str, *above: tuple[str, str]) -> dict:
    """Return what Wagtail's frame around a screen needs."""
    crumbs = [(reverse("wagtailadmin_home"), _("Home")), *above, ("", title)]
    return {
        "header_title": title,
        "header_icon": "table",
        "breadcrumbs_items": [{"url": url, "label": label} for url, label in crumbs],
    }


def top() -> tuple[str, str]:
    return reverse("register:index"), _("Register")


def page_of(request, rows, size: int):
    """Return the page that `?p=` asks for, the nearest when there is none such."""
    paginator = WagtailPaginator(rows, size)
    page = paginator.get_page(request.GET.get("p"))
    return page, paginator.get_elided_page_range(page.number)


@require_safe
@for_the_desk
def index(request):
    """List the runs, with what can be begun."""
    page, page_range = page_of(request, ImportRun.objects.for_list(), RUNS_A_PAGE)
    context = {"runs": page, "elided_page_range": page_range, "kinds": Kind.choices}
    return TemplateResponse(request, "product_pages/register/index.html", context | frame(_("Register")))


@for_the_desk
def upload(request):
    """Take a file; what is wrong with it as a file is said at its field, and nothing is kept."""
    form = UploadForm(request.POST or None, request.FILES or None, initial={"kind": request.GET.get("kind")})
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            run = work.receive(form.cleaned_data["kind"], upload.name, upload.read(), request.user)
        except Unreadable as error:
            form.add_error("file", str(error))
        else:
            return redirect("register:columns", run.pk)
    context = {"form": form, "kinds": Kind.choices}
    return TemplateResponse(request, "product_pages/register/upload.html", context | frame(_("Upload a sheet"), top()))


@for_the_desk
def columns(request, pk: int):
    """Show what each column of the sheet is taken for, and let the user say otherwise."""
    run = get_object_or_404(ImportRun, pk=pk)
    if run.state not in (run.State.UPLOADED, run.State.PREVIEWED) or run.is_busy:
        return redirect("register:run", pk)
    try:
        sheets = open_file(bytes(run.content))
        sheet = choose(sheets, run.sheet)
        head = find_head(run.kind, sheet)
    except Unreadable as error:
        messages.error(request, str(error))
        return redirect("register:upload")
    form = mapping_form(run, sheet, head, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            work.set_mapping(run, form.mapping())
        except Unreadable as error:
            form.add_error(None, str(error))
        else:
            return begin(request, run, "preview", PREVIEW)
    names = [each.name for each in sheets]
    context = {"run": run, "form": form, "head": head, "sheet_form": SheetForm(names, initial={"sheet": sheet.name})}
    title = _("Match the columns of %(file)s") % {"file": run.file_name}
    return TemplateResponse(
        request, "product_pages/register/columns.html", context | {"sheets": names} | frame(title, top())
    )


def mapping_form(run: ImportRun, sheet, head, posted) -> MappingForm:
    rows = [row for row, _number in zip(data_rows(sheet, head), range(SAMPLE_ROWS), strict=False)]
    mapping = {int(index): name for index, name in run.mapping.items()}
    return MappingForm(run.kind, head, mapping, rows, data=posted)


@require_POST
@for_the_desk
def choose_sheet(request, pk: int):
    """Read another sheet of the same workbook."""
    run = get_object_or_404(ImportRun, pk=pk, state__in=(ImportRun.State.UPLOADED, ImportRun.State.PREVIEWED))
    try:
        sheet = choose(open_file(bytes(run.content)), request.POST.get("sheet", ""))
        head = find_head(run.kind, sheet)
    except Unreadable as error:
        messages.error(request, str(error))
    else:
        run.sheet, run.mapping, run.state = sheet.name, head.guessed(), run.State.UPLOADED
        run.save(update_fields=["sheet", "mapping", "state"])
    return redirect("register:columns", pk)


def begin(request, run: ImportRun, step: str, kind: str, **arguments):
    """Start a step as a job and show the run, which tells how far it is."""
    back = reverse("register:run", args=[run.pk])
    run.job = start(f"{work.__name__}.{step}", kind, request.user, back, run=run.pk, **arguments)
    ImportRun.objects.filter(pk=run.pk).update(job=run.job)
    return redirect(back)


@require_safe
@for_the_desk
def run_view(request, pk: int):
    """Show a run as it stands: how far it is, what it would change, or what it wrote."""
    run = get_object_or_404(ImportRun.objects.select_related("by", "job").defer("content"), pk=pk)
    chosen = request.GET.get("show", "")
    rows = run.rows.all()
    if chosen == "kept":
        rows = rows.exclude(kept_because="")
    elif chosen in Action.values:
        rows = rows.filter(action=chosen)
    page, page_range = page_of(request, rows, ROWS_A_PAGE)
    context = {
        "run": run,
        "page": page,
        "elided_page_range": page_range,
        "rows": shown(run, page),
        "filters": filters(run, chosen),
        "form": ApplyForm(),
        "failed": run.job and run.job.standing in (run.job.State.FAILED, run.job.State.LOST),
        "to_write": run.counts.get(Action.NEW, 0) + run.counts.get(Action.CHANGED, 0),
        "wrong": run.counts.get(Action.ERROR, 0),
    }
    title = f"{capfirst(run.get_kind_display())}: {run.file_name}"
    response = TemplateResponse(request, "product_pages/register/run.html", context | frame(title, top()))
    if run.is_busy:
        response["Refresh"] = str(REFRESH)
    return response


def filters(run: ImportRun, chosen: str) -> list[tuple[str, str, int, bool]]:
    """Return (value, label, rows, chosen) for each way to narrow the rows."""
    every = sum(run.counts.values())
    found = [("", _("All"), every, not chosen)]
    found += [(a.value, str(a.label), run.counts.get(a.value, 0), chosen == a.value) for a in Action]
    if run.state == run.State.UNDONE:
        found.append(("kept", _("had to stay"), run.rows.exclude(kept_because="").count(), chosen == "kept"))
    return found


@require_POST
@for_the_desk
def apply(request, pk: int):
    run = get_object_or_404(ImportRun, pk=pk)
    if run.state != run.State.PREVIEWED or run.is_busy:
        messages.error(request, done_already())
        return redirect("register:run", pk)
    return begin(request, run, "apply", APPLY, take_good="take_good" in request.POST)


@require_POST
@for_the_desk
def undo(request, pk: int):
    run = get_object_or_404(ImportRun, pk=pk)
    if run.state != run.State.APPLIED or run.is_busy:
        messages.error(request, done_already())
        return redirect("register:run", pk)
    return begin(request, run, "undo", UNDO)


@require_POST
@for_the_desk
def discard(request, pk: int):
    """Forget a run of which nothing was written."""
    run = get_object_or_404(ImportRun, pk=pk, state__in=(ImportRun.State.UPLOADED, ImportRun.State.PREVIEWED))
    if run.is_busy:
        messages.error(request, _("It is being worked on. Wait until that has ended."))
        return redirect("register:run", pk)
    log(run, "wagtail.delete", user=request.user, deleted=True)
    run.delete()
    messages.success(request, _("%(file)s was put away. Nothing of it was written.") % {"file": run.file_name})
    return redirect("register:index")


@require_safe
@for_the_desk
def download(request, kind: str, extension: str, template: bool = False):
    """Send everything of a kind, or an empty sheet with the headings."""
    if kind not in Kind.values or extension not in export.CONTENT_TYPES:
        raise Http404
    response = HttpResponse(export.write(kind, extension, template), export.CONTENT_TYPES[extension])
    name = export.file_name(kind, extension, template)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
