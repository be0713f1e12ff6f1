"""Caches whose absence no reader notices: what they do not answer counts as not stored."""

import logging

from django.core.cache.backends.filebased import FileBasedCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


class Forgiving:
    """Turns the failures of a cache into what an empty cache would say."""

    failures: tuple[type[Exception], ...] = ()

    def _attempt(self, name: str, answer, *args, **kwargs):
        try:
            return getattr(super(), name)(*args, **kwargs)
        except self.failures as failure:
            logger.warning("The cache does not answer to %s: %s", name, failure)
            return answer

    def get(self, key, default=None, version=None):
        return self._attempt("get", default, key, default, version)

    def get_many(self, keys, version=None):
        return self._attempt("get_many", {}, keys, version)

    def set(self, *args, **kwargs):
        return self._attempt("set", None, *args, **kwargs)

    def set_many(self, data, *args, **kwargs):
        return self._attempt("set_many", list(data), data, *args, **kwargs)

    def add(self, *args, **kwargs):
        return self._attempt("add", False, *args, **kwargs)

    def touch(self, *args, **kwargs):
        return self._attempt("touch", False, *args, **kwargs)

    def has_key(self, *args, **kwargs):
        return self._attempt("has_key", False, *args, **kwargs)

    def delete(self, *args, **kwargs):
        return self._attempt("delete", False, *args, **kwargs)

    def delete_many(self, *args, **kwargs):
        return self._attempt("delete_many", None, *args, **kwargs)

    def clear(self):
        return self._attempt("clear", None)


class ForgivingRedisCache(Forgiving, RedisCache):
    """Redis: one cache for all processes and machines."""

    failures = (RedisError,)


class ForgivingFileCache(Forgiving, FileBasedCache):
    """Files: one cache for all processes of a machine, without a server. A full disk is an empty cache."""

    failures = (OSError,)
