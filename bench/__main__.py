"""Requests per second and processor time a page, beside a bare Wagtail page on the same server.

Times depend on the machine, so what counts is the ratio of two figures of one run: each page is
measured in turn with the bare page, three rounds, and the medians are compared. At the end, a run of
listing checks beside the time that politeness alone takes (`checker.py`), a sheet of 5,000 rows
through the import (`register.py`), and the stand cards of a fair (`kit.py`).
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from .server import cpu_seconds, prepare, serving

SECONDS, CONNECTIONS, ROUNDS = 3, 4, 3
PAGES = {
    "home": "/",
    "catalogue": "/san-pham/",
    "product": "/san-pham/cam-vinh/",
    "search": "/tim-kiem/?q=nuoc+mam",
}
BARE, STATIC = "/bare/", "/static/bench.html"


def measure(address: str, pids: list[int]) -> tuple[float, float]:
    """Return requests per second, and milliseconds of processor time a request."""
    before = cpu_seconds(pids)
    command = ["wrk", f"-d{SECONDS}s", f"-c{CONNECTIONS}", "-t1", address]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in output:
        raise RuntimeError(f"{address} does not answer 200")
    spent = cpu_seconds(pids) - before
    requests = int(re.search(r"(\d+) requests in", output)[1])
    return float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1]), 1000 * spent / requests


def compare(address: str, path: str, beside: str, pids: list[int]) -> tuple[float, float, float, float]:
    """Return the medians of (requests/s, ms) for a path and for the one beside it, taken in turn."""
    rounds = [(*measure(address + path, pids), *measure(address + beside, pids)) for _round in range(ROUNDS)]
    return tuple(median(column) for column in zip(*rounds, strict=True))


def table(environment: dict[str, str], beside: str, name: str) -> None:
    print(f"\n{'page':<12}{'req/s':>9}{'ms CPU':>9}{name:>14}{'ratio':>8}")
    with serving(environment) as (address, pids):
        for page, path in PAGES.items():
            speed, cost, other, _other_cost = compare(address, path, beside, pids)
            print(f"{page:<12}{speed:>9.0f}{cost:>9.2f}{other:>10.0f}/s {speed / other:>9.2f}")


def main() -> None:
    subprocess.run(["deploy/need", "wrk"], check=True)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        environment = prepare(Path(folder))
        print("\nUncached, beside a bare Wagtail page:")
        table(environment, BARE, "bare page")
        print("\nCached, beside a file of 40 kB that WhiteNoise serves:")
        (Path(folder) / "static" / "bench.html").write_text("x" * 40_000)
        table(environment | {"PAGE_CACHE": "1"}, STATIC, "static file")
        subprocess.run([sys.executable, "-m", "bench.checker"], check=True, env=environment)
        subprocess.run([sys.executable, "-m", "bench.register"], check=True, env=environment)
        subprocess.run([sys.executable, "-m", "bench.kit"], check=True, env=environment)


if __name__ == "__main__":
    main()
