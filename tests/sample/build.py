"""The sample content, loaded once a test run, whichever worker comes first; everybody else copies it."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = "tests.browser.settings"
# What would lead the site away from the folder that it is given.
ELSEWHERE = ("DATABASE_URL", "REDIS_URL", "S3_BUCKET", "EMAIL_URL")


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of a process of the site whose database and media lie in the folder."""
    kept = {name: value for name, value in os.environ.items() if name not in ELSEWHERE}
    return kept | {"DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": SETTINGS}


def manage(folder: Path, *arguments: str) -> str:
    """Run a command of manage.py on the site in a folder; return what it says."""
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment(folder), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def make_once(folder: Path, make: Callable[[Path], object]) -> Path:
    """Return the folder; the first process of the run that asks for it makes it, others wait."""
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            partial = folder.with_suffix(f".{os.getpid()}")
            make(partial)
            partial.rename(folder)
    return folder


def load(folder: Path) -> None:
    manage(folder, "migrate", "--verbosity", "0")
    manage(folder, "load_sample", "--quiet")


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory, worker_id) -> Path:
    """Return a temporary folder that all workers of the run share."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def sample_folder(run_folder) -> Path:
    """Return the folder with the loaded sample; to be read and copied, never changed."""
    return make_once(run_folder / "sample", load)
