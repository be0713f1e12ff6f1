"""40 stand cards of a fair in one PDF: pages, seconds, megabytes of the file, and the most memory that it takes.

    DATA_DIR=… python -m bench.kit            # on the sample content

As many stands as cards, with the products of the sample; stands and pictures are made beforehand, in another process,
as a site has them. Each kind of card is printed in a process of its own. Memory is the peak of that whole process
(Python, Django and all) and of the largest of those it starts one after the other (for the pictures, for typst), so it
cannot flatter; the goal holds for both together, at whatever moments they were so large.
"""

import re
import subprocess
import sys
import time

import django

from .register import peak_megabytes

CARDS, GOAL_MEGABYTES = 40, 300
SLOTS = ("cards-a5-both-0-1", "cards-a4-both-0-1", "cards-a4-vi-0-1")
# Runs a script as it is, and then says what it took: a child's `ru_maxrss` has its parent's size at birth in it.
WATCHED = """
import runpy, sys
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
print(open("/proc/self/status").read())
"""


def stand_ready() -> int:
    """Make a stand for each card, and the pictures; return the event."""
    from events.models import EventPage, Exhibitor
    from product_pages.models import ProductPage
    from showcase.images.renditions import SHARE

    event = EventPage.objects.live().filter(locale__language_code="vi").first()
    Exhibitor.objects.filter(event=event).delete()
    products = list(ProductPage.objects.live().filter(locale__language_code="vi").select_related("hero_image"))
    for number in range(CARDS):
        product = products[number % len(products)]
        Exhibitor.objects.create(event=event, name=f"Cơ sở {number}", stand=f"A{number}").products.add(product)
        if product.hero_image:
            product.hero_image.get_rendition(SHARE)
    return event.pk


def measure(event: int, slot: str) -> tuple[int, float, float, float]:
    """Return the cards, the seconds, the megabytes of the PDF, and the most that a process held which was started."""
    from events.kit.content import Fair
    from events.kit.orders import Order
    from events.kit.printing import Press
    from events.models import EventPage

    held = []

    class WatchedPress(Press):
        def run(self, command: list[str]) -> None:
            watched = [sys.executable, "-I", "-c", WATCHED, *command[2:]]
            said = subprocess.run(watched, check=True, capture_output=True, text=True).stdout
            held.append(int(re.search(r"VmHWM:\s+(\d+)", said)[1]) / 1024)

    started = time.perf_counter()
    press = WatchedPress(Fair(EventPage.objects.get(pk=event)), Order.of_slot(slot))
    pdf = press.pdf()
    return len(press.pieces), time.perf_counter() - started, len(pdf) / 1e6, max(held)


def tell(event: int, slot: str) -> None:
    """Print one kind of card, and what it took."""
    cards, seconds, megabytes, started = measure(event, slot)
    site = peak_megabytes()
    print(f"\n{cards} stand cards, {slot}:")
    print(f"seconds           {seconds:6.1f}      ({1000 * seconds / cards:.0f} ms a card)")
    print(f"file              {megabytes:6.1f} MB")
    print(f"memory            {site + started:6.0f} MB   (goal: {GOAL_MEGABYTES} at most)")
    print(f"  of the site     {site:6.0f} MB")
    print(f"  of typst        {started:6.0f} MB", flush=True)


def main(*asked: str) -> None:
    """Make ready, and print each kind of card in a process of its own; or, when asked for one of these, do it."""
    if asked:
        django.setup()
        if asked == ("ready",):
            print(stand_ready())
        else:
            tell(int(asked[0]), asked[1])
        return
    again = [sys.executable, "-m", "bench.kit"]
    event = subprocess.run([*again, "ready"], check=True, capture_output=True, text=True).stdout.split()[-1]
    for slot in SLOTS:
        subprocess.run([*again, event, slot], check=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
