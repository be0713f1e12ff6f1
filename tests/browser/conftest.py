"""A real browser at a real server that serves the sample content, read-only."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.folders import ROOT, environment, make_once, manage
from tests.sample.build import desk_folder, run_folder, sample_folder  # noqa: F401

# Playwright keeps an event loop running in the thread, where Django would refuse to use its database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

PHONE = {"width": 360, "height": 740}
TELL_VIOLATIONS = "addEventListener('securitypolicyviolation', (event) => console.error(event.violatedDirective))"
# Lists show all cards at once, which no browser would wait for; larger pictures are drawn at the first request.
DRAW_CARDS = """
from showcase.images.models import Picture
from showcase.images.renditions import specs
for picture in Picture.objects.all():
    picture.get_renditions(*specs("card"))
"""


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.sample)


@pytest.fixture(scope="session")
def site_folder(run_folder, sample_folder) -> Path:  # noqa: F811
    """Return a copy of the sample that is ready to be served: static files collected, cards drawn."""

    def make(folder: Path) -> None:
        shutil.copytree(sample_folder, folder)
        manage(folder, "collectstatic", "--no-input", "--verbosity", "0")
        manage(folder, "shell", "--no-imports", "--command", DRAW_CARDS)

    return make_once(run_folder / "site", make)


@pytest.fixture(scope="session")
def base_url(site_folder):
    """Serve the site on a free port, and return its address. Requests wait until the server is ready."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port, number = listening.getsockname()[1], listening.fileno()
        command = [sys.executable, "-m", "gunicorn", "tests.browser.wsgi", "--bind", f"fd://{number}", "--threads", "4"]
        server = subprocess.Popen(
            [*command, "--log-level", "error", "--no-control-socket"],
            cwd=ROOT,
            env=environment(site_folder),
            pass_fds=[number],
        )
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait(timeout=60)


@pytest.fixture(scope="session")
def browser_type_launch_args():
    """Debian's own Chromium; none is ever downloaded."""
    return {
        "executable_path": "/usr/bin/chromium",
        "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    """A phone of 360 by 740 whose owner wants no motion, so that nothing is measured while it moves."""
    return browser_context_args | {"viewport": PHONE, "reduced_motion": "reduce"}


@pytest.fixture(scope="session")
def phone(browser, browser_context_args):
    """Return the one page of all tests that need none of their own: a new context costs more than most of them do."""
    context = browser.new_context(**browser_context_args)
    context.add_init_script(TELL_VIOLATIONS)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(phone):
    """Return the phone, and take it back as it was: on a screen of its size, by day. Scripts and routes would stay."""
    yield phone
    phone.set_viewport_size(PHONE)
    phone.emulate_media(media="null", color_scheme="light")
