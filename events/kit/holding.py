"""Which certificates hold on all days of a fair: one by itself, or one after the other of the same maker."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from product_pages.certificates.models import Certificate

Days = tuple[date, date]
# Certificates, in the order of their days, one of which holds on each day of the fair.
Term = list[Certificate]


def terms(certificates: Iterable[Certificate], days: Days) -> list[Term]:
    """Return what holds from the first day to the last, in the order of the certificates."""
    groups: dict[tuple, Term] = defaultdict(list)
    for each in certificates:
        # Of certificates whose maker nobody has told, none is known to follow another.
        groups[(each.scheme_id, each.producer_id, each.item) if each.producer_id else (each.pk,)].append(each)
    return [term for group in groups.values() for term in terms_of(group, days)]


def terms_of(group: list[Certificate], days: Days) -> list[Term]:
    """Return the terms of one maker's certificates of one kind for one product."""
    alone = [[each] for each in group if each.holds(*days)]
    return alone or ([in_turn] if (in_turn := following(group, days)) else [])


def following(group: list[Certificate], days: Days) -> Term:
    """Return the certificates that hold on all days between them, none where a day is left over."""
    found: Term = []
    day = days[0]
    while day <= days[1]:
        holder = next((each for each in group if each not in found and each.holds(day)), None)
        if holder is None:
            return []
        found.append(holder)
        end = end_of(holder)
        day = end + timedelta(days=1) if end else date.max
    return found


def end_of(certificate: Certificate) -> date | None:
    """Return the last day on which a certificate holds, whatever ends it: its own date, its renewal, a withdrawal."""
    over = [day - timedelta(days=1) for day in (certificate.renewed_from, certificate.withdrawn_on) if day]
    return min([*over, *filter(None, [certificate.last_day])], default=None)


def stars_of(term: Term) -> int:
    """Return the stars that hold on all days, 0 without: of two ratings the lower one."""
    return min(each.whole_stars or 0 for each in term)
