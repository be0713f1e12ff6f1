"""What each row of a sheet would do to the exhibitors of an event. Nothing is written here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from events.exhibitors.listing import all_of
from events.exhibitors.models import Exhibitor
from product_pages.producers.models import ProducerPage
from product_pages.products.models import ProductPage
from product_pages.register.cells import CellError, is_clear, key
from product_pages.register.models import Action
from product_pages.register.plan import fingerprint

from .columns import BY_NAME
from .names import Pages, products_in, titles
from .sheet import Told

BARE = "bare"


@dataclass(frozen=True)
class Choices:
    """What the organiser says of names that no page has: taken as bare names, all of them or by row; or meant so."""

    bare: bool = False
    rows: Mapping[int, str] = field(default_factory=dict)


@dataclass
class Planned:
    """One row: whom it is about, what it would set, what would change, what is wrong."""

    number: int
    name: str = ""
    producer: int | None = None
    known: Exhibitor | None = None
    action: Action = Action.UNCHANGED
    values: dict = field(default_factory=dict)
    changes: dict[str, list[str]] = field(default_factory=dict)
    problems: list[tuple[str, str]] = field(default_factory=list)
    # Nobody has this name: the pages that may be meant, as (number, title).
    unknown: bool = False
    near: list[tuple[int, str]] = field(default_factory=list)
    choice: str = ""

    def refuse(self, column: str, sentence: str) -> None:
        self.action = Action.ERROR
        self.problems.append((column, str(sentence)))

    @property
    def is_good(self) -> bool:
        return not self.problems

    def said(self) -> list[tuple[str, str]]:
        """Return each problem with the label of its column, '' for the whole row."""
        return [(str(BY_NAME[column].label) if column else "", sentence) for column, sentence in self.problems]

    def differences(self) -> list[tuple[str, str, str]]:
        return [(str(BY_NAME[column].label), before, after) for column, (before, after) in self.changes.items()]


class Planner:
    """Knows the exhibitors of the event and the pages that its organiser may choose."""

    def __init__(self, event, user, choices: Choices):
        self.choices = choices
        self.existing = all_of(event)
        self.producers = Pages(ProducerPage, user, [each.producer_id for each in self.existing if each.producer_id])
        self.products = Pages(ProductPage, user, [page.pk for each in self.existing for page in each.products.all()])
        self.by_producer = {each.producer_id: each for each in self.existing if each.producer_id}
        self.by_name = {key(each.shown_name): each for each in self.existing if each.shown_name}
        self.seen: dict[object, int] = {}
        self.stands: dict[str, Planned] = {}

    def plan(self, rows: Iterable[Told]) -> list[Planned]:
        """Return what every row would do; stands are compared when all of them are known."""
        planned = [self.row(told) for told in rows]
        self.settle(planned)
        return planned

    def row(self, told: Told) -> Planned:
        row = Planned(told.number, told.texts.get("producer", ""), choice=self.choices.rows.get(told.number, ""))
        for column, sentence in told.problems:
            row.refuse(column, sentence)
        self.who(row, row.name)
        self.once(row)
        try:
            self.what(row, told.texts)
        except CellError as error:
            row.refuse("products", str(error))
        if row.is_good:
            self.compare(row)
        self.claim(row)
        return row

    # ---- who
    def who(self, row: Planned, text: str) -> None:
        """Find the producer that is meant, and the exhibitor that it is already."""
        if not text or is_clear(text):
            if not any(column == "producer" for column, _sentence in row.problems):
                row.refuse("producer", _("This must be filled in."))
            return
        try:
            row.producer = self.producers.find(text)
        except CellError as error:
            row.refuse("producer", str(error))
            return
        row.known = self.by_producer.get(row.producer) if row.producer else self.by_name.get(key(text))
        if row.producer and not row.known:
            # It was on the list by its bare name before it had a page.
            row.known = self.by_name.get(key(text))
        if not (row.producer or row.known):
            self.unknown(row, text)

    def unknown(self, row: Planned, text: str) -> None:
        row.unknown = True
        row.near = [(pk, self.producers.titles[pk]) for pk in self.producers.near(text)]
        chosen = int(row.choice) if row.choice.isdecimal() and len(row.choice) < 10 else None
        if chosen in dict(row.near):
            row.producer, row.known = chosen, self.by_producer.get(chosen)
        elif not (self.choices.bare or row.choice == BARE):
            row.refuse("producer", no_such_producer(text, row.near, self.producers))

    def once(self, row: Planned) -> None:
        """Refuse a row about an exhibitor that another row is about already."""
        if not row.is_good:
            return
        who = row.producer or key(row.name)
        first = self.seen.setdefault(row.known.pk if row.known else ("new", who), row.number)
        if first != row.number:
            row.refuse("producer", _("This exhibitor stands in row %(number)s already.") % {"number": first})

    # ---- what
    def what(self, row: Planned, texts: Mapping[str, str]) -> None:
        """Read what is told beside the name: an empty cell changes nothing, (xóa) empties."""
        for name in ("stand", "note"):
            if name in texts:
                row.values[name] = "" if is_clear(texts[name]) else texts[name]
        if "products" in texts:
            text = texts["products"]
            row.values["products"] = () if is_clear(text) else products_in(text, self.products)

    def compare(self, row: Planned) -> None:
        known = row.known
        before = self.shown_of(known) if known else {}
        name = self.producers.titles[row.producer] if row.producer else row.name
        if not known or (row.producer and known.producer_id != row.producer):
            row.changes["producer"] = [before.get("producer", ""), name]
        for column, value in row.values.items():
            after = self.shown(column, value)
            if after != before.get(column, ""):
                row.changes[column] = [before.get(column, ""), after]
        row.name = name
        row.action = Action.NEW if not known else Action.CHANGED if row.changes else Action.UNCHANGED

    def shown_of(self, known: Exhibitor) -> dict[str, str]:
        return {
            "producer": known.shown_name,
            "stand": known.stand,
            "note": known.note,
            "products": self.shown("products", [page.pk for page in known.products.all()]),
        }

    def shown(self, column: str, value) -> str:
        """Return a value as a sheet would hold it; products in the alphabet, whichever order they were told in."""
        if column != "products":
            return value
        return "; ".join(title for pk, title in self.products.titles.items() if pk in value)

    # ---- stands
    def claim(self, row: Planned) -> None:
        """Refuse a stand that an earlier row has."""
        stand = row.values.get("stand")
        if not stand or not row.is_good:
            return
        first = self.stands.setdefault(stand, row)
        if first is not row:
            row.refuse(
                "stand",
                _("Stand %(stand)s is given to “%(name)s” in row %(number)s.")
                % {"stand": stand, "name": first.name, "number": first.number},
            )

    def settle(self, rows: list[Planned]) -> None:
        """Refuse stands of exhibitors who keep theirs, and what falls because of that, until nothing more does."""
        while True:
            moving = {row.known.pk for row in rows if row.is_good and row.known and "stand" in row.values}
            kept = {each.stand: each for each in self.existing if each.stand and each.pk not in moving}
            taken = [row for row in rows if row.is_good and row.values.get("stand") in kept]
            for row in taken:
                holder = kept[row.values["stand"]]
                row.refuse(
                    "stand",
                    _("Stand %(stand)s is given to “%(name)s” already.")
                    % {"stand": holder.stand, "name": holder.shown_name},
                )
            if not taken:
                return


def no_such_producer(text: str, near: list[tuple[int, str]], pages: Pages) -> str:
    if not near:
        return _("There is no producer “%(name)s” here.") % {"name": text}
    return _("There is no producer “%(name)s” here. Is it %(near)s?") % {
        "name": text,
        "near": titles([pk for pk, _title in near], pages),
    }


def sum_of(rows: Iterable[Planned]) -> str:
    """Return a sum over what the rows would do: the same when a preview still holds."""
    return fingerprint((row.number, row.action.value, row.changes) for row in rows)
