"""How a shop answers, over a real connection, and what that says about a listing."""

import pytest

from product_pages.listings.checks.limits import Limits
from product_pages.listings.checks.models import Outcome
from product_pages.listings.checks.network import Network
from product_pages.listings.checks.reasons import Reason
from tests import marketplace
from tests.marketplace import certificate, in_turn, moved, open_shop, page, status

from .conftest import ask

RULES = ["/p/{slug}-{id}.html"]


def test_a_page_works(visit):
    (verdict,) = visit(ask())
    assert (verdict.outcome, verdict.reason, verdict.status) == (Outcome.WORKS, "", 200)


@pytest.mark.parametrize(
    ("answer", "outcome", "reason"),
    [
        (status(404), Outcome.GONE, Reason.NOT_FOUND),
        (status(410), Outcome.GONE, Reason.NOT_FOUND),
        (status(401), Outcome.UNREACHABLE, Reason.SHUT_OUT),
        (status(403), Outcome.UNREACHABLE, Reason.SHUT_OUT),
        (status(500), Outcome.UNREACHABLE, Reason.SERVER_ERROR),
        (status(503), Outcome.UNREACHABLE, Reason.SERVER_ERROR),
        (status(400), Outcome.UNREACHABLE, Reason.ODD_STATUS),
        (status(304), Outcome.UNREACHABLE, Reason.ODD_STATUS),
        (status(301), Outcome.UNREACHABLE, Reason.ODD_STATUS),
        (moved("/p/gung-1.html"), Outcome.UNREACHABLE, Reason.LOOP),
        (marketplace.liar, Outcome.UNREACHABLE, Reason.BROKEN_OFF),
        (marketplace.resetting, Outcome.UNREACHABLE, Reason.BROKEN_OFF),
        (marketplace.garbage, Outcome.UNREACHABLE, Reason.GARBLED),
        (page("not packed", Content_Encoding="gzip"), Outcome.UNREACHABLE, Reason.GARBLED),
        (marketplace.half_packed, Outcome.UNREACHABLE, Reason.BROKEN_OFF),
        (page("x", Content_Encoding="br"), Outcome.UNREACHABLE, Reason.GARBLED),
    ],
)
def test_a_bad_answer_is_called_what_it_is(visit, shop, answer, outcome, reason):
    shop.answers["/p/gung-1.html"] = answer
    (verdict,) = visit(ask())
    assert (verdict.outcome, verdict.reason) == (outcome, reason)


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_a_listing_that_moved_within_the_shop_is_redirected(visit, shop, code):
    shop.answers["/p/gung-1.html"] = moved("/p/gung-se-2.html?utm_source=x#top", code)
    (verdict,) = visit(ask(rules=RULES))
    assert (verdict.outcome, verdict.reason) == (Outcome.REDIRECTED, Reason.MOVED)
    assert verdict.moved_to == "http://postmart.example/p/gung-se-2.html"


@pytest.mark.parametrize("target", ["/", "/danh-muc/gia-vi", "/tim-kiem?q=gung"])
def test_a_redirect_to_elsewhere_in_the_shop_means_gone(visit, shop, target):
    shop.answers["/p/gung-1.html"] = moved(target)
    (verdict,) = visit(ask(rules=RULES))
    assert (verdict.outcome, verdict.reason) == (Outcome.GONE, Reason.LED_ELSEWHERE)


@pytest.mark.parametrize(("target", "outcome"), [("/", Outcome.GONE), ("/moi", Outcome.REDIRECTED)])
def test_without_rules_only_the_home_page_is_elsewhere(visit, shop, target, outcome):
    shop.answers["/p/gung-1.html"] = moved(target)
    assert visit(ask())[0].outcome == outcome


def test_a_redirect_to_the_same_page_is_no_move(visit, shop):
    shop.answers["/p/gung-1.html"] = moved("/p/gung-1.html?utm_source=shop")
    (verdict,) = visit(ask(rules=RULES))
    assert (verdict.outcome, verdict.moved_to) == (Outcome.WORKS, "")


def test_a_redirect_to_another_site_means_gone_and_nobody_is_asked_there(visit, shop):
    shop.answers["/p/gung-1.html"] = moved("http://other.example/p/gung-1.html")
    (verdict,) = visit(ask(), network=Network(shop.stand_ins("postmart.example", "other.example")))
    assert (verdict.outcome, verdict.reason) == (Outcome.GONE, Reason.LED_AWAY)
    assert {host for host, _path in shop.requests} == {"postmart.example"}


