"""Pages that help when something is missing or broken."""

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def not_found(request, exception=None):
    """Say that nothing stands here, and offer the search with the words of the address."""
    guess = request.path.strip("/").rsplit("/", 1)[-1].replace("-", " ")[:80]
    return render(request, "404.html", {"guess": guess, "noindex": True}, status=404)


def server_error(request):
    """Say that something broke, without a database, a context processor or a static manifest."""
    return HttpResponse(render_to_string("500.html"), status=500)
