"""A product in schema.org's terms. Stars are a certification: never an aggregateRating."""

from showcase.pages.structured_data import image_data


def product_data(page, request) -> dict:
    """Return the Product node with its valid certificates (https://schema.org/Certification)."""
    node = {
        "@type": "Product",
        "@id": f"{page.full_url}#product",
        "name": page.title,
        "alternateName": page.names,
        "description": page.description,
        "image": image_data(page.hero_image, request),
        "category": page.category.name if page.category else None,
        "countryOfOrigin": {"@type": "Country", "name": "VN"},
        "hasCertification": [
            {
                "@type": "Certification",
                "name": certificate.scheme.name,
                "certificationIdentification": certificate.number or certificate.decision,
                "issuedBy": {"@type": "Organization", "name": certificate.issuer},
            }
            | ({"expires": certificate.last_day.isoformat()} if certificate.last_day else {})
            for certificate in page.certificates
            if certificate.is_valid and not certificate.is_sample
        ],
    }
    return {key: value for key, value in node.items() if value}
