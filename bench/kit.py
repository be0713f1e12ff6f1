"""40 stand cards of a fair in one PDF: pages, seconds, megabytes of the file, and the most memory that it takes.

    DATA_DIR=… python -m bench.kit            # on the sample content, in a process of its own

As many stands as cards, with the products of the sample; the pictures are made beforehand, as they are kept. Memory is
the peak of the whole process (Python, Django and all) and of the one in which typst runs, so it cannot flatter.
"""

import re
import subprocess
import sys
import time

import django

from .register import peak_megabytes

CARDS, GOAL_MEGABYTES = 40, 300
# Runs a script as it is, and then says what it took: a child's `ru_maxrss` has its parent's size at birth in it.
WATCHED = """
import runpy, sys
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
print(open("/proc/self/status").read())
"""


def stands() -> int:
    """Return the event, with a stand for each card."""
    from events.models import EventPage, Exhibitor
    from product_pages.models import ProductPage

    event = EventPage.objects.live().filter(locale__language_code="vi").first()
    Exhibitor.objects.filter(event=event).delete()
    products = list(ProductPage.objects.live().filter(locale__language_code="vi"))
    for number in range(CARDS):
        stand = Exhibitor.objects.create(event=event, name=f"Cơ sở {number}", stand=f"A{number}")
        stand.products.add(products[number % len(products)])
    return event.pk


def measure(event: int, slot: str) -> tuple[int, float, float, float]:
    """Return the cards, the seconds, the megabytes of the PDF, and the most that typst's process held."""
    from events.kit.content import Fair
    from events.kit.orders import Order
    from events.kit.printing import Press
    from events.models import EventPage

    held = []

    class WatchedPress(Press):
        def set(self, kind: str, ppi: int) -> None:
            command = [sys.executable, "-I", "-c", WATCHED, *self.command(kind, ppi)[2:]]
            said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            held.append(int(re.search(r"VmHWM:\s+(\d+)", said)[1]) / 1024)

    started = time.perf_counter()
    press = WatchedPress(Fair(EventPage.objects.get(pk=event)), Order.of_slot(slot))
    pdf = press.pdf()
    return len(press.pieces), time.perf_counter() - started, len(pdf) / 1e6, held[0]


def main() -> None:
    django.setup()
    event = stands()
    cards, seconds, megabytes, typeset_megabytes = measure(event, "cards-a5-both-0-1")
    print(f"\nA kit of {CARDS} stand cards in both languages:")
    print(f"pages             {cards:6}")
    print(f"seconds           {seconds:6.1f}      ({1000 * seconds / cards:.0f} ms a card)")
    print(f"file              {megabytes:6.1f} MB")
    print(f"memory            {peak_megabytes():6.0f} MB   (goal: {GOAL_MEGABYTES} at most)")
    print(f"memory of typst   {typeset_megabytes:6.0f} MB")


if __name__ == "__main__":
    main()
