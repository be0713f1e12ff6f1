"""The site as many days later as the test has come."""

from tests.browser.desk.clock import travel

travel()

from showcase.wsgi import application  # noqa: E402

__all__ = ["application"]
