"""A site of one's own, to write on: its folder, its server, and how late it is there."""

import shutil
import socket
import subprocess
import sys
from pathlib import Path

from tests.browser.desk.clock import DAYS_LATER
from tests.folders import ROOT, environment

TRAVEL = "from tests.browser.desk.clock import travel; travel()\n"
PUBLISH = "from django.core.management import call_command; call_command('publish_scheduled')"


class Site:
    """Serves a copy of a folder, and lets days go by."""

    def __init__(self, folder: Path, original: Path):
        self.folder = folder
        self.days = 0
        self.url = ""
        self.server: subprocess.Popen | None = None
        shutil.copytree(original, folder)

    @property
    def environment(self) -> dict[str, str]:
        return environment(self.folder) | {
            "DJANGO_SETTINGS_MODULE": "tests.browser.desk.settings",
            DAYS_LATER: str(self.days),
        }

    def run(self, code: str) -> None:
        """Run Python in a process of the site, at its time."""
        command = [sys.executable, "manage.py", "shell", "--no-imports", "--command", TRAVEL + code]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    def start(self) -> None:
        """Serve on a free port. Requests wait until the server is ready."""
        port = int(self.url.rpartition(":")[2] or 0)
        with socket.create_server(("127.0.0.1", port)) as listening:
            self.url, number = f"http://127.0.0.1:{listening.getsockname()[1]}", listening.fileno()
            command = [sys.executable, "-m", "gunicorn", "tests.browser.desk.wsgi", "--bind", f"fd://{number}"]
            self.server = subprocess.Popen(
                [*command, "--threads", "4", "--log-level", "error", "--no-control-socket"],
                cwd=ROOT,
                env=self.environment,
                pass_fds=[number],
            )

    def stop(self) -> None:
        if self.server:
            self.server.terminate()
            self.server.wait(timeout=60)

    def let_pass(self, days: int) -> None:
        """Let days go by for the server and its timer, which publishes what is due."""
        self.stop()
        self.days += days
        self.run(PUBLISH)
        self.start()
