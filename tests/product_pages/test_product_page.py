"""What a reader sees of a product."""

from tests.factories import CertificateFactory


def test_barest_product_is_readable(client, product):
    response = client.get(product.url)
    assert response.status_code == 200
    assert "Gừng Kỳ Sơn" in response.content.decode()


def test_unverified_stars_are_never_shown(client, product):
    CertificateFactory(product=product, verified_on=None)
    assert "★" not in client.get(product.url).content.decode()
