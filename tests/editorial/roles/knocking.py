"""Knocking at a door: whether a view lets somebody in, asked without drawing the screen."""

import re
from unittest.mock import patch

from django.contrib.messages.storage.base import BaseStorage
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.test import RequestFactory
from django.urls import resolve
from django.utils.safestring import SafeString

EXPLORER = re.compile(r"/admin/pages/\d+/(results/)?(\?|$)")
IN, OUT, OTHER_METHOD = "in", "out", "other method"
NOT_DRAWN = patch("django.template.backends.django.Template.render", lambda *args, **kwargs: SafeString(""))
# Where somebody is led who may not be where they are. Whoever acted is led to NEXT.
AWAY = ("/admin/", "/admin/login/")
NEXT = "next=/admin/elsewhere/"


class Messages(BaseStorage):
    """Takes messages and forgets them."""

    def _get(self, *args, **kwargs):
        return [], True

    def _store(self, messages, response, *args, **kwargs):
        return []


class RolledBack(Exception):
    """Ends a transaction that was only a trial."""


def knock(user, path: str, method: str) -> str:
    """Return whether the view lets the user in; whatever it changed is taken back."""
    answer = OUT
    try:
        with transaction.atomic(), NOT_DRAWN:
            answer = answer_of(ask(user, path, method), path)
            raise RolledBack
    except (PermissionDenied, Http404):
        return OUT
    except RolledBack:
        return answer
    except Exception:
        # Whoever trips over the empty form is inside.
        if method == "GET":
            raise
        return IN


def ask(user, path: str, method: str):
    address, _question, query = path.partition("?")
    # Asked so, a refusal of Wagtail's is an exception and no way back.
    request = RequestFactory(headers={"X-Requested-With": "XMLHttpRequest"}).generic(
        method, address, QUERY_STRING=f"{query}&{NEXT}"
    )
    request.user = user
    request.session = {}
    request._messages = Messages(request)
    request._dont_enforce_csrf_checks = True
    request.resolver_match = resolve(address)
    return request.resolver_match.func(request, *request.resolver_match.args, **request.resolver_match.kwargs)


def answer_of(response, path: str) -> str:
    if response.status_code == 405:
        return OTHER_METHOD
    if response.status_code in (401, 403, 404):
        return OUT
    led_to = response.get("Location", "").split("?")[0]
    # The explorer leads from a section that is none of one's own to one that is.
    return OUT if led_to in AWAY or (EXPLORER.match(path) and EXPLORER.match(led_to)) else IN
