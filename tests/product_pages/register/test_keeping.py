"""How long runs are kept, and what their rows do to readers' pages."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from product_pages.models import ImportRun
from showcase.cache.invalidation import PRIVATE_MODELS
from tests.product_pages.helpers import queries

from .helpers import applied, previewed, xlsx

pytestmark = pytest.mark.django_db
SHEET = xlsx(["Tên sản phẩm"], ["Mận"])


def test_bytes_go_after_a_month_and_the_run_after_a_year(site):
    run = previewed("products", SHEET)
    now = timezone.now()
    for days, kept, runs in ((29, True, 1), (31, False, 1), (366, False, 0)):
        with time_machine.travel(now + timedelta(days=days)):
            ImportRun.objects.prune()
        assert ImportRun.objects.count() == runs
        assert ImportRun.objects.filter(pk=run.pk).exclude(content=b"").exists() is kept


def test_preview_leaves_readers_pages_in_the_store(client, product):
    queries(client, product)
    previewed("products", SHEET)
    assert queries(client, product) == 0
    assert {"importrun", "importrow", "columnmatch"} <= PRIVATE_MODELS


def test_draft_of_a_product_is_seen_by_no_reader(client, site):
    applied("products", SHEET)
    assert client.get("/san-pham/man/").status_code == 404
    assert "Mận" not in client.get("/san-pham/").content.decode()
