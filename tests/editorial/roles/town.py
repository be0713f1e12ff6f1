"""A site with something of everybody's on it, to knock at every door of the admin with."""

from datetime import date
from types import SimpleNamespace

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query
from wagtail.documents import get_document_model
from wagtail.models import Collection, Locale, Page, Site, UploadedFile
from wagtail_localize.models import Translation, TranslationSource

from events.models import EventSeries, Proposal
from product_pages.listings.changes.record import snapshot
from product_pages.listings.models import MarketplaceChange
from product_pages.register.models import ImportRun
from showcase.codes.making import code_for
from showcase.editorial.models import GlossaryTerm, KnownStep, KnownWorkflow, StandIn
from showcase.editorial.roles.models import RoleKey
from showcase.editorial.roles.sections import Shelf
from showcase.jobs.models import Job
from tests import factories
from tests.desk import make_desk, member

PAST = date(2026, 1, 1)


def build(site) -> SimpleNamespace:
    """Make the desk and return what is on it; “foreign” is what belongs to somebody who is none of the visitors."""
    # The English home comes first, so that the translators get their rights.
    english_home = factories.HomePageFactory(
        parent=Page.objects.get(depth=1),
        title="Produce",
        slug="home-en",
        locale=Locale.objects.get(language_code="en"),
        translation_key=site.home.translation_key,
    )
    groups = make_desk()
    town = SimpleNamespace(site=site, groups=groups, english_home=english_home)
    town.people = {key: member(key, f"visitor-{key}") for key in RoleKey}
    town.other = {key: member(key, f"other-{key}") for key in RoleKey}
    town.owner = factories.AdminFactory(username="owner")
    for part in (pages, files, records, reviews, translations, settings):
        part(town)
    return town


def pages(town) -> None:
    site, other = town.site, town.other
    town.draft = factories.ProductPageFactory(parent=site.products, live=False, owner=other[RoleKey.WRITER])
    town.product = factories.ProductPageFactory(parent=site.products, owner=other[RoleKey.WRITER])
    town.own_event = factories.EventPageFactory(
        parent=site.events, live=False, owner=town.people[RoleKey.ORGANISER], slug="cua-toi"
    )
    town.foreign_event = factories.EventPageFactory(
        parent=site.events, live=False, owner=other[RoleKey.ORGANISER], slug="cua-nguoi-khac"
    )
    town.exhibitors = {
        label: factories.ExhibitorFactory(event=event)
        for label, event in (("own", town.own_event), ("foreign", town.foreign_event))
    }
    town.published = {
        "own": factories.EventPageFactory(
            parent=site.events, owner=town.people[RoleKey.ORGANISER], slug="cua-toi-da-dang"
        ),
        "foreign": factories.EventPageFactory(
            parent=site.events, owner=other[RoleKey.ORGANISER], slug="cua-nguoi-khac-da-dang"
        ),
    }
    town.english_products = in_english(factories.ProductIndexPageFactory, site.products, town.english_home)
    in_english(factories.ProducerIndexPageFactory, site.producers, town.english_home)
    in_english(factories.StoryIndexPageFactory, site.stories, town.english_home)
    town.english = factories.ProductPageFactory(
        parent=town.english_products,
        title="Ginger",
        locale=town.english_home.locale,
        translation_key=town.product.translation_key,
    )
    for page in (town.draft, town.product, town.own_event, town.foreign_event, town.english, site.about):
        page.save_revision(user=page.owner)
        page.save_revision(user=page.owner)
    town.pages = {
        "draft": town.draft,
        "english": town.english,
        "own event": town.own_event,
        "foreign event": town.foreign_event,
        "text": site.about,
    }


def in_english(factory, section, home):
    """Return the English page of a section."""
    return factory(parent=home, slug=section.slug, locale=home.locale, translation_key=section.translation_key)


