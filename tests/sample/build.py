"""The sample content, loaded once a test run, whichever worker comes first; everybody else copies it."""

import shutil
from pathlib import Path

import pytest

from tests.folders import make_once, manage, migrated

LOGINS = "from showcase.seed.logins import load_logins; load_logins()"


def load(folder: Path) -> None:
    shutil.copytree(migrated(), folder)
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


@pytest.fixture(scope="session")
def desk_folder(run_folder, sample_folder) -> Path:
    """Return the folder with the sample at work: a login for each role, and something on every desk."""

    def make(folder: Path) -> None:
        shutil.copytree(sample_folder, folder)
        manage(folder, "shell", "--no-imports", "--command", LOGINS)

    return make_once(run_folder / "desk", make)
