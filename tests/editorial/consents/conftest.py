"""A person who is everywhere: on pages in both languages, in drafts, versions and translations, in the history."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.log_actions import log
from wagtail.models import Comment, Page

from showcase.consents.models import Consent
from showcase.images.models import People, Picture
from tests.factories import (
    AdminFactory,
    ConsentFactory,
    ContactFactory,
    PictureFactory,
    ProducerPageFactory,
    ProductPageFactory,
    StoryPageFactory,
)

NAME, PHONE, EMAIL, FILE = "Lữ Thị Mẫu", "0900 000 123", "mau@maker.example", "chan-dung-dac-biet"


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@dataclass
class Traces:
    consent: Consent
    picture: Picture
    other: Picture
    producer: Page
    product: Page
    story: Page
    admin: object
    pages: list[Page] = field(default_factory=list)


def portrait(consent: Consent) -> Picture:
    return PictureFactory(
        title=f"Chân dung {NAME}",
        file__filename=f"{FILE}.png",
        people=People.CONSENT,
        consent=consent,
        credit=f"Ảnh: {NAME} cung cấp",
    )


def body(picture: Picture, other: Picture) -> list:
    """Return chapters with the picture in every kind of block that takes one."""
    shown = {"image": picture.pk, "alt_text": f"{NAME} phơi cá", "decorative": False}
    another = {"image": other.pk, "alt_text": "Sân phơi", "decorative": False}
    return [
        ("paragraph", f"<p>Bà {NAME} kể: gọi 0900.000.123 hoặc <b>{EMAIL}</b>.</p>"),
        ("picture", {"image": shown, "caption": "Trước sân"}),
        ("gallery", {"pictures": [{"image": shown, "caption": ""}, {"image": another, "caption": "Còn lại"}]}),
        ("video", {"url": "https://video.example/x", "title": "Phim", "image": shown, "duration": ""}),
        ("quote", {"text": "Ăn quả nhớ kẻ trồng cây.", "attribution": NAME.upper()}),
    ]


def as_raw(blocks: list) -> list[dict]:
    return [{"type": name, "value": value, "id": f"0000000{n}-aaaa"} for n, (name, value) in enumerate(blocks)]


@pytest.fixture
def traces(site, media) -> Traces:
    """Return a person with a contact, a portrait and her name in texts, in as many places as the site has."""
    admin = AdminFactory()
    paper = get_document_model().objects.create(title=f"Giấy của {NAME}", file=ContentFile(b"x", name="giay.pdf"))
    consent = ConsentFactory(evidence=paper, noted_by=admin, note=f"{NAME} ký tại nhà")
    picture, other = portrait(consent), PictureFactory(title="Sân phơi")
    picture.get_renditions("max-165x165", "fill-320x240|format-webp")
    producer = ProducerPageFactory(parent=site.producers, title="Hợp tác xã Mường Lống")
    contact = ContactFactory(producer=producer, name=NAME, phone=PHONE, email=EMAIL, photo=picture, consent=consent)
    raw = as_raw(body(picture, other))
    story = StoryPageFactory(parent=site.stories, title=f"Chuyện của {NAME}", body=raw)
    product = ProductPageFactory(
        parent=site.products, title="Gừng Kỳ Sơn", hero_image=picture, hero_alt="Chân dung", culture=raw
    )
    for page in (story, product):
        page.save_revision(user=admin).publish()
    draft(product, picture, admin)
    scheduled(story, admin)
    for thing in (consent, contact, picture):
        log(thing, "wagtail.edit", user=admin)
    Comment.objects.create(page=product, user=admin, text=f"Hỏi lại {NAME}", contentpath="intro")
    return Traces(consent, picture, other, producer, product, story, admin)


def draft(product, picture: Picture, user) -> None:
    """Leave a draft with another alternative text, and a source that names the person."""
    product = product.get_latest_revision_as_object()
    product.intro = f"{NAME} trồng trên nương cao."
    product.hero_alt = f"{NAME} bên nương"
    product.save_revision(user=user)


def scheduled(story, user) -> None:
    story = story.get_latest_revision_as_object()
    story.go_live_at = timezone.now() + timedelta(days=3)
    story.save_revision(user=user, approved_go_live_at=story.go_live_at)
