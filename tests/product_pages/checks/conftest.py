"""A marketplace to ask, and the asking of it: small limits, and a clock that jumps instead of waiting."""

import pytest

from product_pages.listings.checks.limits import Limits
from product_pages.listings.checks.network import Network
from product_pages.listings.checks.politeness import Politeness
from product_pages.listings.checks.run import Run
from product_pages.listings.checks.verdict import Ask, Verdict
from tests.marketplace import open_shop

HOSTS = ["postmart.example"]
LIMITS = Limits(connect=2, total=5)


class Clock:
    """Time that passes only when somebody would wait for it."""

    def __init__(self):
        self.now, self.waited = 1000.0, []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now += seconds

    def manners(self) -> Politeness:
        return Politeness(clock=self, sleep=self.sleep)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def shop():
    with open_shop() as shop:
        yield shop


def ask(path: str = "/p/gung-1.html", number: int = 1, **facts) -> Ask:
    url = path if "//" in path else f"http://postmart.example{path}"
    return Ask(**{"pk": number, "url": url, "hosts": HOSTS, "pause": 0.0} | facts)


@pytest.fixture
def visit(shop, clock, db):
    """Return a function that checks the given asks at the shop, and returns their verdicts in the same order."""

    def visit(*asks: Ask, **parts) -> list[Verdict]:
        hosts = {host for each in asks for host in each.hosts}
        parts = {"network": Network(shop.stand_ins(*hosts)), "limits": LIMITS, "politeness": clock.manners()} | parts
        found = [result for batch in Run(asks, **parts).batches() for result in batch]
        return [next(each.verdict for each in found if each.ask is one) for one in asks]

    return visit
