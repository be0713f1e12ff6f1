"""What the core adds to the editor of pages."""

from django.templatetags.static import static
from django.utils.html import format_html_join
from wagtail import hooks

from .choosers import searched

hooks.register("construct_page_chooser_queryset", searched)


@hooks.register("insert_editor_js")
def nothing_is_lost_while_a_page_saves_itself():
    files = ("unsaved", "comments")
    return format_html_join(
        "\n",
        '<script type="module" src="{}"></script>',
        ((static(f"js/admin/{name}.js"),) for name in files),
    )
