"""Small answers that every page needs, kept for one generation of pages."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.core.cache import cache

from .pages import SECONDS, generation

logger = logging.getLogger(__name__)
P = ParamSpec("P")
T = TypeVar("T")


def per_generation(function: Callable[P, T]) -> Callable[P, T]:
    """Keep what the function returns until anything that readers can see is saved.

    Its arguments must have a stable `str()`. Without the cache the function is simply called.
    """

    @wraps(function)
    def kept(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            key = f"data:{generation()}:{function.__module__}.{function.__qualname__}:{args}"
            found = cache.get(key)
        except Exception:
            logger.exception("The cache does not answer.")
            return function(*args, **kwargs)
        if found is None:
            found = (function(*args, **kwargs),)
            _keep(key, found)
        return found[0]

    return kept


def _keep(key: str, value: tuple) -> None:
    try:
        cache.set(key, value, SECONDS)
    except Exception:
        logger.exception("The cache does not take a value.")
