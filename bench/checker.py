"""How much longer a run of listing checks takes than politeness alone makes it take.

400 listings on 4 stand-in hosts, asked 0.05 s apart: each host is asked for its robots.txt and 100
pages, so 100 pauses cannot be avoided. What comes on top is ours: requests, judging, the database.
"""

import time

import django

HOSTS, LISTINGS, PAUSE, GOAL = 4, 400, 0.05, 1.3


def listings() -> None:
    """Record the listings, at marketplaces that there are only here."""
    from product_pages.models import Listing, Marketplace, ProductPage

    Listing.objects.exclude(is_sample=True).delete()
    product = ProductPage.objects.filter(locale__language_code="vi").first()
    for number in range(HOSTS):
        host = f"shop{number}.example"
        shop, _new = Marketplace.objects.update_or_create(
            slug=f"bench-{number}", defaults={"name": host, "hosts": host, "pause": PAUSE, "gone_texts": "Ngừng bán"}
        )
        Listing.objects.bulk_create(
            Listing(product=product, marketplace=shop, url=f"http://{host}/p/mon-{page}.html")
            for page in range(LISTINGS // HOSTS)
        )


def measure() -> float:
    """Return the seconds that a whole run takes, from the first query to the last."""
    from product_pages.listings.checks.network import Network
    from product_pages.listings.checks.work import check, to_check
    from tests.marketplace import open_shop

    with open_shop() as shop:
        network = Network(shop.stand_ins(*(f"shop{number}.example" for number in range(HOSTS))))
        started = time.perf_counter()
        counts = check(to_check(), network=network)
        seconds = time.perf_counter() - started
    if counts["works"] != LISTINGS:
        raise RuntimeError(f"Not all listings were found to work: {counts}")
    return seconds


def main() -> None:
    django.setup()
    listings()
    seconds, least = measure(), PAUSE * LISTINGS / HOSTS
    print(f"\nChecking {LISTINGS} listings on {HOSTS} hosts, {PAUSE} s apart:")
    print(f"{seconds:.2f} s, of which {least:.2f} s is politeness; ratio {seconds / least:.2f} (goal: {GOAL} at most)")


if __name__ == "__main__":
    main()
