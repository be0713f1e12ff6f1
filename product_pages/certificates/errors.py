"""What is wrong with a certificate, as sentences at their fields."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from showcase.today import today

from .validity import Precision

Errors = dict[str, object]


def of_dates(record) -> Errors:
    """Return what is impossible in its dates."""
    found: Errors = {}
    issued, until, withdrawn = record.issued_on, record.valid_until, record.withdrawn_on
    if issued and until and until < issued:
        found["valid_until"] = _("It cannot end before it was issued.")
    elif record.scheme_id and until and record.end_by_rule and until > record.end_by_rule:
        found["valid_until"] = _("Under this scheme it ends on %(day)s at the latest.") % {
            "day": date_format(record.end_by_rule)
        }
    if issued and issued > today():
        found["issued_on"] = _("It cannot have been issued in the future.")
    if withdrawn and issued and withdrawn < issued:
        found["withdrawn_on"] = _("It cannot be withdrawn before it was issued.")
    if record.verified_on and record.verified_on > today():
        found["verified_on"] = _("It cannot have been verified in the future.")
    return found


def of_scheme(record) -> Errors:
    """Return what its scheme does not allow."""
    if not record.scheme_id:
        return {}
    found: Errors = {}
    if record.stars and not record.scheme.has_stars:
        found["stars"] = _("This scheme gives no stars.")
    if record.issuer and not record.scheme.may_be_issued_by(record.issuer):
        found["issuer"] = _("%(issuer)s is not among those who issue %(scheme)s. If it should be, add it there.") % {
            "issuer": record.issuer,
            "scheme": record.scheme.name,
        }
    return found


def of_links(record) -> Errors:
    """Return what does not fit the other certificates of the product."""
    found: Errors = {}
    earlier = record.renews
    if earlier and (earlier.pk == record.pk or earlier.product_id != record.product_id):
        found["renews"] = _("It can only renew another certificate of the same product.")
    elif earlier and earlier.scheme_id != record.scheme_id:
        found["renews"] = _("It can only renew a certificate of the same scheme.")
    elif earlier and earlier.issued_on and record.issued_on and earlier.issued_on >= record.issued_on:
        found["renews"] = _("A renewal is issued after the certificate that it renews.")
    double = rival(record)
    if double:
        found["issued_on"] = _("There is one for this time already: %(other)s. If this renews it, say so.") % {
            "other": double.summary
        }
    return found


def rival(record):
    """Return another certificate for the same product of the same maker at the same time, or None."""
    if not (record.scheme_id and record.product_id and record.producer_id and record.issued_on):
        return None
    others = (
        type(record)
        .objects.filter(
            product__translation_key=record.product.translation_key,
            producer__translation_key=record.producer.translation_key,
            scheme_id=record.scheme_id,
            item=record.item,
            issued_on__isnull=False,
            withdrawn_on=None,
        )
        .exclude(pk=record.pk)
        .exclude(pk=record.renews_id)
        .exclude(renews_id=record.pk or 0)
    )
    return next((other for other in others if overlap(record, other)), None)


def overlap(one, other) -> bool:
    """Return whether two certificates hold on a common day; one without an end holds for ever."""
    ends = [each.valid_until or each.end_by_rule or date.max for each in (one, other)]
    return one.issued_on <= ends[1] and other.issued_on <= ends[0]


def of_verification(record) -> Errors:
    """Return what is missing before anyone may call the certificate verified."""
    missing: Errors = {}
    if not (record.number or record.decision):
        missing["number"] = _("A verified certificate has a number or a decision.")
    elif record.stars and not record.decision:
        missing["decision"] = _("Stars are given by a decision: write its number.")
    if not record.issued_on or record.issued_precision != Precision.DAY:
        missing["issued_on"] = _("A verified certificate has the exact day of issue.")
    if not record.issuer:
        missing["issuer"] = _("A verified certificate names who issued it.")
    if not (record.evidence_id or record.evidence_url):
        missing["evidence"] = _("Attach the evidence, or give its address.")
    if record.stars and not record.producer_id:
        missing["producer"] = _("Stars belong to a maker: name the producer.")
    if record.scheme_id and record.scheme.needs_licence and record.producer_id and not record.licence:
        missing["licence"] = _("A maker needs a licence to use this name: write its number.")
    return missing
