"""What a phone loads before anyone scrolls: few bytes, few requests, one origin, no cookie.

Measured on the wire, headers included, as the site itself compresses (gzip for pages, Brotli for static files).
Chromium fetches lazy pictures up to 1,250 px ahead of the screen: they count as bytes, but not as requests of the
first view, which are the page's own files and the pictures on the screen.
"""

from urllib.parse import urlsplit

import pytest

from .pages import PAGES

KB = 1024
SHOWN = """() => [...document.images]
  .filter((one) => one.currentSrc && one.getBoundingClientRect().top < innerHeight)
  .map((one) => one.currentSrc)"""


@pytest.fixture(scope="module")
def newcomer(browser, browser_context_args):
    """Return a page of a sharp phone that keeps nothing it has loaded."""
    sharp = {"device_scale_factor": 2, "is_mobile": True, "has_touch": True}
    context = browser.new_context(**browser_context_args | sharp)
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.setCacheDisabled", {"cacheDisabled": True})
    yield page
    context.close()


@pytest.fixture
def load(newcomer):
    """Return a function that opens a page and returns the size of each address that it loads."""
    requests = []

    def note(request) -> None:
        requests.append(request)

    def load(url: str) -> dict[str, int]:
        newcomer.goto(url, wait_until="networkidle")
        sizes = {request.url: request.sizes() for request in requests}
        return {url: each["responseBodySize"] + each["responseHeadersSize"] for url, each in sizes.items()}

    newcomer.on("requestfinished", note)
    yield load
    newcomer.remove_listener("requestfinished", note)


@pytest.mark.parametrize("language", [0, 1], ids=["vi", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_first_view_is_light(newcomer, load, base_url, name, language):
    sizes = load(PAGES[name][language])
    assert sum(sizes.values()) <= (150 if name.startswith(("product", "story")) else 270) * KB
    pictures = {url for url in sizes if urlsplit(url).path.startswith("/media/")}
    assert len(sizes) - len(pictures) + len(pictures & set(newcomer.evaluate(SHOWN))) <= 10
    assert all(url.startswith(base_url) for url in sizes)
    assert not newcomer.context.cookies()


@pytest.mark.parametrize("name", ["product", "story"])
@pytest.mark.parametrize(("scale", "picked"), [(2, "fill-720x540"), (3, "fill-1080x810")])
def test_a_phone_picks_the_hero_picture_that_fits_its_screen(browser, base_url, name, scale, picked):
    phone = browser.new_context(
        base_url=base_url, viewport={"width": 360, "height": 740}, device_scale_factor=scale, is_mobile=True
    )
    page = phone.new_page()
    page.goto(PAGES[name][0])
    source = page.locator("main img[fetchpriority=high]").evaluate("(image) => image.currentSrc")
    phone.close()
    assert picked in source
    assert source.endswith(".avif")
