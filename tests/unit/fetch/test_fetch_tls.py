"""TLS: always verified, told in words, never stepped down from."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

DAY = timedelta(days=1)
FEED = b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<rss/>"


class Authority:
    """Signs certificates; its own is in `file`."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        self.cert = self._signed(self.name, self.key, self, days=(-1, 9), extensions=[(_CA, True)])
        self.file = folder / f"{name}.pem"
        self.file.write_bytes(self.cert.public_bytes(serialization.Encoding.PEM))

    def server(self, *names: str, days: tuple[int, int] = (-1, 9), own: bool = False) -> ssl.SSLContext:
        """Make the server's side of TLS, for hosts, valid between days from now; `own` signs itself."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0])])
        held = [x509.IPAddress(ip_address(name)) if name[0].isdigit() else x509.DNSName(name) for name in names]
        extensions = [(x509.SubjectAlternativeName(held), False)]
        signer = self if not own else None
        cert = self._signed(subject, key, signer, days=days, extensions=extensions)
        file = self.folder / f"{names[0]}-{days[1]}-{own}.pem"
        file.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
            + cert.public_bytes(serialization.Encoding.PEM)
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context

    @staticmethod
    def _signed(
        subject: x509.Name, key: Any, signer: Authority | None, *, days: tuple[int, int], extensions: list[Any]
    ) -> x509.Certificate:
        now = datetime.now(UTC)
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(signer.name if signer else subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now + days[0] * DAY)
            .not_valid_after(now + days[1] * DAY)
        )
        for extension, critical in extensions:
            builder = builder.add_extension(extension, critical)
        return builder.sign(signer.key if signer else key, hashes.SHA256())


_CA = x509.BasicConstraints(ca=True, path_length=None)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("certificates"), "ours")


@pytest.fixture
def serve(server: Any) -> Iterator[Callable[[ssl.SSLContext], Any]]:
    made: list[Any] = []

    def start(context: ssl.SSLContext) -> Any:
        made.append(type(server)(tls=context))
        made[-1].on("/feed", FEED)
        return made[-1]

    yield start
    for each in made:
        each.stop()


def reach(world: Any, fetcher: Any, served: Any, authority: Authority, **settings: Any) -> Any:
    """Make a fetcher for which news.test and good.test lie at the server, and which trusts the authority."""
    world.server = served
    world.names |= {"news.test": [["127.0.0.1"]], "good.test": [["127.0.0.1"]]}
    allow = frozenset({"news.test", "good.test", "127.0.0.1"})
    return fetcher(world, allow=allow, ca_file=str(authority.file), **settings)


def test_a_good_certificate_is_taken_and_its_host_named(
    serve: Any, world: Any, fetcher: Any, authority: Authority
) -> None:
    names: list[Any] = []
    context = authority.server("news.test", "127.0.0.1")
    context.sni_callback = lambda _, name, __: names.append(name)
    served = serve(context)
    made = reach(world, fetcher, served, authority)
    assert made.get(served.url("/feed", "news.test")).kind == "ok"
    assert made.get(served.url("/feed", "NEWS.test.")).kind == "ok"
    assert made.get(served.url("/feed")).kind == "ok"
    assert set(names) == {"news.test", None}  # an address is no name to send


@pytest.mark.parametrize(
    ("made", "words"),
    [
        pytest.param((["news.test"], (-9, -1), False), "expired", id="an expired certificate"),
        pytest.param((["news.test"], (1, 9), False), "not yet valid", id="one that is not valid yet"),
        pytest.param((["other.test"], (-1, 9), False), "news.test", id="one for another host"),
        pytest.param((["127.0.0.1"], (-1, 9), False), "news.test", id="one for the address instead of the name"),
        pytest.param((["news.test"], (-1, 9), True), "self-signed", id="one that vouches for itself"),
    ],
)
def test_a_bad_certificate_is_refused(  # noqa: PLR0917 -- pytest passes a row's columns and the fixtures
    serve: Any, world: Any, fetcher: Any, authority: Authority, made: Any, words: str
) -> None:
    names, days, own = made
    served = serve(authority.server(*names, days=days, own=own))
    fetched = reach(world, fetcher, served, authority).get(served.url("/feed", "news.test"))
    assert fetched.kind == "tls"
    assert words in fetched.error
    assert not served.asked  # and nothing was said to it, in TLS or without


def test_an_unknown_authority_is_not_trusted(
    serve: Any, world: Any, fetcher: Any, authority: Authority, tmp_path: Path
) -> None:
    served = serve(authority.server("news.test"))
    stranger = Authority(tmp_path, "stranger")
    fetched = reach(world, fetcher, served, stranger).get(served.url("/feed", "news.test"))
    assert (fetched.kind, served.asked) == ("tls", [])


def test_without_a_file_the_system_is_asked_whom_to_trust(serve: Any, fetcher: Any, authority: Authority) -> None:
    served = serve(authority.server("127.0.0.1"))
    assert fetcher().get(served.url("/feed")).kind == "tls"


def test_a_server_that_speaks_no_tls_is_told(server: Any, fetcher: Any) -> None:
    url = server.on("/feed", FEED).replace("http:", "https:")
    assert fetcher(deadline=0.5).get(url).kind in {"tls", "timeout"}
    assert not server.asked


def test_a_good_host_that_leads_to_a_bad_certificate_is_refused(
    serve: Any, world: Any, fetcher: Any, authority: Authority
) -> None:
    served = serve(authority.server("good.test"))
    place = served.url("/feed", "news.test")
    served.on("/", f"HTTP/1.1 301 Moved\r\nLocation: {place}\r\nContent-Length: 0\r\n\r\n".encode())
    fetched = reach(world, fetcher, served, authority).get(served.url("/", "good.test"))
    assert (fetched.kind, fetched.permanent) == ("tls", "")


@pytest.mark.parametrize("length", [b"Content-Length: 1000\r\n", b""])
def test_a_drip_over_tls_does_not_outlast_the_deadline(
    serve: Any, world: Any, fetcher: Any, authority: Authority, length: bytes
) -> None:
    def drips(talk: Any) -> None:
        talk.send(b"HTTP/1.1 200 OK\r\n" + length + b"\r\n")
        talk.drip(b"a" * 1000, 0.05)

    served = serve(authority.server("news.test"))
    served.on("/feed", drips)
    fetched = reach(world, fetcher, served, authority, deadline=0.5).get(served.url("/feed", "news.test"))
    assert fetched.kind == "timeout"
