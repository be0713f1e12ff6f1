"""What a shop's robots.txt allows (RFC 9309), read once a run and host, and under which name we ask."""

import asyncio
from urllib.parse import urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from django.conf import settings
from django.conf.global_settings import DEFAULT_FROM_EMAIL
from wagtail.models import Site

from product_pages.listings.hosts import host_of
from showcase.brand.models import BrandSettings
from showcase.text.fold import fold, fold_slug

from .fetch import Fetch
from .reasons import NO_NEWS, UNSAFE, Reason, Trouble


def user_agent() -> str:
    """Return the name under which shops are asked: whose site, where it stands, whom to write to."""
    site = Site.objects.filter(is_default_site=True).first()
    brand = BrandSettings.for_site(site) if site else BrandSettings()
    name = fold_slug(brand.name_vi) or "site"
    ours = settings.DEFAULT_FROM_EMAIL if settings.DEFAULT_FROM_EMAIL != DEFAULT_FROM_EMAIL else ""
    contact = "; ".join(filter(None, [f"+{settings.BASE_URL}/", brand.email or ours]))
    return fold(f"{name}-listing-check/1.0 ({contact})").encode("ascii", "ignore").decode()


class Robots:
    """The rules of all hosts of one run."""

    def __init__(self, fetch: Fetch, agent: str):
        self._fetch, self._agent = fetch, agent
        self._rules: dict[str, asyncio.Task[RobotFileParser]] = {}

    async def permission(self, url: str, hosts: list[str]) -> None:
        """Return when the address may be asked; Trouble when robots.txt forbids it, or nobody can say."""
        host = host_of(url)
        if host not in self._rules:
            self._rules[host] = asyncio.ensure_future(self._read(url, hosts))
        rules = await self._known(host)
        if not rules.can_fetch(self._agent, url):
            raise Trouble(Reason.ROBOTS, url)

    async def _known(self, host: str) -> RobotFileParser:
        try:
            return await asyncio.shield(self._rules[host])
        except Trouble as trouble:
            # A connection that failed once may not the next time; a shop that is down is soon given up.
            if trouble.reason not in NO_NEWS:
                self._rules.pop(host, None)
            raise

    async def _read(self, url: str, hosts: list[str]) -> RobotFileParser:
        parts = urlsplit(url)
        answer = await self._fetch.get(urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", "")), hosts)
        rules = RobotFileParser()
        rules.parse(lines_of(answer.status, answer.problem, answer.text))
        delay = rules.crawl_delay(self._agent)
        if delay:
            self._fetch.politeness.slow_down(host_of(url), min(float(delay), self._fetch.limits.crawl_delay))
        return rules


def lines_of(status: int | None, problem: Reason | None, text: str) -> list[str]:
    """Return the rules that an answer stands for; Trouble when the listing itself cannot be asked.

    A shop without the file allows all, one whose server fails must not be asked, and one that
    cannot be reached at all has no listing that can be. A file that leads away is as good as none.
    """
    if problem and status is None and problem not in UNSAFE:
        raise Trouble(problem)
    if problem in NO_NEWS:
        raise Trouble(problem)
    if status and status >= 500:
        raise Trouble(Reason.ROBOTS_UNKNOWN)
    return text.splitlines() if status and status < 300 and not problem else []
