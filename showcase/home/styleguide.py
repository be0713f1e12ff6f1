"""The styleguide: every block as readers see it, in the editor's own menu."""

from django.shortcuts import render
from django.utils.translation import gettext as _

from .variants import variants


def blocks(request):
    """Show every variant of every block on one page, in the site's own look."""
    drawn = [(variant.name, variant.block.render(variant.value)) for variant in variants()]
    # Wagtail's bar would look for faults of a page that is none.
    shown = {"title": _("Blocks"), "variants": drawn, "noindex": True, "show_userbar": False}
    return render(request, "home/styleguide.html", shown)
