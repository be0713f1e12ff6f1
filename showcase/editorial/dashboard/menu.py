"""The admin's menu in the order of the work, and in our colours."""

from django.templatetags.static import static
from django.utils.html import format_html_join
from wagtail import hooks

# What is written comes first, then what is kept, then what is looked up. What is not named stands where it did.
ORDER = (
    "products",
    "stories",
    "events",
    "producers",
    "shops",
    "certification",
    "register",
    "reports",
    "images",
    "documents",
    "explorer",
    "consents",
    "records",
    "places",
)


@hooks.register("construct_main_menu", order=1000)
def in_the_order_of_the_work(request, items):
    for item in items:
        if item.name in ORDER:
            item.order = 100 + 10 * ORDER.index(item.name)


@hooks.register("insert_global_admin_css")
def our_colours():
    sheets = [(static(f"css/admin/{name}.css"),) for name in ("brand", "phone")]
    return format_html_join("", '<link rel="stylesheet" href="{}">', sheets)


@hooks.register("construct_settings_menu")
def without_the_builders_guide(request, items):
    """Leave out Wagtail's style guide, which is for those who write code, and in English only."""
    items[:] = [item for item in items if item.name != "styleguide"]
