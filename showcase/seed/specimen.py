"""The sample product: a page about no real thing, with a certificate in every state, so that each can be seen.

No certificate of a real product may be made up; these name a maker, an issuer and numbers that say
that they are samples, and every page that shows one says so too.
"""

from datetime import timedelta

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction

from product_pages.certificates.models import Certificate, Scheme
from product_pages.producers.models import ProducerPage
from product_pages.products.models import ProductPage
from showcase.today import today

from .sources import read

EVIDENCE = "Bằng chứng mẫu"
COLLECTION = "Bằng chứng (chỉ nội bộ)"


def private_collection() -> Collection:
    """Return the collection of evidence that only those who log in can open, made at need."""
    found = Collection.objects.filter(name=COLLECTION).first()
    if found:
        return found
    made = Collection.get_first_root_node().add_child(name=COLLECTION)
    CollectionViewRestriction.objects.create(collection=made, restriction_type=CollectionViewRestriction.LOGIN)
    return made


def _evidence():
    text = read("supplement")["specimen"]["evidence"]
    return get_document_model().objects.create(
        title=EVIDENCE,
        collection=private_collection(),
        file=ContentFile(text.encode(), name="bang-chung-mau.txt"),
    )


def load_certificates(product: ProductPage, producer: ProducerPage) -> None:
    """Give the sample product its certificates, dated from today, once."""
    if Certificate.objects.filter(product=product).exists():
        return
    evidence = _evidence()
    # The earlier one first, so that the renewal finds it.
    rows = sorted(read("supplement")["specimen"]["certificates"], key=lambda row: row["issued"])
    for row in rows:
        record = Certificate(
            product=product,
            producer=producer,
            scheme=Scheme.objects.get(code=row["scheme"]),
            renews=Certificate.objects.filter(decision=row["renews"]).first() if "renews" in row else None,
            evidence=evidence,
            withdrawn_reason=row.get("reason", ""),
            is_sample=True,
            **{name: row[name] for name in ("stars", "number", "decision", "product_code", "issuer") if name in row},
            **{column: _day(row.get(name)) for column, name in DATES.items()},
        )
        record.full_clean()
        record.save()


DATES = {"issued_on": "issued", "valid_until": "until", "verified_on": "verified", "withdrawn_on": "withdrawn"}


def _day(offset: int | None):
    return None if offset is None else today() + timedelta(days=offset)
