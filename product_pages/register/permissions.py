"""Who may use the register: whoever may add and change certificates and listings. Organisers may not."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied

NEEDED = [f"product_pages.{action}_{model}" for action in ("add", "change") for model in ("certificate", "listing")]


def may_use(user) -> bool:
    return user.is_active and user.has_perms(NEEDED)


def for_the_desk(view: Callable) -> Callable:
    """Let nobody else through."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not may_use(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded
