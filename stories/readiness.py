"""What a story must have before it is published."""

from django.utils.translation import gettext_lazy as _

from product_pages.health_claims import health_claims
from showcase.readiness.pictures import hero, in_blocks
from showcase.readiness.requirements import Detail, Level, Requirement, register
from showcase.readiness.wording import description, headings, introduction, wording
from showcase.text.plain import is_filled, texts_of

from .models import StoryPage

TEXTS = ("intro", "body")
FEWEST_RADIO_WORDS, MOST_RADIO_WORDS = 150, 250


def off_length(page) -> list[str]:
    """Return how many words the radio script has, when it is neither missing nor of the length of a bulletin."""
    words = page.radio_words
    if not words or FEWEST_RADIO_WORDS <= words <= MOST_RADIO_WORDS:
        return []
    return [str(_("now: %(count)s words") % {"count": words})]


REQUIREMENTS = [
    introduction(),
    *hero(),
    Requirement(
        "body",
        _("Text"),
        _("Write the story."),
        lambda page: not is_filled(page, "body"),
        "body",
        translated=True,
    ),
    *in_blocks("body"),
    Requirement(
        "author",
        _("Author"),
        _("Name the author as readers should see it."),
        lambda page: not page.author.strip(),
        "author",
    ),
    Requirement(
        "written_on",
        _("Date"),
        _("Give the date on which it was written."),
        lambda page: page.written_on is None,
        "written_on",
    ),
    Requirement(
        "sources",
        _("Source"),
        _("Give at least one source: who was asked, or what was read."),
        lambda page: not page.shared_children("story_sources").exists(),
        "story_sources",
    ),
    Requirement(
        "products",
        _("Products that it tells of"),
        _("Choose the products that it tells of: readers come to it from their pages."),
        lambda page: not page.shared_children("story_products").exists(),
        "story_products",
        Level.ADVISED,
    ),
    Requirement(
        "radio_script",
        _("Radio script"),
        _("Write a script for the commune loudspeakers."),
        lambda page: not page.radio_words,
        "radio_script",
        Level.ADVISED,
    ),
    Requirement(
        "radio_length",
        _("Radio script of 150 to 250 words"),
        _("Bring the radio script to 150 to 250 words, the length of a bulletin."),
        off_length,
        "radio_script",
        Level.ADVISED,
    ),
    Requirement(
        "health_promises",
        _("No promise of healing"),
        _("Reword what promises healing: food and herbs must not be made out to be medicine."),
        lambda page: [
            Detail(str(claim), name)
            for name in (*TEXTS, "radio_script")
            for text in texts_of(page, name)
            for claim in health_claims(text)
        ],
        "body",
        Level.ADVISED,
        translated=True,
    ),
    headings("body"),
    wording(*TEXTS),
    description(),
]

register(StoryPage, REQUIREMENTS)
