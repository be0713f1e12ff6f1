"""The parts of the site and of the library that rights are given for."""

from dataclasses import dataclass
from enum import Enum

from django.db.models import QuerySet
from wagtail.models import Page

from events.models import EventIndexPage
from product_pages.models import ProducerIndexPage, ProductIndexPage
from showcase.home.models import HomePage
from stories.models import StoryIndexPage


@dataclass(frozen=True)
class Part:
    """A part of the page tree: a page of this kind, in this language, and all below it."""

    name_vi: str
    name_en: str
    model: type[Page] | None = None
    language: str = "vi"

    def pages(self) -> QuerySet[Page]:
        """Return the pages at its top; none while nobody has made them."""
        if self.model is None:
            return Page.objects.filter(depth=1)
        return Page.objects.exact_type(self.model).filter(locale__language_code=self.language)


class Section(Enum):
    """The parts of the page tree by which rights are given."""

    PRODUCTS = Part("Trang sản phẩm", "Pages of products", ProductIndexPage)
    PRODUCERS = Part("Trang người làm ra", "Pages of producers", ProducerIndexPage)
    STORIES = Part("Câu chuyện", "Stories", StoryIndexPage)
    EVENTS = Part("Sự kiện", "Events", EventIndexPage)
    VIETNAMESE = Part("Mọi trang tiếng Việt", "All Vietnamese pages", HomePage)
    ENGLISH = Part("Mọi trang tiếng Anh", "All English pages", HomePage, "en")
    EVERYTHING = Part("Toàn bộ cây trang", "The whole page tree")


@dataclass(frozen=True)
class Cupboard:
    """A collection of pictures and documents; a private one is opened by some roles only."""

    name_vi: str
    name_en: str
    # How the collection is called when it is made; None is the one in which all others lie.
    collection: str | None = None
    collection_en: str = ""
    is_private: bool = False


class Shelf(Enum):
    """The collections by which rights are given."""

    ALL = Cupboard("toàn bộ thư viện", "the whole library")
    SHARED = Cupboard("tài liệu của các trang", "those of the pages", "Tài liệu chung", "Shared documents")
    EVIDENCE = Cupboard(
        "bằng chứng của chứng nhận", "evidence of certificates", "Bằng chứng (chỉ nội bộ)", "Evidence (internal)", True
    )
    CONSENTS = Cupboard(
        "giấy đồng ý", "papers of consent", "Giấy đồng ý (chỉ nội bộ)", "Papers of consent (internal)", True
    )
