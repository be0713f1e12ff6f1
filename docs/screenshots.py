"""Take the pictures of the README and of the editors' guide again: `make screenshots`.

The sample content is loaded into a folder of its own, served on a free port and looked at with
Chromium. Every picture becomes a WebP of at most 120 kB in docs/pictures/.
"""

import os
import shutil
import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import django
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from tqdm import tqdm

PICTURES = Path(__file__).resolve().parent / "pictures"
HEAVIEST = 120_000  # bytes
PATIENCE = 600_000  # milliseconds: the first reader of a page waits for its pictures to be made
WIDE = {"viewport": {"width": 1280, "height": 1600}}
DESK = {"viewport": {"width": 1280, "height": 960}}
PHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2, "is_mobile": True}


class Shot(NamedTuple):
    """A picture to take; `{slug}` in an address is the number of that page, `button` what to press first."""

    name: str
    address: str
    screen: dict
    button: str = ""
    login: str = "bientap"


READERS = {
    "home": "/",
    "product": "/san-pham/cam-vinh/",
    "catalogue": "/san-pham/",
    "map": "/ban-do/",
    "season": "/mua/",
    "event": "/hoi-cho/le-hoi-hang-bua/",
}
SHOTS = [
    *(Shot(name, address, WIDE) for name, address in READERS.items()),
    *(Shot(f"{name}-phone", address, PHONE) for name, address in READERS.items()),
    Shot("product-dark", READERS["product"], WIDE | {"color_scheme": "dark"}),
    Shot("product-dark-phone", READERS["product"], PHONE | {"color_scheme": "dark"}),
    Shot("home-en", "/en/", WIDE),
    Shot("admin-product", "/admin/pages/{cam-vinh}/edit/", DESK, "[data-side-panel-toggle=preview]"),
    Shot("admin-certificate", "/admin/snippets/product_pages/certificate/add/?product={cam-vinh}", DESK),
    Shot("admin-clicks", "/admin/reports/click-outs/", DESK),
    Shot("admin-event", "/admin/pages/{le-hoi-hang-bua}/edit/", DESK, "[role=tab] >> nth=1"),
    Shot("admin-translation", "/admin/pages/{vinh-orange}/edit/", DESK),
    Shot("admin-desk", "/admin/", DESK),
    Shot("admin-review", "/admin/editorial/check/{review}/", DESK, login="thamdinh"),
    Shot("admin-sheet", "/admin/editorial/translation/{sample-story}/", DESK, login="nguoidich"),
    Shot("admin-consents", "/admin/snippets/showcase/consent/", DESK),
    Shot("admin-my-events", "/admin/events/mine/", DESK, login="tochuc"),
    Shot("admin-event-state", "/admin/events/{hoi-cho-mau-ky-3}/state/", DESK, login="tochuc"),
    Shot("admin-exhibitors", "/admin/events/{hoi-cho-mau-ky-2}/exhibitors/", DESK, login="tochuc"),
    Shot("admin-kit", "/admin/events/{hoi-cho-mau-ky-2}/kit/", DESK, login="tochuc"),
]


def prepare(folder: str) -> tuple[str, dict[str, int]]:
    """Load the sample into the folder and serve it; return the address and the pages' numbers by slug."""
    for name in ("DATABASE_URL", "REDIS_URL", "S3_BUCKET"):
        os.environ.pop(name, None)
    os.environ |= {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "showcase.settings.development"}
    sys.path.insert(0, str(PICTURES.parent.parent))
    django.setup()
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.management import call_command
    from django.test.testcases import LiveServerThread
    from wagtail.models import Page as WagtailPage
    from wagtail.models import TaskState

    call_command("check")  # builds the editor's forms in Vietnamese, before `migrate` turns translation off
    call_command("migrate", verbosity=0)
    call_command("load_sample", "--logins")
    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    waiting = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).order_by("pk").first()
    numbers = dict(WagtailPage.objects.values_list("slug", "pk"))
    return f"http://127.0.0.1:{server.port}", numbers | {"review": waiting.pk}


def sign_in(page: Page, site: str, username: str) -> None:
    from showcase.seed.logins import LOGINS

    somebody = next(login for login in LOGINS if login.username == username)
    page.goto(f"{site}/admin/login/")
    for name in ("username", "password"):
        page.fill(f"[name={name}]", getattr(somebody, name))
    page.click("[type=submit]")


def look(browser: Browser, site: str, shot: Shot) -> bytes:
    """Return the picture of a page as a PNG."""
    page = browser.new_context(reduced_motion="reduce", **shot.screen).new_page()
    page.set_default_timeout(PATIENCE)
    if shot.address.startswith("/admin/"):
        sign_in(page, site, shot.login)
    page.goto(site + shot.address, wait_until="networkidle")
    if shot.button:
        page.click(shot.button)
        page.wait_for_timeout(4000)  # until the panel has slid in and the preview is drawn
    png = page.screenshot()
    page.context.close()
    return png


def keep(name: str, png: bytes) -> None:
    """Write the picture as a WebP, in the best quality that is light enough."""
    picture, target = Image.open(BytesIO(png)).convert("RGB"), PICTURES / f"{name}.webp"
    for quality in range(86, 20, -6):
        picture.save(target, quality=quality, method=6)
        if target.stat().st_size <= HEAVIEST:
            break


if __name__ == "__main__":
    with TemporaryDirectory(prefix="screenshots-", ignore_cleanup_errors=True) as folder:
        address, numbers = prepare(folder)
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            for shot in tqdm(SHOTS, desc="Pictures", unit="picture"):
                keep(shot.name, look(browser, address, shot._replace(address=shot.address.format_map(numbers))))
