"""The frame: both homes, the sections in both languages, whose site it is, the text pages."""

from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from wagtail.models import Locale, Page, Site

from showcase.brand.models import BrandSettings
from showcase.home.models import HomePage, TextPage

from .english import Dictionary, translate
from .sources import key_of, outline, read
from .tree import existing, plant, teach, text_block, vietnamese


def load_home() -> HomePage:
    """Return the Vietnamese home page; a new site gets both homes in place of Wagtail's welcome."""
    Locale.objects.get_or_create(language_code="vi")
    Locale.objects.get_or_create(language_code="en")
    found = HomePage.objects.filter(locale=vietnamese()).first()
    if found:
        return found
    row = read("site")["home"]
    root = Page.get_first_root_node()
    for page in root.get_children().filter(slug="home"):
        Site.objects.filter(root_page=page).delete()
        page.delete()
    root = Page.get_first_root_node()
    home = HomePage(title=row["title_vi"], slug="home", intro=row["intro_vi"], locale=vietnamese())
    home.translation_key = key_of("home", "home")
    root.add_child(instance=home)
    home.save_revision().publish()
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    where = {"hostname": address.hostname, "port": address.port or (443 if address.scheme == "https" else 80)}
    Site.objects.update_or_create(
        is_default_site=True, defaults={**where, "root_page": home, "site_name": row["title_vi"]}
    )
    dictionary = Dictionary("home-en")
    dictionary.add(row["title_vi"], row["title_en"])
    dictionary.add(row["intro_vi"], row["intro_en"])
    translate(home, dictionary)
    return home


def load_brand(home: HomePage) -> None:
    """Fill in whose site it is, unless somebody has."""
    site = Site.objects.get(root_page=home)
    brand = BrandSettings.for_site(site)
    if brand.province_vi:
        return
    for name, value in read("site")["brand"].items():
        setattr(brand, name, value)
    brand.map_outline = outline()
    brand.full_clean()
    brand.save()


def load_section(home: HomePage, row: dict, sections: dict[str, Page]) -> Page:
    """Return the Vietnamese page of a section, created at need; `sections` are those before it."""
    model = apps.get_model(row["model"])
    # Whatever its type: a site that was loaded before may have a plain page there.
    found = existing(Page, "section", row["key"])
    if not found and model is not TextPage:
        found = model.objects.filter(locale=home.locale).first()
    found = found and found.specific
    parent = sections[row["parent"]] if "parent" in row else home
    return found or _plant_section(parent, model, row)


def _plant_section(parent: Page, model: type, row: dict) -> Page:
    dictionary = Dictionary(row["slug_en"])
    for name in ("title", "intro"):
        dictionary.add(row[f"{name}_vi"], row[f"{name}_en"])
    page = model(title=row["title_vi"], slug=row["slug_vi"], intro=row["intro_vi"], show_in_menus=row["menu"])
    if "body" in row:
        page.body = [text_block(block) for block in row["body"]]
        for block in row["body"]:
            teach(dictionary, block)
    return plant(parent, page, "section", row["key"], dictionary)


def feature(home: HomePage, products: dict, stories: dict) -> None:
    """Choose what stands at the top of the home page, unless somebody has chosen."""
    row = read("site")["home"]
    if home.featured_products.exists() or home.featured_stories.exists():
        return
    for slug in row["featured_products"]:
        home.featured_products.create(product=products[slug])
    for slug in row["featured_stories"]:
        home.featured_stories.create(story=stories[slug])
    home.save_revision().publish()
