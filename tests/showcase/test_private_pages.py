"""What is kept from readers stays so, in every cache."""

from wagtail.models import PageViewRestriction

from tests.factories import TextPageFactory


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def test_private_page_is_served_to_no_reader(client, site):
    restrict(site.about)
    assert client.get(site.about.url).status_code == 302


def test_page_below_a_private_page_is_private_too(client, site):
    below = TextPageFactory(parent=site.about, title="Nội bộ")
    restrict(site.about)
    assert client.get(below.url).status_code == 302


def test_private_page_may_be_kept_by_no_shared_cache(editor_client, site):
    restrict(site.about)
    kept = editor_client.get(site.about.url)["Cache-Control"]
    assert "private" in kept
    assert "public" not in kept


def test_private_section_leaves_the_menu(client, site):
    restrict(site.stories)
    assert site.stories.url not in client.get(site.home.url).content.decode()
