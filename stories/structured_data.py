"""A story in schema.org's terms."""

from showcase.pages.structured_data import image_data


def article_data(page, request) -> dict:
    """Return the Article node of a story."""
    node = {
        "@type": "Article",
        "@id": f"{page.full_url}#article",
        "headline": page.title,
        "description": page.description,
        "image": image_data(page.hero_image, request),
        "datePublished": page.written_on and page.written_on.isoformat(),
        "author": page.author and {"@type": "Organization", "name": page.author},
    }
    return {key: value for key, value in node.items() if value}
