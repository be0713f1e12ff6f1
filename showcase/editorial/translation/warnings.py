"""What is odd about an English string beside its Vietnamese. It warns; only a translator can know."""

import re

from bs4 import BeautifulSoup
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail_localize.strings import StringValue, extract_ids

from .glossary import Glossary
from .numbers import differing, stars

# Fewer words may well be a name, which is the same in both languages.
WORDS_OF_A_SENTENCE = 4


def plain(data: str) -> str:
    """Return what a reader sees of a string: wagtail-localize keeps it as HTML."""
    return StringValue(data).render_text()


def warnings_about(source: str, target: str, glossary: Glossary) -> list[str]:
    """Return a sentence for each thing that is odd, given both strings as HTML; none for one without English."""
    if not target:
        return []
    vietnamese, english = plain(source), plain(target)
    return [
        *_about_terms(vietnamese, english, glossary),
        *_about_numbers(vietnamese, english),
        *_about_links(source, target),
        *_about_sameness(vietnamese, english),
    ]


def _about_terms(vietnamese: str, english: str, glossary: Glossary) -> list[str]:
    return [
        _("“%(vietnamese)s” is agreed to be “%(english)s”, which is not here.")
        % {"vietnamese": term.vietnamese, "english": term.english}
        for term in glossary.not_kept(vietnamese, english)
    ]


def _about_numbers(vietnamese: str, english: str) -> list[str]:
    found = []
    lost, added = differing(vietnamese, english)
    if lost:
        found.append(_("Numbers that the English does not have: %(numbers)s.") % {"numbers": "; ".join(lost)})
    if added:
        found.append(_("Numbers that the Vietnamese does not have: %(numbers)s.") % {"numbers": "; ".join(added)})
    if stars(vietnamese) != stars(english):
        found.append(
            _("%(source)d stars in Vietnamese, %(target)d in English.")
            % {"source": stars(vietnamese), "target": stars(english)}
        )
    return found


def _about_links(source: str, target: str) -> list[str]:
    lost = len(extract_ids(source) - extract_ids(target))
    if not lost:
        return []
    return [ngettext("%(count)d link is missing.", "%(count)d links are missing.", lost) % {"count": lost}]


def _about_sameness(vietnamese: str, english: str) -> list[str]:
    is_sentence = len(re.findall(r"\w+", vietnamese)) >= WORDS_OF_A_SENTENCE
    return [_("It is the same as the Vietnamese.")] if is_sentence and vietnamese == english else []


def broken(data: str, source: str) -> str:
    """Return why a string may not stand on a page, an empty text if it may: unknown tags, unknown links."""
    try:
        StringValue.from_translated_html(data)
    except ValueError:
        return _("It contains HTML that is not allowed here.")
    unknown = extract_ids(data) - extract_ids(source)
    if unknown:
        return _("It has a link that the Vietnamese does not have: %(links)s.") % {"links": ", ".join(sorted(unknown))}
    return _("Its tags do not match.") if _is_unbalanced(data) else ""


def _is_unbalanced(data: str) -> bool:
    """Return whether a tag is not closed; the parser would close it somewhere."""
    soup = BeautifulSoup(data, "html.parser")
    opened = {tag.name for tag in soup.find_all(True)}
    return any(
        len(re.findall(rf"<{name}[\s>]", data)) != len(re.findall(rf"</{name}>", data)) for name in opened - {"br"}
    )
