"""The library: no picture without credit, licence and consent; what is missing is found; nothing is there twice."""

import json
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import ModelLogEntry, UploadedFile

from showcase.images.bulk import DescribeForm, DescribePictures
from showcase.images.metadata import without_private_metadata
from showcase.images.models import Licence, People, Picture
from showcase.templatetags.showcase_tags import site_picture
from showcase.today import today
from tests.factories import AdminFactory, ConsentFactory, PictureFactory, ProductPageFactory, UserFactory
from tests.showcase.test_images import photograph, upload

INDEX = reverse("wagtailimages:index")
DESCRIBED = {"title": "Sân phơi", "credit": "Lan", "licence": Licence.OWN, "people": People.NOBODY, "collection": 1}


def portrait(consent, **values) -> Picture:
    return PictureFactory(people=People.CONSENT, consent=consent, **values)


# Consent


def test_people_need_a_consent_that_holds_and_covers_photographs(db):
    admin, content = AdminFactory(), photograph().read()
    good, over = ConsentFactory(), ConsentFactory(ends_on=today() - timedelta(days=1))
    name_only = ConsentFactory(covers_photo=False)

    def errors(consent):
        chosen = consent.pk if consent else ""
        return upload("a.jpg", content, user=admin, people=People.CONSENT, consent=chosen).errors

    assert errors(good) == {}
    assert all("consent" in errors(each) for each in (None, over, name_only))


def test_a_picture_of_nobody_keeps_no_consent(db):
    form = upload("a.jpg", photograph().read(), user=AdminFactory(), consent=ConsentFactory().pk)
    assert form.is_valid()
    assert form.instance.consent is None


def test_who_may_not_see_consents_is_offered_their_own_only(db):
    helper = UserFactory()
    ConsentFactory(person="Vi Văn Mẫu")
    own = ConsentFactory(noted_by=helper)
    assert list(DescribeForm(user=helper).fields["consent"].queryset) == [own]
    assert len(DescribeForm(user=AdminFactory()).fields["consent"].queryset) == 2


def test_without_its_consent_a_picture_is_neither_shown_nor_offered(db):
    shown = portrait(ConsentFactory())
    hidden = [
        portrait(ConsentFactory(ends_on=today() - timedelta(days=1))),
        portrait(ConsentFactory(withdrawn_on=today())),
        portrait(ConsentFactory(given_on=today() + timedelta(days=1))),
        portrait(None),
    ]
    incomplete = PictureFactory(people="")
    assert list(Picture.objects.choosable()) == [shown]
    assert set(Picture.objects.without_consent()) == set(hidden)
    assert set(Picture.objects.to_complete()) == {*hidden, incomplete}
    assert site_picture(shown, "card")
    assert [site_picture(each, "card") for each in hidden] == [""] * 4
    assert incomplete.lacks == ["people"]
    assert hidden[0].lacks == ["consent"]


def test_a_consent_that_ends_takes_the_picture_off_the_next_day(client, site):
    consent = ConsentFactory(ends_on=today())
    page = ProductPageFactory(parent=site.products, hero_image=portrait(consent, file__filename="mau.png"))
    assert "mau." in client.get(page.url).content.decode()
    consent.ends_on = today() - timedelta(days=1)
    consent.save()
    assert "mau." not in client.get(page.url).content.decode()


# Uploads


def send(client, name="a.jpg", content=b"") -> dict:
    """Send one of many pictures, as the browser does, and return the answer."""
    data = {"title": "Sân phơi", "files[]": SimpleUploadedFile(name, content or photograph().read())}
    return json.loads(client.post(reverse("wagtailimages:add_multiple"), data).content)


def test_an_upload_is_in_the_library_when_it_is_described_and_tells_no_place_before(editor_client):
    answer = send(editor_client)
    kept = UploadedFile.objects.get()
    assert without_private_metadata(kept.file) is kept.file
    assert not Picture.objects.exists()
    create = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[kept.pk])
    prefix = f"uploaded-image-{kept.pk}-"
    assert answer["success"]
    assert not json.loads(editor_client.post(create, {f"{prefix}title": "Sân phơi"}).content)["success"]
    filled = {prefix + name: value for name, value in DESCRIBED.items()}
    assert json.loads(editor_client.post(create, filled).content)["success"]
    assert Picture.objects.get().credit == "Lan"
    assert ModelLogEntry.objects.filter(action="wagtail.create").exists()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_stripping_is_done_once_and_always_makes_the_same_file(form):
    original = photograph(form)
    once, again = without_private_metadata(original), without_private_metadata(original)
    assert once.read() == again.read()
    assert without_private_metadata(once) is once


