"""Wagtail's accessibility checker, set to what an editor of this site can mend."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.userbar import ContentCheckerItem

# Words with which no description of a picture needs to begin: a screen reader says that it is one.
SAYS_PICTURE = (
    r"^\s*((hình ảnh|bức ảnh|ảnh chụp|ảnh về|hình chụp|(picture|image|photo|photograph) of)\s|(ảnh|hình)\s*$)"
)


class SiteCheckerItem(ContentCheckerItem):
    """Looks at what stands between header and footer, for all that editors put there."""

    axe_include = ["main"]
    axe_run_only = [
        *ContentCheckerItem.axe_run_only,
        "image-alt",
        "image-redundant-alt",
        "list",
        "page-has-heading-one",
        "video-caption",
    ]
    axe_custom_checks = [
        check | {"options": {"pattern": f"{check['options']['pattern']}|{SAYS_PICTURE}"}}
        if check["id"] == "check-image-alt-text"
        else check
        for check in ContentCheckerItem.axe_custom_checks
    ]
    axe_messages = ContentCheckerItem.axe_messages | {
        "alt-text-quality": {
            "error_name": _("What a picture shows is said badly"),
            "help_text": _("Say what it shows in one sentence, without “picture of” and without a file name."),
        },
        "image-alt": {
            "error_name": _("A picture without words"),
            "help_text": _("Say what it shows, or mark it as decorative."),
        },
        "image-redundant-alt": {
            "error_name": _("A picture says what stands beside it"),
            "help_text": _("Say what the picture adds, or mark it as decorative."),
        },
    }


@hooks.register("construct_wagtail_userbar")
def set_the_checker(request, items, page):
    """Put our checker in the place of Wagtail's, in the editor and on the pages."""
    for index, item in enumerate(items):
        if isinstance(item, ContentCheckerItem):
            items[index] = SiteCheckerItem(in_editor=item.in_editor)
