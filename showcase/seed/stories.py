"""The stories, with their radio scripts."""

from wagtail.models import Page

from showcase.text.fold import fold_slug
from stories.models import StoryPage, StoryPlace, StoryProduct

from .english import Dictionary
from .pictures import load_picture
from .sources import read, trust_in
from .tree import existing, plant, teach, text_block


def load_story(parent: Page, row: dict, products: dict) -> StoryPage:
    """Return the Vietnamese page of a story, created at need."""
    found = existing(StoryPage, "story", row["slug"])
    if found:
        return found
    alt = read("story_alts")[row["slug"]]
    dictionary = Dictionary(fold_slug(row["title_en"])[:80].strip("-"))
    dictionary.add(row["title_vi"], row["title_en"])
    dictionary.add(row["summary_vi"], row["summary_en"])
    dictionary.add(alt["vi"], alt["en"])
    brand = read("site")["brand"]
    dictionary.add(brand["name_vi"], brand["name_en"])
    for block in row["body"]:
        teach(dictionary, block)
    page = StoryPage(
        title=row["title_vi"],
        slug=row["slug"],
        kind=row["kind"],
        intro=row["summary_vi"],
        author=brand["name_vi"],
        body=[text_block(block) for block in row["body"]],
        radio_script=row["radio_script_vi"],
        hero_image=load_picture(f"stories/{row['slug']}", row["title_vi"], alt["vi"]),
        hero_alt=alt["vi"],
        editor_notes=f"{row['notes']}\n\nĐộ tin cậy của nguồn: {trust_in(row)}",
    )
    told = [products[slug] for slug in row["product_slugs"]]
    page.story_products = [StoryProduct(product=product, sort_order=n) for n, product in enumerate(told)]
    places = list(dict.fromkeys(product.place for product in told))
    page.story_places = [StoryPlace(place=place, sort_order=n) for n, place in enumerate(places)]
    return plant(parent, page, "story", row["slug"], dictionary)
