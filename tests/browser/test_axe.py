"""axe-core finds nothing: all of its rules, best practice and experiments too, on every type of page."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from .pages import PAGES

RUN = "axe.run(document, { runOnly: axe.getRules().map((rule) => rule.ruleId), resultTypes: ['violations'] })"


def findings(page) -> list[str]:
    """Return what axe says against the page, by day and by night, on a phone and on a desk."""
    page.evaluate(AXE_SCRIPT)
    found = []
    for scheme in ("light", "dark"):
        for width in (360, 1280):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 740})
            for rule in page.evaluate(RUN)["violations"]:
                found += [f"{scheme} {width} {rule['id']}: {node['html'][:200]}" for node in rule["nodes"]]
    return found


@pytest.mark.parametrize("name", PAGES)
class TestVietnamese:
    def test_axe_finds_nothing(self, page, name):
        page.goto(PAGES[name][0])
        assert not findings(page)


@pytest.mark.parametrize("name", PAGES)
class TestEnglish:
    def test_axe_finds_nothing(self, page, name):
        page.goto(PAGES[name][1])
        assert not findings(page)
