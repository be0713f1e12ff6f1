"""The site on a free port, served as in production: gunicorn with two workers."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def prepare(folder: Path) -> dict[str, str]:
    """Return the environment of a site in the folder, filled with the sample and a bare page."""
    environment = os.environ | {"DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "bench.settings"}
    for arguments in (
        ["migrate", "--verbosity", "0"],
        ["load_sample", "--quiet"],
        ["warm_pictures"],
        ["collectstatic", "--no-input", "--verbosity", "0"],
        ["shell", "--verbosity", "0", "-c", BARE],
    ):
        subprocess.run([sys.executable, "manage.py", *arguments], check=True, env=environment)
    return environment


BARE = """
from bench.bare.models import BarePage
from showcase.home.models import HomePage
home = HomePage.objects.get(locale__language_code="vi")
home.add_child(instance=BarePage(title="Bare", slug="bare"))
"""


@contextmanager
def serving(environment: dict[str, str]) -> Iterator[tuple[str, list[int]]]:
    """Yield the address of the running site and the process numbers of its workers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "--workers", "2", "--bind", f"127.0.0.1:{port}", "bench.wsgi"]
    server = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(f"{address}/robots.txt")
        yield address, children(server.pid)
    finally:
        server.terminate()
        server.wait()


def wait_for(address: str, seconds: int = 60) -> None:
    """Return when the address answers; raise TimeoutError when it does not."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(address, timeout=1)
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def cpu_seconds(pids: list[int]) -> float:
    """Return the processor time that the processes have used."""
    total = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICKS
