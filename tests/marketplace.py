"""A marketplace on this machine: a real HTTP server that answers well, badly or not at all, by path.

`Shop.answers` maps a path to a function of the handler; `Shop.requests` keeps what was asked.
"""

import gzip
import socket
import ssl
import struct
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PAGE = "<html><body><h1>Gừng Kỳ Sơn</h1><p>120.000 ₫</p></body></html>"
Act = Callable[["Handler"], None]


@dataclass
class Shop:
    """What the stand-in answers, what it was asked, and where it stands."""

    answers: dict[str, Act] = field(default_factory=dict)
    requests: list[tuple[str, str]] = field(default_factory=list)  # (host, path)
    headers: list[dict[str, str]] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)
    at_once: int = 0
    most_at_once: int = 0
    port: int = 0

    def stand_ins(self, *hosts: str) -> dict[str, tuple[str, int]]:
        return dict.fromkeys(hosts or ("postmart.example",), ("127.0.0.1", self.port))

    @property
    def paths(self) -> list[str]:
        """Return what was asked besides robots.txt."""
        return [path for _host, path in self.requests if path != "/robots.txt"]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    shop: Shop
    lock = threading.Lock()

    def do_GET(self):
        shop = self.shop
        with self.lock:
            shop.requests.append((self.headers["Host"], self.path))
            shop.headers.append(dict(self.headers))
            shop.at_once += 1
            shop.most_at_once = max(shop.most_at_once, shop.at_once)
        try:
            default = missing if self.path == "/robots.txt" else page()
            shop.answers.get(self.path, default)(self)
        except OSError:
            self.close_connection = True  # the visitor has gone
        finally:
            with self.lock:
                shop.at_once -= 1

    def say(self, status: int, body: bytes = b"", **headers: str):
        self.send_response(status)
        usual = {"Content_Length": str(len(body)), "Content_Type": "text/html"}
        for name, value in (usual | headers).items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


def page(text: str = PAGE, status: int = 200, **headers: str) -> Act:
    return lambda handler: handler.say(status, text.encode(), **headers)


def missing(handler: Handler):
    handler.say(404)


def status(code: int, **headers: str) -> Act:
    return lambda handler: handler.say(code, **headers)


def moved(to: str, code: int = 301) -> Act:
    return lambda handler: handler.say(code, Location=to)


def in_turn(*acts: Act) -> Act:
    """Answer one way after the other, the last for ever."""
    left = list(acts)
    return lambda handler: (left.pop(0) if len(left) > 1 else left[0])(handler)


def silent(handler: Handler):
    """Say nothing until the shop closes."""
    handler.shop.closing.wait(30)


def meeting(number: int) -> Act:
    """Answer when as many visitors are there at once; send them away when the others do not come."""
    barrier = threading.Barrier(number)

    def act(handler: Handler):
        try:
            barrier.wait(5)
        except threading.BrokenBarrierError:
            handler.say(500)
        else:
            page()(handler)

    return act


def endless(handler: Handler):
    """Send a page that does not end."""
    handler.say(200, Content_Length=str(10**12))
    while not handler.shop.closing.is_set():
        handler.wfile.write(b"<p>" + b"x" * 65_536)


def bomb(handler: Handler):
    """Send 200 MB of nothing in 200 kB."""
    body = gzip.compress(bytes(200_000_000), 9)
    handler.say(200, body, Content_Encoding="gzip")


def half_packed(handler: Handler):
    """Send half of a packed page, and call it all."""
    body = gzip.compress(PAGE.encode())
    handler.say(200, body[: len(body) // 2], Content_Encoding="gzip")


def liar(handler: Handler):
    """Promise more than is sent."""
    handler.say(200, b"short", Content_Length="5000")
    handler.close_connection = True


def resetting(handler: Handler):
    """Throw the visitor out in the middle."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.close_connection = True
    handler.connection.close()


def garbage(handler: Handler):
    handler.wfile.write(b"\x00\xff not HTTP at all\r\n\r\n")
    handler.close_connection = True


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def handle_error(self, request, client_address):
        pass  # visitors that leave early are no errors


@contextmanager
def open_shop(tls: ssl.SSLContext | None = None) -> Iterator[Shop]:
    """Yield a marketplace that is open on a free port of this machine."""
    shop = Shop()
    server = Server(("127.0.0.1", 0), type("ShopHandler", (Handler,), {"shop": shop}))
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    shop.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield shop
    finally:
        shop.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


def certificate(folder: Path, host: str) -> tuple[ssl.SSLContext, Path]:
    """Return the server's side of TLS with a certificate that the host signed itself, and the certificate."""
    key, cert = folder / "key.pem", folder / "cert.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    names = ["-subj", f"/CN={host}", "-addext", f"subjectAltName=DNS:{host}", "-days", "2"]
    subprocess.run([*command, "-keyout", key, "-out", cert, *names], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    return context, cert
