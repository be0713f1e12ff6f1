"""Which record a row is about, so that the same file twice changes nothing the second time.

Products and producers are known by their page code, else by title and place; certificates by scheme,
decision and product code or by scheme and number; listings by their cleaned address.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable

from django.utils.translation import gettext as _

from product_pages.listings.addresses import clean

from .cells import CellError, key
from .known import Facts, Known
from .models import Kind
from .names import Names


class Matcher:
    """Finds the record for a row among those that the site holds."""

    def __init__(self, known: Iterable[Known], names: Names):
        self.names = names
        self.index: dict[Hashable, list[Known]] = defaultdict(list)
        for each in known:
            for where in self.keys(each.facts):
                self.index[where].append(each)

    def keys(self, facts: Facts) -> list[Hashable]:
        """Return what the record can be found by, the surest first."""
        raise NotImplementedError

    def find(self, facts: Facts) -> Known | None:
        """Return the record that the row is about, None for a new one; `CellError` when it is not certain."""
        raise NotImplementedError

    def claims(self, facts: Facts) -> tuple[list[Hashable], list[Hashable]]:
        """Return what a new record must not share with an earlier row, and what it keeps from later ones."""
        identity: list[Hashable] = [self.keys(facts)[0]]
        return identity, identity


class PageMatcher(Matcher):
    def keys(self, facts):
        slug = [("slug", facts["slug"])] if facts.get("slug") else []
        return [*slug, ("title", key(facts["title"]))]

    def find(self, facts):
        title = key(facts["title"])
        by_title = self.index.get(("title", title), [])
        slug = facts.get("slug")
        if slug:
            by_slug = self.index.get(("slug", slug), [])
            return by_slug[0] if by_slug else self._none_of(by_title, facts)
        if len(by_title) > 1 and not facts.get("place_id"):
            raise self._several(by_title)
        here = [each for each in by_title if facts.get("place_id") in (None, each.facts["place_id"])]
        # A page without a place yet is the one that is meant when no other of its name is there.
        here = here or [each for each in by_title if each.facts["place_id"] is None]
        if len(here) > 1:
            raise self._several(here)
        return here[0] if here else None

    def claims(self, facts):
        title, place, slug = key(facts["title"]), facts.get("place_id"), facts.get("slug")
        own: list[Hashable] = [("slug", slug)] if slug else []
        # A row without a place can mean any of its title.
        other = ("title", title, "nowhere" if place else "anywhere")
        own.append(("title", title, place or "nowhere"))
        return [*own, *([] if slug else [other])], [*own, ("title", title, "anywhere")]

    def _none_of(self, by_title: list[Known], facts: Facts) -> None:
        for each in by_title:
            if facts.get("place_id") in (None, each.facts["place_id"]):
                raise CellError(
                    _("There is “%(title)s” already, and its page code is %(code)s.")
                    % {"title": facts["title"], "code": each.facts["slug"]}
                )

    def _several(self, found: list[Known]) -> CellError:
        codes = ", ".join(each.facts["slug"] for each in found)
        return CellError(
            _("Several pages have this title. Name the place, or write the page code of one: %(codes)s.")
            % {"codes": codes}
        )


class CertificateMatcher(Matcher):
    def keys(self, facts):
        scheme, product = facts.get("scheme_id"), facts.get("product_id")
        decision, code, number = (key(facts.get(name) or "") for name in ("decision", "product_code", "number"))
        item, day = key(facts.get("item") or ""), facts.get("issued_on")
        found: list[Hashable] = []
        if decision and code:
            found.append(("code", scheme, decision, code))
        if number:
            found.append(("number", scheme, number))
        if decision:
            found.append(("decision", scheme, product, item, decision))
        if day:
            found.append(("day", scheme, product, item, day))
        return [*found, ("product", scheme, product, item)]

    def find(self, facts):
        for where in self.keys(facts):
            found = self.index.get(where, [])
            if where[0] not in ("code", "number"):
                found = [each for each in found if self._agree(each.facts, facts)]
            if where[0] == "product":
                # Nothing but scheme and product is told on one side: then it can only be the one that is there.
                found = [each for each in found if self._bare(each.facts) or self._bare(facts)]
            if len(found) > 1:
                found = [each for each in found if each.facts["producer_id"] == facts.get("producer_id")] or found
            if len(found) > 1:
                raise CellError(
                    _("Several certificates here fit this row. Give its number, or its decision and product code.")
                )
            if found:
                return found[0]
        return None

    def claims(self, facts):
        keys = self.keys(facts)
        identity = [keys[0] if keys[0][0] in ("code", "number") else (*keys, facts.get("producer_id"))]
        return identity, identity

    @staticmethod
    def _bare(facts: Facts) -> bool:
        return not any(facts.get(name) for name in ("decision", "number", "product_code", "issued_on"))

    @staticmethod
    def _agree(one: Facts, other: Facts) -> bool:
        """Return whether nothing that tells certificates apart is told differently on both sides."""
        for name in ("producer_id", "product_code", "number", "decision", "issued_on"):
            here, there = one.get(name), other.get(name)
            if isinstance(here, str):
                here, there = key(here), key(there or "")
            if here and there and here != there:
                return False
        return True


class ListingMatcher(Matcher):
    def keys(self, facts):
        return [("url", facts.get("marketplace_id"), clean(facts["url"]))]

    def find(self, facts):
        found = self.index.get(self.keys(facts)[0])
        if not found:
            return None
        if found[0].facts["product_id"] != facts["product_id"]:
            raise CellError(
                _("This address is already recorded, for %(product)s.")
                % {"product": self.names.product.shown(found[0].facts["product_id"])}
            )
        return found[0]


MATCHERS: dict[str, type[Matcher]] = {
    Kind.PRODUCTS: PageMatcher,
    Kind.PRODUCERS: PageMatcher,
    Kind.CERTIFICATES: CertificateMatcher,
    Kind.LISTINGS: ListingMatcher,
}
