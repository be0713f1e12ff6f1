"""A whole run, from the database to a real server and back, by the command, by a job and by hand."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from product_pages.listings.checks import run, tasks, work
from product_pages.listings.checks.models import ListingCheck
from product_pages.listings.checks.network import Network
from product_pages.listings.models import Listing, Marketplace
from product_pages.reports.figures import keep_figures
from product_pages.reports.models import CoverageDay
from showcase.cache import pages
from showcase.jobs.models import Job
from showcase.jobs.tasks import here_and_now
from tests.factories import CertificateFactory, ListingFactory, MarketplaceFactory
from tests.marketplace import page, status

pytestmark = pytest.mark.usefixtures("site")


@pytest.fixture
def marketplace():
    return MarketplaceFactory(pause=0)


@pytest.fixture
def listing(product, marketplace) -> Listing:
    return ListingFactory(product=product, marketplace=marketplace, url="http://postmart.example/p/gung-1.html")


@pytest.fixture
def shop_for_all(shop, monkeypatch):
    """Let every run ask the stand-in, also one that a command or a button starts."""
    stand_ins = shop.stand_ins("postmart.example", "nongsan.example")
    monkeypatch.setattr(run, "Network", lambda **parts: Network(stand_ins, **parts))
    return shop


def test_a_run_asks_writes_and_counts(shop_for_all, listing):
    counts = work.check(work.to_check())
    listing.refresh_from_db()
    assert counts == {"works": 1}
    assert (listing.state, listing.checked_url) == ("works", listing.url)
    assert shop_for_all.paths == ["/p/gung-1.html"]


def test_samples_closed_shops_and_unknown_addresses_are_never_asked(product, marketplace, listing):
    renamed = Marketplace.objects.create(
        slug="cu", name="Cũ", hosts="cu.example", rules="/p/{id}", state="renamed", renamed_to=marketplace
    )
    closed = Marketplace.objects.create(slug="voso", name="Voso", hosts="voso.example", state="closed")
    lost = ListingFactory(product=product, marketplace=renamed, url="https://cu.example/san-pham", checked_url="")
    ListingFactory(product=product, marketplace=closed, url="https://voso.example/gung-p1.html")
    ListingFactory(product=product, marketplace=marketplace, is_sample=True)
    assert lost.address is None
    assert work.to_check() == [listing]


def test_a_renamed_shops_listing_is_asked_under_its_new_name(shop_for_all, product, marketplace):
    Marketplace.objects.filter(pk=marketplace.pk).update(hosts="nongsan.example")
    old = Marketplace.objects.create(slug="cu", name="Cũ", hosts="cu.example", state="renamed", renamed_to=marketplace)
    moved = ListingFactory(product=product, marketplace=old, url="http://cu.example/p/gung-1.html", state="unchecked")
    assert work.to_check("cu") == work.to_check("postmart") == [moved]
    work.check(work.to_check())
    moved.refresh_from_db()
    assert (moved.state, moved.checked_url) == ("works", "http://nongsan.example/p/gung-1.html")


def test_due_is_what_was_not_checked_in_the_last_twenty_hours(listing):
    assert work.to_check(due=True) == []
    Listing.objects.update(checked_at=timezone.now() - timedelta(hours=21))
    assert work.to_check(due=True) == [listing]
    Listing.objects.update(checked_at=None)
    assert work.to_check(due=True) == [listing]


def test_unchanged_is_only_asked_for_what_was_seen_to_work_there(listing):
    listing.etag = '"a"'
    assert work.ask_of(listing).conditions == {"If-None-Match": '"a"'}
    listing.state = "gone"
    assert work.ask_of(listing).conditions == {}
    listing.state, listing.checked_url = "works", "http://postmart.example/p/cu-9.html"
    assert work.ask_of(listing).conditions == {}


def test_other_words_of_a_gone_page_have_every_page_looked_at_again(listing, marketplace):
    Listing.objects.update(etag='"a"', last_modified="Tue, 24 Nov 2026 10:00:00 GMT")
    marketplace.gone_texts = "Ngừng bán"
    marketplace.save()
    assert work.ask_of(work.to_check()[0]).conditions == {}


def test_stored_pages_are_forgotten_only_when_a_health_changed(shop_for_all, listing):
    work.check(work.to_check())  # a new site makes its settings
    before = pages.generation()
    work.check(work.to_check())
    assert pages.generation() == before
    Listing.objects.update(state="unreachable")
    work.check(work.to_check())
    assert pages.generation() != before


def test_what_was_found_before_a_run_broke_off_is_kept(shop_for_all, listing):
    Listing.objects.update(state="unreachable")
    before = pages.generation()

    def stop(done, total):
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work.check(work.to_check(), stop)
    assert ListingCheck.objects.count() == 1
    assert pages.generation() != before


def test_a_fault_of_ours_is_logged_and_stops_no_other_check(shop_for_all, listing, product, monkeypatch, caplog):
    other = ListingFactory(product=product, url="http://postmart.example/p/khac-2.html")
    judge = run.judge
    monkeypatch.setattr(run, "judge", lambda ask, answer: 1 / 0 if ask.pk == listing.pk else judge(ask, answer))
    assert work.check(work.to_check()) == {"works": 1}
    assert ListingCheck.objects.get().listing == other
    assert listing.url in caplog.text


def test_a_run_that_cannot_begin_says_so_where_it_was_started(listing, monkeypatch):
    monkeypatch.setattr(run, "session", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        work.check(work.to_check())


def test_the_command_checks_and_says_what_it_found(shop_for_all, listing, capsys):
    shop_for_all.answers["/p/gung-1.html"] = status(404)
    call_command("check_listings")
    printed = capsys.readouterr()
    assert "1/1" in printed.err
    assert Job.objects.get().message in printed.out
    assert Job.objects.get().state == "done"


def test_the_command_can_be_quiet(shop_for_all, listing, capsys):
    call_command("check_listings", "--quiet", "--due", "--marketplace=postmart")
    assert capsys.readouterr() == ("", "")


def test_the_command_knows_its_marketplaces(marketplace):
    with pytest.raises(CommandError, match="There are: postmart"):
        call_command("check_listings", "--marketplace=postmark", "--quiet")


def test_the_command_only_prunes_when_asked_to(listing, capsys):
    long_ago = timezone.now() - timedelta(days=500)
    for _time in range(5):
        ListingCheck.objects.create(listing=listing, at=long_ago, url=listing.url, outcome="works")
    call_command("check_listings", "--prune-only")
    assert capsys.readouterr().out == "2 old checks removed.\n"


@pytest.mark.database
def test_only_one_run_at_a_time(listing):
    Job.objects.create(kind=tasks.KIND_OF_ONE, state="running", result={"alone": True})
    with pytest.raises(CommandError):
        call_command("check_listings", "--quiet")
    assert not ListingCheck.objects.exists()


def test_a_run_that_died_does_not_block_the_next(shop_for_all, listing):
    with time_machine.travel(timezone.now() - timedelta(minutes=6), tick=False):
        Job.objects.create(kind=tasks.KIND, state="running", result={"alone": True})
    assert here_and_now(tasks.check_all, tasks.KIND).state == "done"


def test_a_second_press_leads_to_the_job_that_waits_or_runs(admin_user):
    waiting = Job.objects.create(kind=tasks.KIND)
    assert tasks.start_all(admin_user) == (waiting, False)
    Job.objects.update(state="running")
    assert tasks.start_all(admin_user) == (waiting, False)


def test_the_job_of_one_listing_says_how_it_stands(shop_for_all, listing, admin_user):
    shop_for_all.answers["/p/gung-1.html"] = page()
    job = Job.objects.get(pk=tasks.start_one(listing, admin_user, "/admin/").pk)
    assert (job.state, job.done, job.total, job.back) == ("done", 1, 1, "/admin/")
    assert job.message.startswith("Postmart · Gừng Kỳ Sơn")


def test_the_job_of_a_sample_is_refused_with_a_sentence(listing, admin_user):
    Listing.objects.update(is_sample=True)
    job = Job.objects.get(pk=tasks.start_one(listing, admin_user).pk)
    assert (job.state, ListingCheck.objects.count()) == ("failed", 0)
    assert job.message


@pytest.mark.database
@time_machine.travel("2026-11-24T10:00:00+07:00", tick=False)
def test_a_run_keeps_the_coverage_of_the_day(shop_for_all, listing, product, marketplace):
    CertificateFactory(product=product)
    CoverageDay.objects.create(day=date(2026, 11, 24), starred=9, listed=9, is_sample=True)
    work.check(work.to_check())
    rows = CoverageDay.objects.values_list("day", "marketplace", "starred", "listed", "is_sample")
    assert set(rows) == {(date(2026, 11, 24), at, 1, 1, False) for at in (None, marketplace.pk)}


def test_figures_of_a_day_are_kept_once(marketplace, capsys):
    keep_figures()
    call_command("keep_figures")
    assert CoverageDay.objects.count() == 2
    assert capsys.readouterr().out == "*: 0/0\nPostmart: 0/0\n"