def files(town) -> None:
    collections = {
        shelf: Collection.objects.get(name=shelf.value.collection) for shelf in Shelf if shelf.value.collection
    }
    root = Collection.get_first_root_node()
    town.picture = factories.PictureFactory(collection=root, uploaded_by_user=town.other[RoleKey.WRITER])
    town.documents = {
        "shared": paper("Chương trình", collections[Shelf.SHARED], town.other[RoleKey.WRITER]),
        "evidence": paper("Quyết định", collections[Shelf.EVIDENCE], town.other[RoleKey.WRITER]),
        "consent": paper("Giấy đồng ý", collections[Shelf.CONSENTS], town.other[RoleKey.WRITER]),
    }
    town.collection = collections[Shelf.SHARED]
    town.upload = UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(type(town.picture)),
        file=ContentFile(b"x", name="x.png"),
        uploaded_by_user=town.other[RoleKey.WRITER],
    )


def paper(title: str, collection: Collection, owner):
    return get_document_model().objects.create(
        title=title, collection=collection, uploaded_by_user=owner, file=ContentFile(b"x", name="x.txt")
    )


def records(town) -> None:
    town.shop = factories.MarketplaceFactory()
    town.shop.partners.add(town.people[RoleKey.PARTNER])
    town.foreign_shop = factories.MarketplaceFactory(slug="voso", name="Voso", hosts="voso.example")
    coded = {"product": town.product, "own event": town.own_event, "foreign event": town.foreign_event}
    town.codes = {label: code_for(page) for label, page in coded.items()}
    town.listings = {
        "own": factories.ListingFactory(product=town.product, marketplace=town.shop),
        "foreign": factories.ListingFactory(
            product=town.product, marketplace=town.foreign_shop, url="https://voso.example/a-p1.html"
        ),
    }
    stands = snapshot(town.foreign_shop)
    town.change = MarketplaceChange.objects.create(marketplace=town.foreign_shop, before=stands, after=stands)
    town.producer = factories.ProducerPageFactory(parent=town.site.producers)
    town.certificate = factories.CertificateFactory(product=town.product, producer=town.producer)
    town.certificate.save_revision()
    town.consent = factories.ConsentFactory(noted_by=town.other[RoleKey.WRITER])
    town.contact = factories.ContactFactory(producer=town.producer, consent=town.consent)
    town.category, town.criteria = factories.CategoryFactory(), factories.CriteriaSetFactory()
    town.place = factories.PlaceFactory()
    town.series = EventSeries.objects.create(name_vi="Hội chợ Vinh", slug="vinh")
    town.proposal = Proposal.objects.create(
        kind="product", name="Bánh", why="Ngon.", proposed_by=town.other[RoleKey.ORGANISER]
    )
    town.term = GlossaryTerm.objects.create(vietnamese="gừng", english="ginger")
    lead = town.other[RoleKey.LEAD]
    town.job = Job.objects.create(kind="Import", by=lead)
    town.run = ImportRun.objects.create(kind="listings", file_name="a.csv", by=lead)
    town.stand_in = StandIn.objects.create(
        absent=town.other[RoleKey.MARKET_REVIEWER], deputy=lead, first_day=PAST, last_day=PAST
    )


def reviews(town) -> None:
    """Send the draft for review: it waits for the provenance reviewer."""
    town.workflow = KnownWorkflow.objects.get(key="product").workflow
    town.task = KnownStep.objects.get(key="provenance").task
    town.workflow_state = town.workflow.start(town.draft, town.other[RoleKey.WRITER])
    town.task_state = town.workflow_state.current_task_state


def translations(town) -> None:
    source, _created = TranslationSource.update_or_create_from_instance(town.product)
    town.source = source
    town.translation = Translation.objects.create(source=source, target_locale=town.english.locale)
    town.segment = source.stringsegment_set.first()


def settings(town) -> None:
    town.redirect = Redirect.objects.create(old_path="/cu", redirect_page=town.site.about)
    town.query = Query.get("gừng")
    town.default_site = Site.objects.get()
    town.group = Group.objects.exclude(role=None).first()
    town.user = town.other[RoleKey.WRITER]
