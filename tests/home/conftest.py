"""The front of the site is tested with what the core's tests have."""

from tests.showcase.conftest import english, read

__all__ = ["english", "read"]
