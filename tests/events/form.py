"""The event's editor as a browser posts it."""

from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

CHILDREN = ("event_hours", "event_products", "event_sponsors", "event_documents", "event_sources", "comments")


def form(hours=(), **fields) -> dict:
    """Return the editor's form, empty but for what it starts with, rows of hours, and the fields."""
    start = {"title": "Hội chợ", "slug": "hoi-cho", "kind": "fair", "status": "planned", "timezone": "Asia/Ho_Chi_Minh"}
    links = {name: inline_formset([]) for name in CHILDREN} | {"event_hours": inline_formset(list(hours))}
    return nested_form_data(start | links | {"programme": streamfield([])} | fields)


def day_of_programme(day: int, title: str = "Khai mạc") -> tuple[str, dict]:
    """Return a day with one item, as a browser posts it."""
    item = {"0-deleted": "", "0-order": "0", "0-value-title": title, "0-value-time": "08:00", "0-value-ends": ""}
    speakers = {"0-value-where": "", "0-value-speakers-count": "0"}
    return "day", {"day": str(day), "sessions": {"count": "1"} | item | speakers}
