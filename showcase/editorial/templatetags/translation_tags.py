"""What the translation editor of wagtail-localize shows besides its own."""

import json

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from showcase.editorial.translation.access import may_publish
from showcase.editorial.translation.panels import HelpSidePanel
from showcase.editorial.translation.sheet import Sheet, sheet_of
from showcase.editorial.translation.strings import saved_on
from showcase.editorial.translation.views import sheet_url

register = template.Library()
# Before it stands the head of the screen, after it the editor.
EDITOR = '<div class="js-translation-editor"'


@register.simple_tag(takes_context=True)
def translation_help(context) -> dict | None:
    """Return the bar above the editor and the side panels beside it; None for what is no page."""
    if not context.get("is_page"):
        return None
    page, request = context["instance"], context["request"]
    sheet = sheet_of(context["translation"])
    shown = {"sheet": sheet, "sheet_url": sheet_url(page.pk), "may_publish": may_publish(request.user, page)}
    return {
        "bar": render_to_string("editorial/translation/bar.html", shown, request=request),
        "side_panels": [*context["side_panels"], HelpSidePanel(page, request, sheet)],
        "props": given_to_editor(context["props"], sheet),
    }


def given_to_editor(props: str, sheet: Sheet) -> str:
    """Return what the editor is given: no way to an alias, which nobody may go, and days as the desk writes them."""
    given = json.loads(props)
    given["links"]["convertToAliasUrl"] = None
    saved = {line.segment_id: saved_on(line.at) for line in sheet.lines if line.at}
    for string in given["initialStringTranslations"]:
        string["comment"] = saved.get(string["segment_id"], string["comment"])
    return json.dumps(given)


@register.filter
def with_bar(screen: str, bar: str) -> SafeString:
    """Put the bar before the editor: its template has no block there."""
    return mark_safe(screen.replace(EDITOR, f"{bar}{EDITOR}", 1))  # noqa: S308  both are templates, escaped already