def test_a_second_upload_of_the_same_photograph_is_found(editor_client):
    form = upload("first.jpg", photograph().read())
    assert form.is_valid()
    first = form.save()
    answer = send(editor_client, "second.jpg")
    assert answer["duplicate"]
    assert first.title in answer["confirm_duplicate_upload"]
    assert "duplicate" not in send(editor_client, "other.png", photograph("PNG").read())


def test_the_chooser_says_so_too_and_notes_who_uploaded(editor_client):
    first = upload("first.jpg", photograph().read())
    assert first.is_valid()
    first.save()
    data = {f"image-chooser-upload-{name}": value for name, value in DESCRIBED.items()}
    data["image-chooser-upload-file"] = SimpleUploadedFile("second.jpg", photograph().read())
    answer = json.loads(editor_client.post(reverse("wagtailimages_chooser:create"), data).content)
    assert answer["step"] == "duplicate_found"
    assert ModelLogEntry.objects.filter(action="wagtail.create").count() == 1


# Finding and completing


def test_the_list_finds_what_is_to_be_completed(editor_client, site):
    complete, no_credit = PictureFactory(title="Đủ"), PictureFactory(title="Thiếu tên", credit="")
    unasked = PictureFactory(title="Chưa hỏi", people="", licence=Licence.CC_BY)
    unlawful = portrait(None, title="Không có đồng ý")
    ProductPageFactory(parent=site.products, hero_image=complete)

    def found(query: str) -> set[str]:
        response = editor_client.get(f"{INDEX}?{query}")
        return {picture.title for picture in response.context["object_list"]}

    assert found("lacks=anything") == {"Thiếu tên", "Chưa hỏi", "Không có đồng ý"}
    assert found("lacks=credit") == {no_credit.title}
    assert found("lacks=people&layout=list") == found("licence=cc-by") == {unasked.title}
    assert found("lacks=consent") == {unlawful.title}
    assert found("unused=used") == {complete.title}
    assert complete.title not in found("unused=unused")


def test_many_pictures_are_completed_at_once(db):
    user, consent = AdminFactory(), ConsentFactory()
    pictures = [PictureFactory(credit="", people="", description="Như cũ") for _each in range(2)]
    form = DescribeForm({"credit": "Minh", "people": People.CONSENT, "consent": consent.pk}, user=user)
    assert form.is_valid()
    assert DescribePictures.execute_action(pictures, form.cleaned_data, user) == (2, 0)
    assert Picture.objects.to_complete().count() == 0
    assert set(Picture.objects.values_list("credit", "licence", "description")) == {("Minh", "own", "Như cũ")}
    assert ModelLogEntry.objects.filter(user=user, action="wagtail.edit").count() == 2
    assert DescribePictures.execute_action(pictures, {"people": People.NOBODY}, user)
    assert set(Picture.objects.values_list("consent", flat=True)) == {None}


def test_bulk_setting_refuses_what_makes_no_sense(db):
    consent = ConsentFactory()
    wrong = [{}, {"people": People.CONSENT}, {"people": People.NOBODY, "consent": consent.pk}]
    assert not any(DescribeForm(data, user=AdminFactory()).is_valid() for data in wrong)


def test_the_screen_of_the_bulk_action_opens(editor_client):
    picture = PictureFactory()
    url = reverse("wagtail_bulk_action", args=["showcase", "picture", "describe"])
    assert editor_client.get(f"{url}?id={picture.pk}").status_code == 200


def test_the_focal_point_of_a_picture_can_be_set(editor_client):
    picture = PictureFactory(people=People.PUBLIC_EVENT)
    data = DESCRIBED | {"people": People.PUBLIC_EVENT, "focal_point_x": 40, "focal_point_y": 30}
    data |= {"focal_point_width": 10, "focal_point_height": 10}
    editor_client.post(reverse("wagtailimages:edit", args=[picture.pk]), data)
    assert Picture.objects.get().get_focal_point().centroid == (40, 30)


def test_a_day_says_when_a_consent_was_given(db):
    assert "01/03/2024" in ConsentFactory(given_on=date(2024, 3, 1)).choice_label
