"""Content-Security-Policy: strict for readers, wider for the editor."""

from csp.middleware import CSPMiddleware
from django.conf import settings

ADMIN_PATHS = ("/admin/",)


class SiteCSPMiddleware(CSPMiddleware):
    """Send the readers' policy, or the editor's on the editor's own pages and previews."""

    def process_response(self, request, response):
        if request.path.startswith(ADMIN_PATHS) or getattr(request, "is_preview", False):
            response._csp_replace = settings.ADMIN_CSP
        return super().process_response(request, response)
