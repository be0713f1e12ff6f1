"""What the core adds to the editor."""

from wagtail.snippets.models import register_snippet

from .places.admin import PlaceViewSet

register_snippet(PlaceViewSet)
