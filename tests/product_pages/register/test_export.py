"""What goes out comes back without a single change, and no spreadsheet program takes it for a formula."""

import io
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from product_pages.models import Certificate, ProducerPage, ProductPage, ProductProducer
from product_pages.register import export
from product_pages.register.columns import COLUMNS
from product_pages.register.headings import find_head
from product_pages.register.known import load
from product_pages.register.models import Kind
from product_pages.register.reading import open_file
from tests.factories import CertificateFactory, ListingFactory, ProductPageFactory

from .helpers import actions, applied, planned, previewed, xlsx

pytestmark = [pytest.mark.django_db, pytest.mark.database]
# Letters that a form takes; among them what begins formulas, apostrophes, spaces of all kinds.
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=40)
RISKY = st.sampled_from(
    ["=1+1", "'=x", "-5 °C", "@ai", "(xóa)", "'", "a\nb", " hai  chỗ ", "1/2", "007", "1e5", "TRUE"]
)
TEXTS = st.one_of(WORDS, RISKY)


@pytest.fixture
def full(register):
    """Fill the register with everything that its columns can hold."""
    register.ginger.season = (11, 12, 1)
    register.ginger.keeping = "-5 °C, '=khô"
    register.ginger.provenance_url = "https://trace.example/1"
    register.ginger.save()
    ProductProducer.objects.create(product=register.ginger, producer=register.maker)
    ProductPageFactory(parent=register.products, title="Gừng Kỳ Sơn", slug="gung-khac")
    first = CertificateFactory(
        product=register.ginger,
        producer=register.maker,
        product_code="01",
        issued_on=date(2021, 2, 1),
        valid_until=None,
    )
    CertificateFactory(product=register.ginger, producer=register.maker, renews=first, decision="22/QĐ-UBND")
    CertificateFactory(
        product=register.tea,
        producer=None,
        issued_on=date(2024, 5, 1),
        issued_precision="month",
        verified_on=None,
        valid_until=None,
    )
    CertificateFactory(
        product=register.tea,
        producer=None,
        item="Chè túi lọc",
        issued_on=date(2023, 1, 1),
        issued_precision="year",
        verified_on=None,
        valid_until=None,
    )
    ListingFactory(product=register.ginger)
    applied("products", xlsx(["Tên sản phẩm", "Giới thiệu"], ["Chè Shan tuyết", "'=cmd()"]))
    return register


@pytest.mark.parametrize("extension", ["xlsx", "csv"])
@pytest.mark.parametrize("kind", Kind.values)
def test_export_comes_back_unchanged(full, kind, extension):
    run = previewed(kind, export.write(kind, extension))
    assert [row.problems for row in run.rows.exclude(problems=[])] == []
    assert actions(run) == {"unchanged": len(load(kind))}


def test_export_names_what_a_title_does_not_tell_apart(full):
    rows = list(export.rows_of("certificates"))
    assert {row[0] for row in rows} == {"gung-ky-son", "Chè Shan tuyết"}


def test_draft_is_exported_as_its_editors_have_it(full):
    assert "'=cmd()" in {cell for row in export.rows_of("products") for cell in row}


@pytest.mark.parametrize("extension", ["xlsx", "csv"])
def test_no_cell_begins_a_formula(full, extension):
    cells = [cell for _number, row in open_file(export.write("products", extension))[0].rows() for cell in row if cell]
    assert "'-5 °C, '=khô" in cells
    assert not [cell for cell in cells if str(cell).startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("precision", ["month", "year"])
def test_certificate_known_by_a_rough_date_alone_comes_back_unchanged(full, precision):
    Certificate.objects.filter(product=full.tea).delete()
    CertificateFactory(
        product=full.tea,
        number="",
        decision="",
        product_code="",
        verified_on=None,
        valid_until=None,
        issued_on=date(2015, 1, 2),
        issued_precision=precision,
    )
    rows = planned("certificates", export.write("certificates", "csv"))
    assert {row.action for row in rows} == {"unchanged"}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    product=st.fixed_dictionaries(dict.fromkeys(("tagline", "intro", "weight", "keeping", "ingredients"), TEXTS)),
    season=st.frozensets(st.integers(1, 12)),
    certificate=st.fixed_dictionaries(dict.fromkeys(("item", "product_code", "number", "decision", "notes"), TEXTS)),
    day=st.dates(date(2015, 1, 1), date(2026, 1, 1)),
    precision=st.sampled_from(["day", "month", "year"]),
)
def test_anything_comes_back_unchanged(full, product, season, certificate, day, precision):
    ProductPage.objects.filter(pk=full.tea.pk).update(
        **product, season=tuple(sorted(season)), has_unpublished_changes=False
    )
    Certificate.objects.filter(product=full.tea).delete()
    CertificateFactory(
        product=full.tea, verified_on=None, valid_until=None, issued_on=day, issued_precision=precision, **certificate
    )
    for kind in ("products", "certificates"):
        for extension in ("xlsx", "csv"):
            rows = planned(kind, export.write(kind, extension))
            assert [(row.changes, row.problems) for row in rows if row.action != "unchanged"] == []


def test_export_of_one_site_fills_another(full):
    content = {kind: export.write(kind, "xlsx") for kind in ("producers", "products", "certificates", "listings")}
    ProductPage.objects.all().delete()
    ProducerPage.objects.all().delete()
    full.products.refresh_from_db()
    renewal = {"certificates": 1}  # names a certificate that the same sheet brings
    for kind, sheet in content.items():
        wrong = applied(kind, sheet, take_good=True).counts["error"]
        assert wrong == renewal.get(kind, 0)
    assert applied("certificates", content["certificates"]).counts["new"] == 1


@pytest.mark.parametrize("extension", ["xlsx", "csv"])
@pytest.mark.parametrize("kind", Kind.values)
def test_template_has_every_heading_and_each_is_recognised(db, kind, extension):
    head = find_head(kind, open_file(export.write(kind, extension, template=True))[0])
    assert [heading.column for heading in head.headings] == [column.name for column in COLUMNS[kind]]


def test_template_explains_its_columns(db):
    book = load_workbook(io.BytesIO(export.write("certificates", "xlsx", template=True)))
    names = [row[0].value for row in book.worksheets[1].iter_rows(min_row=2)]
    assert names[0] == "Sản phẩm (bắt buộc)"
    assert len(names) == len(COLUMNS["certificates"])
