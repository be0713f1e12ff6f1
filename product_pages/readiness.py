"""The requirements of products and producers, found here by the core; and what else they hang on."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save

from showcase.readiness.measuring import measure_latest
from showcase.readiness.requirements import register

from .listings.models import Listing
from .producers import readiness as producers
from .producers.models import ProducerPage
from .products import readiness as products
from .products.models import ProductPage, ProductProducer

register(ProductPage, products.REQUIREMENTS)
register(ProducerPage, producers.REQUIREMENTS)


def measure_again(sender, instance, created=True, **kwargs) -> None:
    """Measure a product whose first listing makes it one that may be bought, or whose last one is gone."""
    if created:
        told_by_listings = ProductPage.objects.exclude(criteria_set=None)
        told_by_listings = told_by_listings.exclude(criteria_set__group__in=products.TAKEN)
        measure_latest(told_by_listings.filter(pk=instance.product_id))


def measure_maker(sender, instance, created=True, **kwargs) -> None:
    """Measure a producer that a product names for the first time, or no longer."""
    if created:
        measure_latest(ProducerPage.objects.filter(pk=instance.producer_id))


def afterwards(measuring):
    """Return what measures once a deletion is done: the page itself may go with it, and leaves no standing."""

    def measure_when_done(sender, instance, **kwargs) -> None:
        transaction.on_commit(partial(measuring, sender, instance))

    return measure_when_done


for model, measuring in ((Listing, measure_again), (ProductProducer, measure_maker)):
    post_save.connect(measuring, sender=model, dispatch_uid="readiness")
    post_delete.connect(afterwards(measuring), sender=model, weak=False, dispatch_uid="readiness")
