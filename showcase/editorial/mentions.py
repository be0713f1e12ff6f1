"""“@name” in a comment calls a colleague: they get a mail with it.

Wagtail itself tells of comments whoever has asked for it on the page, and of replies whoever has written in the thread.
It knows no names in a text.
"""

import re
from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.db.models.signals import post_save, pre_save
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Comment, CommentReply, Page, PageSubscription
from wagtail.users.models import UserProfile

from showcase.text.fold import fold, nfc

from .review.assigning import steps_for
from .review.notifications import send

# Not the sign in an address of mail.
CALL = re.compile(r"(?<![\w.@])@(?=\w)")


def connect() -> None:
    for model in (Comment, CommentReply):
        pre_save.connect(note_calls, sender=model, dispatch_uid=f"calls in {model.__name__}")
        post_save.connect(tell_called, sender=model, dispatch_uid=f"called in {model.__name__}")


# ---- what a text says
def calls_in(text: str, users: Iterable) -> dict[str, list]:
    """Return each name that is called in a text, with the users who bear it: their user name, or their full name.

    Marks and capitals do not count; of “@Lan Anh” and “@Lan” the longer name is meant.
    """
    text = nfc(text)
    known = [(name, user) for user in users for name in names_of(user)]
    found: dict[str, list] = {}
    for call in CALL.finditer(text):
        rest = folded(text[call.end() :])
        borne = [(name, user) for name, user in known if begins(rest, name)]
        longest = max((len(name) for name, _user in borne), default=0)
        name = text[call.end() :][:longest] if longest else re.split(r"\s", text[call.end() :])[0]
        found[name] = [user for name, user in borne if len(name) == longest]
    return found


def names_of(user) -> set[str]:
    return {folded(nfc(name)) for name in (user.get_username(), user.get_full_name()) if name}


def folded(text: str) -> str:
    return fold(text).lower()


def begins(text: str, name: str) -> bool:
    """Return whether a text begins with the whole of a name."""
    return text.startswith(name) and not text[len(name) : len(name) + 1].isalnum()


# ---- who is told
def note_calls(sender, instance, raw: bool = False, **kwargs) -> None:
    """Note whom a comment calls that it did not call before."""
    instance.calls = {}
    if raw or "@" not in instance.text:
        return
    before = sender.objects.filter(pk=instance.pk).values_list("text", flat=True).first() or ""
    colleagues = list(get_user_model().objects.filter(is_active=True))
    old = calls_in(before, colleagues)
    instance.calls = {name: users for name, users in calls_in(instance.text, colleagues).items() if name not in old}


def tell_called(sender, instance, created: bool, **kwargs) -> None:
    """Send the mails. Who is called and has nothing to do with the page is not told; the writer learns of it."""
    comment = instance if sender is Comment else instance.comment
    for name, users in instance.calls.items():
        reached = [user for user in users if user == instance.user or works_on(comment.page, user)]
        if not reached:
            in_vain(comment.page).append(name)
        for user in reached:
            if user != instance.user and wants_mail(user) and not (created and hears_anyway(user, comment, instance)):
                tell(user, comment, instance)


def works_on(page: Page, user) -> bool:
    """Return whether somebody may open the page, or reviews it when it comes to their step."""
    return page.permissions_for_user(user).can_edit() or any(step.may_act(user) for step in steps_for(page))


def wants_mail(user) -> bool:
    return bool(user.email) and UserProfile.get_for_user(user).updated_comments_notifications


def hears_anyway(user, comment: Comment, written: Comment | CommentReply) -> bool:
    """Return whether Wagtail tells somebody of what is new: nobody gets two mails."""
    if PageSubscription.objects.filter(page=comment.page_id, user=user, comment_notifications=True).exists():
        return True
    in_thread = comment.user_id == user.pk or CommentReply.objects.filter(comment=comment.pk, user=user).exists()
    return written is not comment and in_thread


def tell(user, comment: Comment, written: Comment | CommentReply) -> None:
    page = comment.page
    opens = page.permissions_for_user(user).can_edit()
    words = {
        "who": get_user_display_name(written.user),
        "title": page.get_admin_display_title(),
        "text": written.text,
        "thread": "" if written is comment else comment.text,
        "address": f"{reverse('wagtailadmin_pages:edit', args=[page.pk])}?comment={comment.pk}" if opens else "",
    }
    send("mention", user, words)


# ---- what the writer is told
def in_vain(page: Page) -> list[str]:
    """Return the names that were called in a comment on the page while it was saved, and reached nobody."""
    return page.__dict__.setdefault("_called_in_vain", [])


@hooks.register("after_edit_page")
@hooks.register("after_create_page")
def say_who_was_not_reached(request, page: Page) -> None:
    for name in in_vain(page):
        messages.warning(
            request,
            _("Nobody was told of “@%(name)s” in your comment: no colleague of this name works on “%(page)s”.")
            % {"name": name, "page": page.get_admin_display_title()},
        )
