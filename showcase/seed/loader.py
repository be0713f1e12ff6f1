"""The whole sample, step by step, each step with its name for the progress bar."""

from collections.abc import Callable, Iterator

from django.core.management import call_command
from django.db import transaction
from django.utils.functional import cached_property
from wagtail.signal_handlers import disable_reference_index_auto_update

from showcase.editorial.translation.glossary import load_glossary
from showcase.home.models import HomePage

from . import consents, events, fairs, history, places, products, records, site, specimen, stories
from .sources import read

Step = tuple[str, Callable[[], object]]


class Sample:
    """Loads what is missing. Nothing that stands already is changed, so it may run at any time."""

    def __init__(self):
        self.products: dict = {}
        self.stories: dict = {}
        self.places: dict = {}
        self.sections: dict = {}

    def steps(self) -> Iterator[Step]:
        """Yield a name and what to do for each part of the sample, in their order."""
        yield "frame", self.frame
        yield "glossary", load_glossary
        for row in read("site")["sections"]:
            yield row["key"], lambda row=row: self.section(row)
        for number, row in enumerate(read("products"), start=1):
            yield row["slug"], lambda row=row, number=number: self.product(row, number)
        for row in read("supplement")["producers"]:
            yield row["slug"], lambda row=row: self.producer(row)
        yield "specimen", self.specimen
        for row in read("stories"):
            yield row["slug"], lambda row=row: self.story(row)
        for row in read("events") + read("supplement")["events"]:
            yield row["slug"], lambda row=row: self.event(row)
        for row in fairs.rows():
            yield row["slug"], lambda row=row: self.fair(row)
        yield "history", history.load_history
        yield "home", lambda: site.feature(self.home, self.products, self.stories)

    @cached_property
    def home(self) -> HomePage:
        return site.load_home()

    def frame(self) -> None:
        site.load_brand(self.home)
        self.places = places.load_places()
        records.load_records()

    def section(self, row: dict) -> None:
        self.sections[row["key"]] = site.load_section(self.home, row, self.sections)

    def product(self, row: dict, number: int) -> None:
        self.products[row["slug"]] = products.load_product(self.sections["products"], row, self.places, number)

    def producer(self, row: dict) -> None:
        products.load_producer(self.sections["producers"], row, self.products)

    def specimen(self) -> None:
        """Load the sample product with its maker and a certificate in each state."""
        rows = read("supplement")["specimen"]
        product = rows["product"]
        self.product(product, len(read("products")) + 1)
        producer = products.load_producer(self.sections["producers"], rows["producer"], self.products)
        specimen.load_certificates(self.products[product["slug"]], producer)
        consents.load_consents(producer)

    def story(self, row: dict) -> None:
        self.stories[row["slug"]] = stories.load_story(self.sections["stories"], row, self.products)

    def event(self, row: dict) -> None:
        events.load_event(self.sections["events"], row, self.products, self.places)

    def fair(self, row: dict) -> None:
        fairs.load_fair(self.sections["events"], row, self.products)


def load(progress: Callable[[list[Step]], Iterator[Step]] = iter) -> None:
    """Load the whole sample; `progress` may wrap the steps to show how far it is."""
    with disable_reference_index_auto_update():  # each page is saved some fifteen times, and indexed once
        for _name, do in progress(list(Sample().steps())):
            with transaction.atomic():  # a stop in the middle of a step leaves none of it behind
                do()
    call_command("rebuild_references_index", verbosity=0)
