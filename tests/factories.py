"""Pages and records to test with, each with the least that it needs."""

from datetime import date

import factory
import wagtail_factories
from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.models import Locale

from events.models import EventIndexPage, EventPage, Exhibitor
from product_pages.listings.addresses import clean
from product_pages.models import (
    Category,
    Certificate,
    CriteriaSet,
    Listing,
    Marketplace,
    OriginMapPage,
    ProducerContact,
    ProducerIndexPage,
    ProducerPage,
    ProductIndexPage,
    ProductPage,
    Scheme,
    SeasonPage,
    ValidityPage,
)
from showcase.consents.models import Consent
from showcase.home.models import HomePage, TextPage
from showcase.images.models import Licence, People, Picture
from showcase.places.models import FormerName, Place
from showcase.search.models import SearchPage
from stories.models import StoryIndexPage, StoryPage


class UserFactory(factory.django.DjangoModelFactory):
    username = factory.Sequence(lambda n: f"user{n}")

    class Meta:
        model = get_user_model()


class AdminFactory(UserFactory):
    is_staff = is_superuser = True


class PictureFactory(wagtail_factories.ImageFactory):
    credit, licence, people = "Tòa soạn", Licence.OWN, People.NOBODY

    class Meta:
        model = Picture


class PlaceFactory(factory.django.DjangoModelFactory):
    code = factory.Sequence(lambda n: f"{90000 + n}")
    name = factory.Sequence(lambda n: f"Làng {n}")
    latitude, longitude = 19.2, 104.9

    class Meta:
        model = Place


class FormerNameFactory(factory.django.DjangoModelFactory):
    place = factory.SubFactory(PlaceFactory)
    name = "Kỳ Sơn"
    kind = FormerName.Kind.DISTRICT

    class Meta:
        model = FormerName


class CategoryFactory(factory.django.DjangoModelFactory):
    slug = factory.Sequence(lambda n: f"category-{n}")
    name_vi, name_en = "Trái cây", "Fruit"

    class Meta:
        model = Category


class CriteriaSetFactory(factory.django.DjangoModelFactory):
    number = factory.Sequence(lambda n: n + 1)
    name_vi, name_en, group = "Rau, củ, quả", "Vegetables and fruit", "food"

    class Meta:
        model = CriteriaSet


class SchemeFactory(factory.django.DjangoModelFactory):
    code = "ocop"
    name_vi, name_en = "OCOP", "OCOP (One Commune One Product)"
    has_stars, expiry, months = True, "months", 36

    class Meta:
        model = Scheme
        django_get_or_create = ["code"]


class PageFactory(wagtail_factories.PageFactory):
    """A page in Vietnamese; its slug and sort key come from its title as in the editor."""

    title = factory.Sequence(lambda n: f"Trang {n}")
    slug = ""
    locale = factory.LazyFunction(lambda: Locale.objects.get(language_code="vi"))

    class Meta:
        abstract = True


class HomePageFactory(PageFactory):
    title, intro = "Sản vật", "Từ biển lên núi."

    class Meta:
        model = HomePage


class TextPageFactory(PageFactory):
    class Meta:
        model = TextPage


class SearchPageFactory(PageFactory):
    title, slug = "Tìm kiếm", "tim-kiem"

    class Meta:
        model = SearchPage


class ProductIndexPageFactory(PageFactory):
    title, slug = "Sản phẩm", "san-pham"

    class Meta:
        model = ProductIndexPage


class SeasonPageFactory(PageFactory):
    title, slug = "Mùa này", "mua"

    class Meta:
        model = SeasonPage


class OriginMapPageFactory(PageFactory):
    title, slug = "Bản đồ", "ban-do"

    class Meta:
        model = OriginMapPage


class ProductPageFactory(PageFactory):
    title = factory.Sequence(lambda n: f"Sản phẩm {n}")
    intro = "Trồng trên nương cao."

    class Meta:
        model = ProductPage


class ProducerIndexPageFactory(PageFactory):
    title, slug = "Người làm ra", "nguoi-lam-ra"

    class Meta:
        model = ProducerIndexPage


class ProducerPageFactory(PageFactory):
    title = factory.Sequence(lambda n: f"Hợp tác xã {n}")

    class Meta:
        model = ProducerPage


class ValidityPageFactory(PageFactory):
    title, slug = "Khi nào còn hiệu lực", "hieu-luc"

    class Meta:
        model = ValidityPage


class StoryIndexPageFactory(PageFactory):
    title, slug = "Câu chuyện", "cau-chuyen"

    class Meta:
        model = StoryIndexPage


class StoryPageFactory(PageFactory):
    title = factory.Sequence(lambda n: f"Chuyện {n}")
    intro = "Một câu chuyện."

    class Meta:
        model = StoryPage


class EventIndexPageFactory(PageFactory):
    title, slug = "Hội chợ", "hoi-cho"

    class Meta:
        model = EventIndexPage


class EventPageFactory(PageFactory):
    title = factory.Sequence(lambda n: f"Hội chợ {n}")
    intro = "Nhìn tận mắt, nếm tận nơi."
    starts_on = date(2026, 12, 10)

    class Meta:
        model = EventPage


class ExhibitorFactory(factory.django.DjangoModelFactory):
    """Whoever has no page here, at the next stand of row A."""

    name = factory.Sequence(lambda n: f"Cơ sở {n}")
    stand = factory.Sequence(lambda n: f"A{n + 1}")

    class Meta:
        model = Exhibitor


class ConsentFactory(factory.django.DjangoModelFactory):
    """A consent to everything, given in 2024 and good until it is withdrawn."""

    person = "Lữ Thị Mẫu"
    covers_name = covers_photo = covers_phone = covers_email = True
    given_on = date(2024, 3, 1)

    class Meta:
        model = Consent


class ContactFactory(factory.django.DjangoModelFactory):
    name = "Người liên hệ"

    class Meta:
        model = ProducerContact


class CertificateFactory(factory.django.DjangoModelFactory):
    """A certificate of OCOP that is verified and holds until the end of February 2027."""

    scheme = factory.SubFactory(SchemeFactory)
    stars = 4
    number, decision, issuer = "", "348/QĐ-UBND", "UBND tỉnh"
    issued_on, valid_until, verified_on = date(2024, 2, 28), date(2027, 2, 28), date(2024, 3, 1)
    evidence_url = "https://evidence.example/348.pdf"

    @factory.lazy_attribute
    def producer(self):
        """Return the maker, without whom no stars are shown; none on a site without producers."""
        parent = ProducerIndexPage.objects.filter(locale__language_code="vi").first()
        return parent and (ProducerPage.objects.child_of(parent).first() or ProducerPageFactory(parent=parent))

    class Meta:
        model = Certificate


class MarketplaceFactory(factory.django.DjangoModelFactory):
    slug, name, hosts = "postmart", "Postmart", "postmart.example"

    class Meta:
        model = Marketplace
        django_get_or_create = ["slug"]


class ListingFactory(factory.django.DjangoModelFactory):
    marketplace = factory.SubFactory(MarketplaceFactory)
    url = factory.Sequence(lambda n: f"https://postmart.example/p/san-pham-{n}.html")
    state = "works"
    checked_at = factory.LazyFunction(timezone.now)

    @factory.lazy_attribute
    def checked_url(self):
        """Return the address as it stands, so that what the check said still holds."""
        return self.marketplace.address_today(clean(self.url))

    class Meta:
        model = Listing
