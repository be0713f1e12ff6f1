"""The menu follows the work."""

from wagtail.admin.menu import MenuItem

from showcase.editorial.dashboard.menu import in_the_order_of_the_work


def test_what_is_written_comes_before_what_is_kept():
    items = [MenuItem("x", "/", name=name, order=5) for name in ("settings", "reports", "shops", "products", "stories")]
    in_the_order_of_the_work(None, items)
    by_order = [item.name for item in sorted(items[1:], key=lambda item: item.order)]
    assert by_order == ["products", "stories", "shops", "reports"]
    assert items[0].order == 5
