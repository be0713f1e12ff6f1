"""What consents add to the editor. Imported by `showcase.wagtail_hooks`."""

from wagtail.snippets.models import register_snippet

from .admin import ConsentViewSet

register_snippet(ConsentViewSet)
