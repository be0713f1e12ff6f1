"""Editors at their desks: a server that may be written to, and one browser for each of them."""

import pytest

from tests.browser.desk.site import Site


@pytest.fixture(scope="module")
def desk_site(tmp_path_factory, desk_folder):
    """Return a served site of its own, with the sample and the logins."""
    site = Site(tmp_path_factory.mktemp("desk") / "site", desk_folder)
    site.start()
    yield site
    site.stop()
