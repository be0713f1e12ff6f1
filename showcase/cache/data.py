"""Small answers that every page needs, kept for one generation of pages."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.core.cache import cache

from .pages import SECONDS, generation

P = ParamSpec("P")
T = TypeVar("T")


def per_generation(function: Callable[P, T]) -> Callable[P, T]:
    """Keep what the function returns until anything that readers can see is saved.

    Its arguments must have a stable `str()` without spaces.
    """

    @wraps(function)
    def kept(*args: P.args, **kwargs: P.kwargs) -> T:
        key = f"data:{generation()}:{function.__module__}.{function.__qualname__}:{'|'.join(map(str, args))}"
        found = cache.get(key)
        if found is None:
            found = (function(*args, **kwargs),)  # in a tuple, so that None can be kept too
            cache.set(key, found, SECONDS)
        return found[0]

    return kept
