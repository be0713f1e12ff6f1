"""A producer in schema.org's terms."""

from showcase.pages.structured_data import image_data


def producer_data(page, request) -> dict:
    """Return the Organization node of a producer; persons are never part of it."""
    node = {
        "@type": "Organization",
        "@id": f"{page.full_url}#producer",
        "name": page.title,
        "description": page.description,
        "image": image_data(page.hero_image, request),
        "url": page.website or page.full_url,
        "address": page.place
        and {"@type": "PostalAddress", "addressLocality": page.place.full_name, "addressCountry": "VN"},
    }
    return {key: value for key, value in node.items() if value}
