"""Putting a page of the sample into the tree, in Vietnamese and then in English."""

from django.utils.html import escape
from wagtail.models import Locale, Page

from .english import Dictionary, paragraphs, translate
from .sources import key_of


def vietnamese() -> Locale:
    return Locale.objects.get(language_code="vi")


def existing(model, kind: str, slug: str) -> Page | None:
    """Return the Vietnamese page of the sample if it was loaded before."""
    return model.objects.filter(translation_key=key_of(kind, slug), locale=vietnamese()).first()


def plant(parent: Page, page: Page, kind: str, slug: str, dictionary: Dictionary) -> Page:
    """Publish a new page under its parent, and its translation; ValueError when English is missing."""
    page.translation_key = key_of(kind, slug)
    page.locale = vietnamese()
    parent.add_child(instance=page)
    page.save_revision().publish()
    # Read again, so that its blocks stand as they are stored, with the ids that translations hang on.
    page = type(page).objects.get(pk=page.pk)
    missing = translate(page, dictionary)
    if missing:
        raise ValueError(f"{slug}: no English for {missing}")
    return page


def html(text: str | None) -> str:
    """Return a plain text as paragraphs of rich text."""
    return "".join(f"<p>{escape(part)}</p>" for part in paragraphs(text))


def text_block(block: dict) -> tuple[str, object]:
    """Return the block for a paragraph, heading, quote or fact of the sample, in Vietnamese."""
    match block["type"]:
        case "heading":
            return "heading", block["vi"]
        case "quote":
            words, by = split_quote(block["vi"])
            return "quote", {"text": words, "attribution": by}
        case "fact":
            return "fact", {"heading": "", "text": html(block["vi"])}
        case _:
            return "paragraph", html(block["vi"])


def teach(dictionary: Dictionary, block: dict) -> None:
    """Add the block's English to the dictionary."""
    if block["type"] == "quote":
        for source, target in zip(split_quote(block["vi"]), split_quote(block["en"]), strict=True):
            dictionary.add(source, target)
    else:
        dictionary.add(block["vi"], block["en"])


def split_quote(text: str) -> tuple[str, str]:
    """Return the words and who says them, from “words” (who)."""
    words, _bracket, by = text.rstrip(")").rpartition("” (")
    return (words.lstrip("“"), by) if words else (text.strip("“”"), "")
