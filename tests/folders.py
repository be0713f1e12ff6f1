"""Sites of the tests, each in a folder of its own: made by whichever process needs one first, copied by the others."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SETTINGS = "tests.browser.settings"
DATABASE = "site.sqlite3"
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
    """Return the folder; the first process that asks for it makes it, others wait."""
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            partial = folder.with_suffix(f".{os.getpid()}")
            make(partial)
            partial.rename(folder)
    return folder


def migrated() -> Path:
    """Return the folder of a site that is migrated and empty; it is kept until a migration, or a package, changes."""
    files = [ROOT / "requirements.txt", *sorted(ROOT.glob("*/migrations/*.py"))]
    state = sha256(b"".join(file.name.encode() + file.read_bytes() for file in files)).hexdigest()[:16]
    kept = ROOT / "var" / "tests"
    kept.mkdir(parents=True, exist_ok=True)
    return make_once(kept / f"migrated-{state}", lambda folder: manage(folder, "migrate", "--verbosity", "0"))
