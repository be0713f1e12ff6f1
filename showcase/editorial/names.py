"""How steps, workflows, groups, collections and rights are called: everybody reads it in their own language.

Wagtail and Django keep one name for each. It is stored in Vietnamese; what an administrator calls them is theirs.
"""

from types import SimpleNamespace
from typing import Any

from django.contrib.auth.models import Group, Permission
from wagtail import hooks
from wagtail.models import Collection, Task, Workflow

from showcase.bilingual import Spoken, give_name, spoken

from .roles.sections import Shelf
from .roles.table import ROLES

# key: Vietnamese, English
STEP_NAMES = {
    "provenance": ("Kiểm tra nguồn gốc", "Provenance check"),
    "market": ("Kiểm tra gian hàng và chứng nhận", "Check of listings and certificates"),
    "editorial": ("Duyệt biên tập", "Editorial review"),
    "second-reading": ("Đọc soát bản dịch", "Second reading"),
}
WORKFLOW_NAMES = {
    "product": ("Duyệt sản phẩm", "Review of a product"),
    "story": ("Duyệt câu chuyện", "Review of a story"),
    "event": ("Duyệt sự kiện", "Review of an event"),
    "translation": ("Duyệt bản dịch", "Review of a translation"),
}

# What Wagtail makes on every new site; the third is the word that it stores.
BROUGHT_ALONG = (
    ("Thư viện chung", "Shared library", "Root"),
    ("Biên tập viên (có sẵn)", "Editors"),
    ("Người kiểm duyệt (có sẵn)", "Moderators"),
    ("Kiểm duyệt (có sẵn)", "Moderators approval"),
)
# Rights that are no adding, changing, deleting or viewing, as the form of a group shows them.
RIGHTS = (
    ("Công bố chứng nhận", "Can publish certificate"),
    ("Giữ gian hàng của sàn mình", "Can keep the listings of own marketplaces"),
    ("Xem và xuất nhật ký ai làm gì", "Can see and export who did what"),
    ("Đặt bản dịch, tệp PO", "Can submit translations"),
)


def connect() -> None:
    """Let the names be read in the reader's language, wherever the admin shows them."""
    for names in (*STEP_NAMES.values(), *WORKFLOW_NAMES.values()):
        give_name(*names)
    for spec in ROLES:
        give_name(spec.name_vi, spec.name_en)
    for shelf in Shelf:
        if shelf.value.collection:
            give_name(shelf.value.collection, shelf.value.collection_en)
    for pair in (*BROUGHT_ALONG, *RIGHTS):
        give_name(*pair)
    for model in (Task, Workflow, Group, Collection, Permission):
        model.name = Spoken(model._meta.get_field("name"))


def in_readers_language(data: Any) -> Any:
    """Return what an entry of the history keeps, with the names in it in the reader's language."""
    if isinstance(data, dict):
        return {key: in_readers_language(value) for key, value in data.items()}
    return spoken(data) if isinstance(data, str) else data


# After Wagtail has registered how it says them.
@hooks.register("register_log_actions", order=1000)
def speak_of_steps(actions) -> None:
    """Let the history tell of steps by the names that its reader knows, in whichever language they were kept."""
    for name, formatter in actions.formatters.items():
        if name.startswith("wagtail.workflow."):
            formatter.format_message = _translated(formatter.format_message)


def _translated(say):
    return lambda entry: say(SimpleNamespace(data=in_readers_language(entry.data)))
