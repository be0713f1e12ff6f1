"""The language of a reader's page is in its address, and nowhere else."""

from django.conf import settings
from django.utils import translation


class PathLanguageMiddleware:
    """Activate the language that the path names, Vietnamese when it names none.

    Django's LocaleMiddleware also reads cookies and Accept-Language and makes every page
    vary by them; here one address always gives one page, so caches stay simple.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
