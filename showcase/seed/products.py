"""The 36 products with their certificates, listings and makers."""

from datetime import date

from wagtail.models import Page

from product_pages.certificates.models import Certificate, Scheme
from product_pages.listings.models import Listing, Marketplace
from product_pages.producers.models import ProducerPage
from product_pages.products.models import ProductPage, ProductProducer
from product_pages.products.sources import ProductSource
from product_pages.taxonomy import Category, CriteriaSet
from showcase.places.models import Place
from showcase.text.fold import fold_slug

from . import history
from .english import Dictionary, paragraphs
from .pictures import load_picture
from .sources import read, trust_in
from .tree import existing, html, plant

TEXTS = ("tagline", "intro", "origin", "environment", "process", "features", "enjoy")
PLAIN = ("tagline", "intro")
# wagtail-localize reads every part of a stored block, so none may be left out.
NO_IMAGE = {"image": None, "alt_text": "", "decorative": False}
NOT_KNOWN = {"duration": "", "tool": "", "who": ""}


def short_name(name: str) -> str:
    """Return a name without what stands in brackets after it."""
    return name.partition(" (")[0]


def load_product(parent: Page, row: dict, places: dict[str, Place], number: int) -> ProductPage:
    """Return the Vietnamese page of a product, created with everything that belongs to it at need."""
    found = existing(ProductPage, "product", row["slug"])
    if found:
        return found
    dictionary = _dictionary(row)
    texts = {name: row[f"{name}_vi"] if name in PLAIN else html(row[f"{name}_vi"]) for name in TEXTS}
    page = ProductPage(
        title=short_name(row["name_vi"]),
        slug=row["slug"],
        alternative_names=_other_names(row, "vi"),
        category=Category.objects.get(slug=row["category"]),
        criteria_set=_criteria_set(row),
        landscape=row["landscape"],
        place=places.get(row["commune"]),
        latitude=row["lat"],
        longitude=row["lng"],
        season=tuple(row["season_months"]),
        hero_image=load_picture(row["slug"], short_name(row["name_vi"]), row["alt_vi"]),
        hero_alt=row["alt_vi"],
        steps=[("step", _step(step)) for step in row["process_steps"]],
        culture=_culture(row),
        editor_notes=_notes(row),
        responsible_name=row.get("responsible_name", ""),
        responsible_address=row.get("responsible_address", ""),
        **texts,
    )
    page.product_sources = _sources(row)
    plant(parent, page, "product", row["slug"], dictionary)
    _load_certificates(page, row)
    _load_listings(page, number)
    return page


def _dictionary(row: dict) -> Dictionary:
    dictionary = Dictionary(fold_slug(short_name(row["name_en"])))
    dictionary.add(short_name(row["name_vi"]), short_name(row["name_en"]))
    dictionary.add(row["alt_vi"], row["alt_en"])
    dictionary.by_path["alternative_names"] = _other_names(row, "en")
    for name in TEXTS:
        dictionary.add(row[f"{name}_vi"], row[f"{name}_en"])
    for step in row["process_steps"]:
        dictionary.add(step["title_vi"], step["title_en"])
        dictionary.add(step["body_vi"], step["body_en"])
    culture = "culture_long" if "culture_long_vi" in row else "culture"
    dictionary.add(row[f"{culture}_vi"], row[f"{culture}_en"])
    quote = _quote(row)
    if quote:
        dictionary.add(quote["vi"], quote["en"])
        dictionary.add(quote["by_vi"], quote["by_en"])
    return dictionary


def _other_names(row: dict, language: str) -> str:
    return read("supplement")["alternative_names"].get(row["slug"], {}).get(language, "")


def _quote(row: dict) -> dict | None:
    return read("supplement")["quotes"].get(row["slug"])


def _criteria_set(row: dict) -> CriteriaSet:
    """Return the set that the text names first: “21. Thủ công mỹ nghệ…” is number 21."""
    return CriteriaSet.objects.get(number=int(row["ocop_criteria_set_vi"].partition(".")[0]))


def _step(step: dict) -> dict:
    return {"title": step["title_vi"], "text": html(step["body_vi"]), "image": NO_IMAGE} | NOT_KNOWN


def _culture(row: dict) -> list[tuple]:
    """Return the chapter's blocks, with its saying after the first paragraph."""
    text = row.get("culture_long_vi") or row["culture_vi"]
    items: list[tuple] = [("paragraph", html(part)) for part in paragraphs(text)]
    quote = _quote(row)
    if quote:
        items.insert(1, ("quote", {"text": quote["vi"], "attribution": quote["by_vi"]}))
    return items


def _notes(row: dict) -> str:
    """Return cautions and doubts for the next editor; no reader ever sees them."""
    parts = (
        row["editor_caution_vi"],
        row["notes"],
        f"OCOP: {row['ocop_criteria_set_vi']}",
        f"Độ tin cậy của nguồn: {trust_in(row)}",
    )
    return "\n\n".join(part for part in parts if part)


def _sources(row: dict) -> list[ProductSource]:
    """Return the addresses that tell of it, and for the sample product a made-up title without one."""
    sources = [ProductSource(url=url) for url in row["sources"] + row["extra_sources"]]
    sources += [ProductSource(kind=ProductSource.Kind.DOCUMENT, title=title) for title in row.get("source_titles", ())]
    for number, source in enumerate(sources):
        source.sort_order = number
    return sources


def _load_certificates(page: ProductPage, row: dict) -> None:
    """Record each certificate as far as it is known. None is verified: nobody has compared it yet."""
    known = read("supplement")["certificates"].get(row["slug"], [])
    schemes = {s["source"]: s["code"] for s in read("supplement")["schemes"] if "source" in s}
    for number, certificate in enumerate(row["certificates"]):
        facts = dict(known[number]) if number < len(known) else {}
        if "issued_on" in facts:
            facts["issued_on"] = date.fromisoformat(facts["issued_on"])
        record = Certificate(
            product=page,
            scheme=Scheme.objects.get(code=schemes[certificate["scheme"]]),
            notes=f"{certificate['note']} (độ tin cậy: {trust_in(certificate)})",
            **facts,
        )
        record.full_clean()
        record.save()


def _load_listings(page: ProductPage, number: int) -> None:
    """Record a sample listing at each marketplace, on a host that no one can own (RFC 2606)."""
    if not page.may_have_buy_button:
        return
    for shop in read("supplement")["marketplaces"]:
        if "sample_url" not in shop:
            continue
        listing = Listing(
            product=page,
            marketplace=Marketplace.objects.get(slug=shop["slug"]),
            url=shop["sample_url"].format(slug=page.slug, number=1000 + number),
            is_sample=True,
        )
        listing.full_clean()
        listing.save()
        history.of_listing(listing, number)


def load_producer(parent: Page, row: dict, products: dict[str, ProductPage]) -> ProducerPage:
    """Return the Vietnamese page of a producer that the data names."""
    found = existing(ProducerPage, "producer", row["slug"])
    if found:
        return found
    product = products[row["product"]]
    dictionary = Dictionary(fold_slug(row["title_en"]))
    for name in ("title", "intro"):
        dictionary.add(row[f"{name}_vi"], row[f"{name}_en"])
    page = ProducerPage(
        title=row["title_vi"], slug=row["slug"], kind=row["kind"], intro=row["intro_vi"], place=product.place
    )
    plant(parent, page, "producer", row["slug"], dictionary)
    product.product_producers = [ProductProducer(producer=page)]
    product.save_revision().publish()
    return page
