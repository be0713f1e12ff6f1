"""The accessibility checker is set to what editors can mend."""

import re

import pytest
from django.template.loader import render_to_string
from wagtail.admin.ui.side_panels import ChecksSidePanel

from tests.factories import AdminFactory


@pytest.fixture
def configuration(site, rf):
    request = rf.get("/admin/")
    request.user = AdminFactory()
    return ChecksSidePanel(site.about, request).get_axe_configuration()


def test_the_editor_looks_at_the_content_with_our_rules(configuration):
    assert configuration["context"]["include"] == ["main"]
    assert {"image-alt", "heading-order", "alt-text-quality"} <= set(configuration["options"]["runOnly"])


@pytest.mark.parametrize(
    ("alt", "bad"),
    [("Ảnh chụp vườn cam", True), ("picture of a market", True), ("IMG_2034.jpg", True), ("Hình", True)]
    + [("Vườn cam lúc sáng", False), ("Hình nhân bằng rơm giữa ruộng", False), ("", False)],
)
def test_words_that_only_say_picture_are_found(configuration, alt, bad):
    (check,) = [check for check in configuration["spec"]["checks"] if check["id"] == "check-image-alt-text"]
    assert bool(re.search(check["options"]["pattern"], alt, re.IGNORECASE)) is bad


def test_no_score_of_readability_is_shown():
    content = render_to_string("wagtailadmin/shared/side_panels/checks.html", {"axe_configuration": {}})
    assert "data-content-word-count" in content
    assert "readability" not in content.lower()