def test_five_redirects_are_followed_and_the_sixth_is_not(visit, shop):
    shop.answers |= {f"/{n}": moved(f"/{n + 1}") for n in range(6)}
    one, other = visit(ask("/1", 1), ask("/0", 2))
    assert (one.outcome, other.reason) == (Outcome.REDIRECTED, Reason.TOO_MANY_REDIRECTS)


@pytest.mark.parametrize(
    "text",
    [
        "<p>Sản phẩm <b>không tồn tại</b></p>",
        "<p>SAN PHAM\n\n  khong  TON tai</p>",
        "<p>S&#7843;n ph&#7849;m kh&ocirc;ng t&#7891;n t&#7841;i</p>",
        "<script>if (a < b) { x() }</script><h1>Sản phẩm không tồn tại",
    ],
)
def test_a_page_that_says_it_is_gone_is(visit, shop, text):
    shop.answers["/p/gung-1.html"] = page(text)
    (verdict,) = visit(ask(gone_texts=["Ngừng bán", "Sản phẩm không tồn tại"]))
    assert (verdict.outcome, verdict.reason) == (Outcome.GONE, Reason.SAYS_GONE)


@pytest.mark.parametrize(
    "text",
    [
        "<script>const gone = 'Sản phẩm không tồn tại'</script><p>Còn hàng</p>",
        "<!-- <p>Sản phẩm không tồn tại</p> --><p>Còn hàng</p>",
        "<template><p>Sản phẩm không tồn tại</p></template><p>Còn hàng</p>",
        "<p>Sản phẩm tồn tại, không sao</p>",
    ],
)
def test_words_that_the_page_does_not_show_do_not_count(visit, shop, text):
    shop.answers["/p/gung-1.html"] = page(text)
    assert visit(ask(gone_texts=["Sản phẩm không tồn tại"]))[0].outcome == Outcome.WORKS


def test_the_words_of_a_page_are_read_in_its_own_encoding(visit, shop):
    text = "<p>Pâté épuisé</p>".encode("latin-1")
    shop.answers["/p/gung-1.html"] = lambda handler: handler.say(200, text, Content_Type="text/html; charset=latin-1")
    assert visit(ask(gone_texts=["pâté épuisé"]))[0].reason == Reason.SAYS_GONE


def test_a_silent_shop_times_out(visit, shop):
    shop.answers["/p/gung-1.html"] = marketplace.silent
    (verdict,) = visit(ask(), limits=Limits(total=0.2))
    assert (verdict.outcome, verdict.reason) == (Outcome.UNREACHABLE, Reason.TIMED_OUT)


@pytest.mark.parametrize("answer", [marketplace.endless, marketplace.bomb])
def test_a_huge_page_is_judged_by_its_beginning(visit, shop, answer):
    shop.answers["/p/gung-1.html"] = answer
    assert visit(ask(gone_texts=["hết hàng"]))[0].outcome == Outcome.WORKS


def test_a_shop_that_is_not_there_has_no_connection(visit, shop):
    network = Network({"postmart.example": ("127.0.0.1", 1)})
    assert visit(ask(), network=network)[0].reason == Reason.NO_CONNECTION


def test_a_certificate_that_nobody_signed_is_not_trusted(visit, tmp_path):
    tls, cert = certificate(tmp_path, "postmart.example")
    with open_shop(tls) as shop:
        secure = ask("https://postmart.example/p/gung-1.html")
        untrusted = visit(secure, network=Network(shop.stand_ins()))[0]
        trusting = Network(shop.stand_ins())
        trusting.tls.load_verify_locations(cert)
        trusted = visit(secure, network=trusting)[0]
    assert (untrusted.outcome, untrusted.reason) == (Outcome.UNREACHABLE, Reason.NO_TLS)
    assert trusted.outcome == Outcome.WORKS


def test_an_unchanged_page_works_and_keeps_what_to_ask_with(visit, shop):
    shop.answers["/p/gung-1.html"] = status(304)
    (verdict,) = visit(ask(etag='"a1"', last_modified="Tue, 24 Nov 2026 10:00:00 GMT"))
    assert (verdict.outcome, verdict.reason, verdict.etag) == (Outcome.WORKS, Reason.UNCHANGED, '"a1"')
    asked = shop.headers[-1]
    assert asked["If-None-Match"] == '"a1"'
    assert asked["If-Modified-Since"] == "Tue, 24 Nov 2026 10:00:00 GMT"


def test_what_a_page_is_asked_by_is_learnt_unless_it_does_not_fit(visit, shop):
    shop.answers["/p/gung-1.html"] = in_turn(page(ETag='"b2"'), page(ETag='"' + "x" * 300 + '"'))
    assert [visit(ask())[0].etag for _time in range(2)] == ['"b2"', ""]
