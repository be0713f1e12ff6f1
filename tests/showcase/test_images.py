"""Pictures: what an upload loses, what the form refuses, and in which sizes they are served."""

import re
import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image, ImageChops, ImageCms
from wagtail.images.forms import get_image_form

from showcase.images.metadata import without_private_metadata
from showcase.images.models import Licence, People, Picture
from showcase.images.renditions import SIZES, prefetch_pictures, specs
from showcase.templatetags.showcase_tags import site_picture
from tests.factories import PictureFactory, ProductPageFactory

GPS = ExifTags.IFD.GPSInfo
ORIENTATION = ExifTags.Base.Orientation
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>19,2N</exif:GPSLatitude></x:xmpmeta>'


def photograph(form="JPEG", **options) -> ContentFile:
    """Return a small picture that knows where it was taken, by whom, and how it was held."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[ExifTags.Base.Artist] = "Nguyễn Thị Lan"
    exif.get_ifd(GPS).update({1: "N", 2: (19.0, 12.0, 0.0)})
    content = BytesIO()
    picture = Image.linear_gradient("L").resize((80, 60)).convert("RGB")
    if form == "MPO":
        options |= {"save_all": True, "append_images": [picture]}
    picture.save(content, form, exif=exif, **options)
    return ContentFile(content.getvalue(), name=f"photograph.{form.lower()}")


def huge_png(side: int) -> bytes:
    """Return a PNG of side × side pixels in a few kilobytes, as a decompression bomb has it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(side * ((side + 7) // 8 + 1)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def upload(name: str, content: bytes, user=None, **values):
    """Return the editor's form for a picture, filled in."""
    described = {"credit": "Lan", "licence": Licence.OWN, "people": People.NOBODY}
    data = {"title": "Ảnh", "collection": 1} | described | values
    form_class = get_image_form(Picture)
    return form_class(data, {"file": SimpleUploadedFile(name, content)}, instance=Picture(), user=user)


# Private metadata


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "MPO", "AVIF"])
def test_place_and_person_are_stripped_and_the_orientation_stays(form):
    exif = Image.open(without_private_metadata(photograph(form))).getexif()
    assert not exif.get_ifd(GPS)
    assert ExifTags.Base.Artist not in exif
    assert exif[ORIENTATION] == 6


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_what_other_programs_write_about_the_place_is_stripped(form):
    original = photograph(form, **({} if form == "PNG" else {"xmp": XMP}))
    assert b"GPSLatitude" not in without_private_metadata(original).read()


def test_a_place_is_stripped_where_there_is_no_exif():
    content = BytesIO()
    Image.new("RGB", (8, 8)).save(content, "JPEG", xmp=XMP)
    assert b"GPSLatitude" not in without_private_metadata(ContentFile(content.getvalue())).read()


def test_a_comment_is_stripped():
    assert b"Lan" not in without_private_metadata(photograph(comment=b"Lan")).read()


def test_a_jpeg_keeps_its_quality():
    original = photograph(quality=83)
    before, after = Image.open(original), Image.open(without_private_metadata(original))
    assert after.quantization == before.quantization
    assert max(high for _low, high in ImageChops.difference(before, after).getextrema()) <= 1


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_colours_stay_what_they_are(form):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    stripped = Image.open(without_private_metadata(photograph(form, icc_profile=profile)))
    assert stripped.info["icc_profile"] == profile


def test_a_file_that_is_no_picture_is_left_to_the_form():
    file = ContentFile(b"no picture")
    assert without_private_metadata(file).read() == b"no picture"


def test_a_picture_without_metadata_is_left_alone():
    content = BytesIO()
    Image.new("RGB", (8, 8)).save(content, "PNG")
    assert without_private_metadata(ContentFile(content.getvalue())).read() == content.getvalue()


def test_an_upload_is_stored_without_its_place(db):
    form = upload("photograph.jpg", photograph().read())
    assert form.is_valid()
    stored = Image.open(form.save().file.open())
    assert not stored.getexif().get_ifd(GPS)


# What the form refuses


@pytest.mark.parametrize("side", [5_100, 20_000])
def test_a_decompression_bomb_is_refused_in_a_sentence(db, side):
    form = upload("bomb.png", huge_png(side))
    assert "25000000" in form.errors["file"][0]


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.svg", SVG), ("a.png", SVG), ("a.jpg", b"<html><script></script>"), ("a.jpg", b""), ("a.gif", b"GIF89a")],
    ids=["svg", "svg as png", "html as jpeg", "empty", "gif"],
)
def test_what_is_no_picture_is_refused(db, name, content):
    assert "file" in upload(name, content).errors


def test_a_damaged_photograph_is_refused(db):
    form = upload("photograph.jpg", photograph().read()[:-400])
    assert "file" in form.errors


def test_a_file_that_is_too_large_is_refused_in_a_sentence(db, settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 500
    assert "500" in upload("photograph.jpg", photograph().read()).errors["file"][0]


@pytest.mark.parametrize("name", ["credit", "licence", "people"])
def test_each_picture_says_who_made_it_what_allows_it_and_who_is_in_it(db, name):
    assert name in upload("a.jpg", photograph().read(), **{name: " "}).errors


def test_the_title_is_never_the_alternative_text(db):
    assert Picture(title="DSC_0042", description="Sân phơi").default_alt_text == "Sân phơi"
    assert Picture(title="DSC_0042").default_alt_text == ""


# Sizes


def test_templates_name_no_filter_of_their_own():
    named = re.compile(r"{%\s*(image|picture|srcset_image)\b|\b(fill|max|width|height)-\d+")
    pages = Path("templates").rglob("*.html")
    assert [str(path) for path in pages if named.search(path.read_text())] == []


@pytest.mark.parametrize("name", SIZES)
def test_each_size_is_offered_in_both_modern_formats(name):
    assert {spec.rpartition("|")[2] for spec in SIZES[name].specs} == {"format-avif", "format-webp"}


def test_sizes_can_be_asked_for_together():
    assert specs("card", "hero") == SIZES["card"].specs + SIZES["hero"].specs


def test_a_picture_comes_in_both_formats_with_its_alternative_text(db):
    html = site_picture(PictureFactory(), "card", "Sân <phơi>").__html__()
    assert "image/avif" in html
    assert 'alt="Sân &lt;phơi&gt;"' in html


def test_only_the_first_picture_is_fetched_at_once(db):
    image = PictureFactory()
    assert 'loading="lazy"' in site_picture(image, "card").__html__()
    assert 'fetchpriority="high"' in site_picture(image, "card", eager=True).__html__()


def test_no_picture_is_no_html():
    assert site_picture(None, "card") == ""


def test_prefetched_pictures_cost_no_query_to_draw(site, django_assert_num_queries):
    page = ProductPageFactory(parent=site.products, hero_image=PictureFactory())
    site_picture(page.hero_image, "card")
    found = type(page).objects.prefetch_related(prefetch_pictures("hero_image", "card")).get(pk=page.pk)
    with django_assert_num_queries(0):
        site_picture(found.hero_image, "card")
