"""Mail: to a real server on this machine, plain, with STARTTLS and with TLS; taken, refused, and hung up on."""

import asyncio
import datetime as dt
import email
import email.policy
import re
import ssl
import threading
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tasks.deliver import Sending, mail
from tasks.deliver.channels.email import Channel
from tasks.errors import DeliveryError

Make = Callable[..., Sending]
PASSWORD = "pass word/+="


class Clerk:
    """Takes mail, or says what it is told to say."""

    def __init__(self) -> None:
        self.got: list[Envelope] = []
        self.users: list[str] = []
        self.rcpt: dict[str, str] = {}
        self.data = "250 taken"

    async def handle_RCPT(  # noqa: N802 -- the library calls it
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address in self.rcpt:
            return self.rcpt[address]
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(  # noqa: N802 -- the library calls it
        self, _server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if self.data.startswith("250"):
            self.got.append(envelope)
            data: Any = session.auth_data
            self.users.append(data.login.decode() if data else "")
        return self.data

    def mail(self, number: int = -1) -> EmailMessage:
        content = self.got[number].original_content
        assert content
        read = email.message_from_bytes(content, policy=email.policy.default)
        assert isinstance(read, EmailMessage)
        return read


class Local:
    """A mail server on a port of its own, in a thread of its own."""

    def __init__(self, clerk: Clerk, *, ssl_context: ssl.SSLContext | None = None, **how: Any) -> None:
        self.loop = asyncio.new_event_loop()

        def session() -> SMTP:
            return SMTP(clerk, hostname="mail.example", loop=self.loop, **how)

        made = self.loop.create_server(session, "127.0.0.1", 0, ssl=ssl_context)
        self.server = self.loop.run_until_complete(made)
        self.port = int(self.server.sockets[0].getsockname()[1])
        self.thread = threading.Thread(target=self.loop.run_forever)
        self.thread.start()

    async def _close(self) -> None:
        self.server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await asyncio.sleep(0)

    def stop(self) -> None:
        if self.thread.is_alive():
            asyncio.run_coroutine_threadsafe(self._close(), self.loop).result(20)
            self.loop.call_soon_threadsafe(self.loop.stop)
            self.thread.join()
            self.loop.close()


def authenticate(_server: SMTP, _session: Session, _envelope: Envelope, _kind: str, data: Any) -> AuthResult:
    fine = isinstance(data, LoginPassword) and data.password.decode() == PASSWORD
    return AuthResult(success=fine, handled=False, auth_data=data if fine else None)


@pytest.fixture
def clerk() -> Clerk:
    return Clerk()


@pytest.fixture
def serve(clerk: Clerk) -> Iterator[Callable[..., Local]]:
    """Give a function that starts a server; all are stopped in the end."""
    started: list[Local] = []

    def start(**how: Any) -> Local:
        server = Local(clerk, **how)
        started.append(server)
        return server

    yield start
    for server in started:
        server.stop()


def channel(server: Local, **more: Any) -> Channel:
    plain: dict[str, Any] = {
        "name": "mail",
        "to": ("me@example.org",),
        "sender": "موجز <mujaz@example.org>",
        "host": "127.0.0.1",
        "port": server.port,
        "security": "plain",
        "timeout": 10,
    }
    return Channel(**(plain | more))


def test_a_mail_arrives_with_html_and_plain_text_side_by_side(
    serve: Callable[..., Local], clerk: Clerk, sending: Make
) -> None:
    assert channel(serve(), to=("me@example.org", "أنا <you@example.org>")).deliver(sending()) == ""
    assert clerk.got[0].rcpt_tos == ["me@example.org", "you@example.org"]
    assert clerk.got[0].mail_from == "mujaz@example.org"
    read = clerk.mail()
    assert read["Subject"] == "موجز · الأحد 22 نوفمبر 2026"
    assert read["From"] == "موجز <mujaz@example.org>"
    assert read["List-Id"] == "<daily.mujaz.example.org>"
    assert read["Date"].datetime == dt.datetime(2026, 11, 22, 5, 30, tzinfo=dt.UTC)
    assert read["Auto-Submitted"] == "auto-generated"
    assert read.get_content_type() == "multipart/alternative"
    text, html = read.iter_parts()
    assert isinstance(text, EmailMessage)
    assert isinstance(html, EmailMessage)
    assert (text.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert text.get_content().splitlines() == ["\u200fخبر \u2068Reuters\u2069"]
    assert html.get_content().splitlines() == ["<p dir='rtl'>خبر</p>"]
    assert read["Content-Language"] == "ar"
    content = clerk.got[0].original_content
    assert content
    assert content.isascii()
    assert max(map(len, content.splitlines())) <= 78


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_with_tls_the_server_is_asked_for_its_papers_before_the_password_is_said(
    serve: Callable[..., Local], clerk: Clerk, sending: Make, *, papers: Any, word: Any, security: str
) -> None:
    how = {"tls_context": papers.server, "require_starttls": True} if security == "starttls" else {}
    if security == "tls":
        how = {"ssl_context": papers.server, "auth_require_tls": False}
    server = serve(authenticator=authenticate, **how)
    login = {"security": security, "user": "me", "password": word(PASSWORD)}
    channel(server, ca_file=papers.certificate, **login).deliver(sending())
    assert clerk.users == ["me"]
    with pytest.raises(DeliveryError, match=r"certificate of 127\.0\.0\.1:[0-9]+ is not trusted"):
        channel(server, **login).deliver(sending())
    with pytest.raises(DeliveryError, match=r"does not accept user and password \(535\)") as wrong:
        channel(server, ca_file=papers.certificate, **(login | {"password": word("another")})).deliver(sending())
    assert not wrong.value.again
    assert len(clerk.got) == 1


def test_a_server_without_tls_gets_neither_mail_nor_password(
    serve: Callable[..., Local], clerk: Clerk, sending: Make, word: Any
) -> None:
    with pytest.raises(DeliveryError, match="does not offer what is asked of it"):
        channel(serve(), security="starttls", user="me", password=word(PASSWORD)).deliver(sending())
    with pytest.raises(DeliveryError, match="no TLS with"):
        channel(serve(), security="tls").deliver(sending())
    assert clerk.got == []


def test_the_same_day_is_the_same_mail_and_another_wish_another(
    serve: Callable[..., Local], clerk: Clerk, sending: Make
) -> None:
    made = channel(serve())
    for key in ("daily/mail", "daily/mail", "daily/mail/2"):
        made.deliver(sending(key=key))
    first, second, _third = (envelope.original_content for envelope in clerk.got)
    assert first == second
    ids = [clerk.mail(number)["Message-ID"] for number in range(3)]
    assert ids[0] == ids[1] != ids[2]
    assert re.fullmatch(r"<2026-11-22\.[0-9a-f]{24}@example\.org>", ids[0])


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("a\r\nBcc: all@example.org", id="a line break"),
        pytest.param("a\nX-Evil: 1\n\nbody", id="a body of its own"),
        pytest.param("a\u2028Bcc: b@c.org\x0b\x00\x1b[31m", id="other breaks and controls"),
        pytest.param("\u202eגנב", id="letters turned round"),
        pytest.param("=?utf-8?q?=0D=0ABcc:_x@y.z?=", id="a break in code"),
        pytest.param("خبر " * 400, id="a title without end"),
        pytest.param("a" * 3000, id="one long word"),
        pytest.param("\ud800broken", id="half a letter"),
    ],
)
def test_a_hostile_title_puts_nothing_into_the_headers(
    serve: Callable[..., Local], clerk: Clerk, sending: Make, title: str
) -> None:
    channel(serve(), sender=f"{'x'} <mujaz@example.org>").deliver(sending(title=title, name=title, language=title))
    content = clerk.got[0].original_content
    assert content
    head, _, _ = content.partition(b"\r\n\r\n")
    names = re.findall(rb"^([A-Za-z-]+):", head, re.MULTILINE)
    assert sorted(names) == sorted(
        [
            b"Subject", b"From", b"To", b"Date", b"Message-ID", b"List-Id", b"Auto-Submitted", b"Content-Language",
            b"MIME-Version", b"Content-Type",
        ]
    )  # fmt: skip
    assert clerk.got[0].rcpt_tos == ["me@example.org"]
    subject = str(clerk.mail()["Subject"])
    assert subject.isprintable()
    assert len(subject) <= mail.LONGEST


def test_what_is_attached_comes_with_it(
    serve: Callable[..., Local], clerk: Clerk, sending: Make, tmp_path: Path
) -> None:
    made = channel(serve(), attach=("epub", "single"))
    folder = tmp_path / "reports" / "daily"
    folder.mkdir(parents=True)
    (folder / "2026-11-22.epub").write_bytes(b"PK\x00\xff")
    with pytest.raises(DeliveryError, match=r"2026-11-22\.single\.html cannot be attached"):
        made.deliver(sending())
    (folder / "2026-11-22.single.html").write_text("<p>خبر", encoding="utf-8")
    made.deliver(sending())
    attached = [(part.get_filename(), part.get_content_type()) for part in clerk.mail().iter_attachments()]
    assert attached == [
        ("daily-2026-11-22.epub", "application/epub+zip"),
        ("daily-2026-11-22.single.html", "text/html"),
    ]
    book = next(iter(clerk.mail().iter_attachments()))
    assert book.get_payload(decode=True) == b"PK\x00\xff"
    made.deliver(sending(kind="alert"))
    assert list(clerk.mail().iter_attachments()) == []


def test_what_is_too_large_to_be_taken_is_not_sent(
    serve: Callable[..., Local], sending: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tasks.deliver.channels.email.LARGEST", 3)
    (tmp_path / "reports" / "daily").mkdir(parents=True)
    (tmp_path / "reports" / "daily" / "2026-11-22.epub").write_bytes(b"1234")
    with pytest.raises(DeliveryError, match="larger than") as failed:
        channel(serve(), attach=("epub",)).deliver(sending())
    assert not failed.value.again


@pytest.mark.parametrize(
    ("rcpt", "data", "said", "again"),
    [
        pytest.param(
            "550 no such user", "250 ok", "takes none of the recipients (550 no such user)", False, id="nobody"
        ),
        pytest.param("450 greylisted", "250 ok", "(450 greylisted)", True, id="come again later"),
        pytest.param("", "554 looks like spam", "refused the mail (554 looks like spam)", False, id="not this mail"),
        pytest.param("", "451 try later", "refused the mail (451 try later)", True, id="not now"),
        pytest.param(f"550 your password is {PASSWORD}", "250 ok", "your password is ***", False, id="a gossip"),
    ],
)
def test_a_refusal_is_told_in_the_servers_words_and_tried_again_where_that_may_help(
    serve: Callable[..., Local],
    clerk: Clerk,
    sending: Make,
    *,
    word: Any,
    rcpt: str,
    data: str,
    said: str,
    again: bool,
) -> None:
    clerk.rcpt, clerk.data = ({"me@example.org": rcpt} if rcpt else {}), data
    server = serve(authenticator=authenticate, auth_require_tls=False)
    with pytest.raises(DeliveryError, match=re.escape(said)) as failed:
        channel(server, user="me", password=word(PASSWORD)).deliver(sending())
    assert failed.value.again is again
    assert PASSWORD not in str(failed.value)


def test_a_password_that_the_protocol_cannot_say_is_told_before_anybody_is_asked(sending: Make, word: Any) -> None:
    made = Channel(
        name="mail", to=("a@b.org",), sender="a@b.org", host="127.0.0.1", user="me", password=word("schlüssel")
    )
    with pytest.raises(DeliveryError, match="letters that a login by SMTP does not take"):
        made.deliver(sending())


def test_one_recipient_refused_of_two_is_told_and_the_mail_not_sent_again(
    serve: Callable[..., Local], clerk: Clerk, sending: Make
) -> None:
    clerk.rcpt = {"gone@example.org": "550 gone"}
    said = channel(serve(), to=("gone@example.org", "me@example.org")).deliver(sending())
    assert said == "refused for gone@example.org (550 gone)"
    assert clerk.got[0].rcpt_tos == ["me@example.org"]


def test_a_port_where_nobody_listens_is_tried_again(serve: Callable[..., Local], sending: Make) -> None:
    server = serve()
    made = channel(server)
    server.stop()
    with pytest.raises(DeliveryError, match="cannot be reached") as failed:
        made.deliver(sending())
    assert failed.value.again


def test_a_server_that_says_nothing_is_given_up(sending: Make) -> None:
    loop = asyncio.new_event_loop()
    server = loop.run_until_complete(asyncio.start_server(lambda _reader, _writer: None, "127.0.0.1", 0))
    port = server.sockets[0].getsockname()[1]
    plain: dict[str, Any] = {
        "name": "mail",
        "to": ("a@b.org",),
        "sender": "a@b.org",
        "host": "127.0.0.1",
        "security": "plain",
    }
    with pytest.raises(DeliveryError, match=r"cannot be reached, or hung up \(timed out\)") as failed:
        Channel(port=port, timeout=1, **plain).deliver(sending())
    assert failed.value.again
    server.close()
    loop.run_until_complete(server.wait_closed())
    loop.close()
