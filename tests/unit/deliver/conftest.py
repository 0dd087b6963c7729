"""A letter, a mail server and a web server on this machine, and a certificate that lives as long as its test."""

import datetime as dt
import ipaddress
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tasks.deliver import Sending
from tasks.model import Letter

MADE = dt.datetime(2026, 11, 22, 5, 30, tzinfo=dt.UTC)


class Word:
    """A secret that is not hidden anywhere."""

    def __init__(self, text: str) -> None:
        self.text = text

    def reveal(self) -> str:
        return self.text


@pytest.fixture
def sending(tmp_path: Path) -> Callable[..., Sending]:
    """Give a function that makes a sending; what it is given goes to the letter, but for `key` and `shown`."""

    def make(*, key: str = "briefing/daily/2026-11-22/mail", shown: Any = None, **fields: Any) -> Sending:
        letter: dict[str, Any] = {
            "subject": "briefing/daily/2026-11-22",
            "kind": "briefing",
            "edition": "daily",
            "name": "موجز",
            "date": dt.date(2026, 11, 22),
            "made": MADE,
            "language": "ar",
            "title": "موجز · الأحد 22 نوفمبر 2026",
            "html": "<p dir='rtl'>خبر</p>",
            "text": "\u200fخبر \u2068Reuters\u2069\n",
            "lines": ("قرأنا مقالين", "• خبر", "• خبر ثان"),
            "link": "",
            "document": '{"title": "موجز"}',
        }
        return Sending(letter=Letter(**(letter | fields)), key=key, reports=tmp_path / "reports", shown=shown)

    return make


@dataclass(frozen=True)
class Papers:
    """A certificate of this machine and its key, trusted by nobody who is not told to."""

    certificate: Path
    key: Path

    @property
    def server(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate, self.key)
        return context


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    """Make a certificate for 127.0.0.1."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    folder, key = tmp_path_factory.mktemp("papers"), ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    papers = Papers(folder / "certificate.pem", folder / "key.pem")
    papers.certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    papers.key.write_bytes(key.private_bytes(serialization.Encoding.PEM, form, plain))
    return papers


@dataclass
class Hook:
    """A web server: what it answers, one answer after another (the last for ever), and what it was asked."""

    root: str = ""
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=lambda: [(204, {})])
    asked: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    silent: threading.Event = field(default_factory=threading.Event)  # set: it hears and says nothing


@pytest.fixture
def hook() -> Iterator[Hook]:
    """Serve one for a test."""
    place = Hook()
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            place.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}, body))
            if place.silent.is_set():
                over.wait(20)
                return
            status, headers = place.answers.pop(0) if len(place.answers) > 1 else place.answers[0]
            self.send_response(status)
            for name, value in {"Content-Length": "0", **headers}.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing on the terminal."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    place.root = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield place
    over.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def word() -> type[Word]:
    """Give what makes a secret."""
    return Word
