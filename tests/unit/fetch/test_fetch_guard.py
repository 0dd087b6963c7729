"""Which addresses are dialled: judged one by one, and seen from the outside through names, spellings and redirects."""

from __future__ import annotations

from typing import Any

import pytest

from tasks.ingest.fetch.guard import forbidden
from tasks.ingest.fetch.target import target_of

INSIDE = {
    "this machine": "127.0.0.1 127.0.0.2 127.1.2.3 127.255.255.255 0.0.0.0 0.1.2.3 0.255.255.255 ::1 ::",
    "a private network": (
        "10.0.0.0 10.0.0.1 10.255.255.255 172.16.0.1 172.20.10.5 172.31.255.255 192.168.0.1 192.168.1.254 "
        "192.168.255.255 100.64.0.1 100.100.100.200 100.127.255.255 fc00::1 fd00::1 fd00:ec2::254 fdff:ffff::1 "
        "fec0::1 feff::1 64:ff9b:1::1 64:ff9b:1::7f00:1 64:ff9b:1:ffff::8.8.8.8"
    ),
    "the local link": "169.254.0.1 169.254.169.254 169.254.170.2 169.254.255.255 fe80::1 fe80::1%eth0 febf::1",
    "a cloud's own services": "168.63.129.16",
    "a multicast group": "224.0.0.1 224.0.0.251 239.255.255.250 232.1.1.1 ff00::1 ff02::1 ff02::fb ff05::2 ff0e::1",
    "a tunnel": (
        "192.88.99.1 192.88.99.255 2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2002:: 2002:7f00:1:: 2002:a00:1::1 "
        "2002:c0a8:101::1 2002:a9fe:a9fe:: 2002:808:808::1"
    ),
    "an address that is reserved": (
        "192.0.0.1 192.0.0.8 192.0.0.170 192.0.0.192 192.0.2.1 198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.9 "
        "240.0.0.1 250.1.2.3 255.255.255.254 255.255.255.255 ::2 ::7f00:1 ::127.0.0.1 ::a00:1 ::808:808 100::1 "
        "2001:2::1 2001:10::1 2001:20::1 2001:30::1 2001:db8::1 2001:db8:ffff::1 3ffe::1 3fff::1 3fff:fff::1 "
        "4000::1 5f00::1 8000::1 a000::1 e000::1 f000::1 f800::1 fe00::1 200::1 1::1 0:0:1::1 64:ff9b:2::1"
    ),
}
HELD = {  # IPv4 addresses inside of IPv6 ones are as good as themselves
    "this machine": "::ffff:127.0.0.1 ::ffff:0.0.0.0 ::ffff:7f00:1 64:ff9b::127.0.0.1 64:ff9b::7f00:1 64:ff9b::",
    "a private network": "::ffff:10.0.0.1 ::ffff:192.168.1.1 ::ffff:172.16.0.1 64:ff9b::10.1.2.3 64:ff9b::c0a8:101",
    "the local link": "::ffff:169.254.169.254 ::ffff:a9fe:a9fe 64:ff9b::169.254.169.254",
    "a multicast group": "::ffff:224.0.0.1 64:ff9b::224.0.0.1",
    "an address that is reserved": "::ffff:255.255.255.255 ::ffff:203.0.113.1 64:ff9b::240.0.0.1",
    "a tunnel": "::ffff:192.88.99.1",
}
ISATAP = {
    "this machine": "2a00:1450::5efe:127.0.0.1 2a00:1450::200:5efe:7f00:1",
    "a private network": "2a00:1450::5efe:10.0.0.1 2a00:1450::200:5efe:192.168.0.1",
}
NONSENSE = "localhost 127.1 2130706433 0x7f000001 0177.0.0.1 1.2.3 1.2.3.4.5 999.1.1.1 [::1] example.com ① :: ::1::"
OUTSIDE = (
    "1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.1 93.184.216.34 100.63.255.255 100.128.0.1 126.255.255.255 128.0.0.1 "
    "168.63.129.15 168.63.129.17 169.253.255.255 169.255.0.1 172.15.255.255 172.32.0.1 191.255.255.255 192.0.1.1 "
    "192.0.3.1 192.31.196.1 192.52.193.1 192.88.98.1 192.88.100.1 192.167.255.255 192.169.0.1 192.175.48.1 "
    "198.17.255.255 198.20.0.1 198.51.99.1 198.51.101.1 203.0.112.1 203.0.114.1 223.255.255.255 2000::1 "
    "2001:200::1 2001:4860:4860::8888 2001:db7::1 2001:db9::1 2003::1 2400:cb00::1 2606:4700:4700::1111 "
    "2620:fe::fe 2a00:1450:4001::1 2c0f:f248::1 3ffd::1 ::ffff:8.8.8.8 64:ff9b::8.8.8.8 64:ff9b::5db8:d822"
)
CASES = [
    *((address, why) for table in (INSIDE, HELD, ISATAP) for why, names in table.items() for address in names.split()),
    *((address, "") for address in OUTSIDE.split()),
]


def test_the_table_is_as_long_as_promised() -> None:
    assert len(CASES) == len(set(CASES)) >= 120


@pytest.mark.parametrize(("address", "why"), CASES, ids=[f"{address} is {why or 'public'}" for address, why in CASES])
def test_an_address_is_judged(address: str, why: str) -> None:
    assert forbidden(address) == why


@pytest.mark.parametrize("address", NONSENSE.split()[:-2])
def test_what_is_no_numeric_address_is_not_dialled(address: str) -> None:
    assert forbidden(address) == "no address at all"


@pytest.mark.parametrize(("address", "why"), [case for case in CASES if "%" not in case[0]])
def test_a_name_gets_no_further_than_its_address(address: str, why: str, world: Any, fetcher: Any) -> None:
    world.names["news.test"] = [[address]]
    world.server.on("/feed", b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody")
    fetched = fetcher(world).get("http://news.test/feed")
    if why:
        assert (fetched.kind, fetched.error) == ("blocked", f"not asked, because it lies in {why}")
    else:
        assert fetched.kind == "ok"
    assert (world.dialled, world.server.connections) == (([], 0) if why else ([address], 1))


SPELLINGS = [
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.1/",
    "http://0177.0.0.1/",
    "http://127.1/",
    "http://127.0.1/",
    "http://0/",
    "http://0x0/",
    "http://017700000001/",
    "http://127.0.0.1/",
    "http://127.0.0.1./",
    "http://127.0.0.1:80/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::1%25lo]/",
    "http://[::1%lo]/",
    "http://[fe80::1%25eth0]/",
    "http://[64:ff9b::7f00:1]/",
    "http://①②⑦.⓪.⓪.①/",
    "http://127。0。0。1/",
    "http://127\uff0e0\uff0e0\uff0e1/",
    "http://\uff11\uff12\uff17.0.0.1/",
    "http://localhost/",
    "http://LOCALHOST/",
    "http://localhost./",
    "http://loc%61lhost/",
    "http://127.0.0.1%2f.example.com/",
    "http://127.0.0.1%00.example.com/",
    "http://good.example\\@127.0.0.1/",
    "http://good.example@127.0.0.1/",
    "http://good.example:80@127.0.0.1/",
    "http://127.0.0.1\\.good.example/",
    "http://127.0.0.1#@good.example/",
    "http://127.0.0.1?@good.example/",
    "http:\\\\127.0.0.1/",
    "http:/127.0.0.1/",
    "http:127.0.0.1",
    "http:///127.0.0.1/",
    "//127.0.0.1/",
    "http://[127.0.0.1]/",
    "http://[::1/",
    "http://::1/",
    "http://",
    "http://./",
    "http://%/",
    "http://a b/",
    "http://127.0.0.1\t/",
    "http://127.0.0.1\r\nHost: good.example/",
    "http://good.example:22/",
    "http://good.example:6379/",
    "http://good.example:99999/",
    "http://good.example:-1/",
    "http://good.example:80:80/",
    "http://user@good.example/",
    "http://user:secret@good.example/",
    "http://:@good.example/",
    "http://@good.example/",
    "file:///etc/passwd",
    "FILE:///etc/passwd",
    "ftp://good.example/",
    "gopher://good.example/",
    "javascript:alert(1)",
    "data:text/html,hello",
    "jar:http://good.example!/",
    "unix:///var/run/docker.sock",
    "good.example/feed",
    "/etc/passwd",
    "",
    " ",
    "http://" + "a" * 9000,
    "http://" + "a" * 70 + ".example/",
    "http://" + ".".join(["a" * 60] * 6) + "/",
    "http://a..example/",
]


@pytest.mark.parametrize("url", SPELLINGS, ids=[repr(url[:50]) for url in SPELLINGS])
def test_no_spelling_of_an_address_leads_inside(url: str, world: Any, fetcher: Any) -> None:
    from tasks.ingest.fetch.dial import resolve

    def system(host: str, port: int) -> list[Any]:
        """Ask the system where that needs no network: it knows the numeric spellings, and localhost."""
        numeric = all(character in "0123456789abcdefx.:" for character in host) and any(map(str.isdigit, host))
        found: list[Any] = resolve(host, port) if numeric or host == "localhost" else world.resolve(host, port)
        return found

    world.names["good.example"] = [["93.184.216.34"]]
    world.resolve, wanted = system, world.resolve
    made = fetcher(world)
    world.resolve = wanted
    fetched = made.get(url)
    assert fetched.kind in {"blocked", "dns"}
    assert (world.dialled, world.server.connections) == ([], 0)
    assert "secret" not in fetched.error


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1/admin",
        "http://localhost/admin",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:169.254.169.254]/",
        "http://[fd00:ec2::254]/latest/",
        "http://100.100.100.200/",
        "http://metadata.test/computeMetadata/v1/",
        "//127.0.0.1/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/xml,<rss/>",
        "ftp://public.test/",
        "http://user:secret@public.test/",
        "http://public.test:8080/",
        "http://public.test\\@127.0.0.1/",
        "https:///",
        "http://[",
    ],
)
def test_a_redirect_leads_nowhere_inside(location: str, world: Any, fetcher: Any) -> None:
    world.names |= {"public.test": [["93.184.216.34"]], "metadata.test": [["169.254.169.254"]]}
    world.names["localhost"] = [["127.0.0.1"]]
    world.server.on("/", f"HTTP/1.1 301 Moved\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode())
    fetched = fetcher(world).get("http://public.test/")
    assert (fetched.kind, fetched.permanent) in {("blocked", ""), ("redirects", "")}
    assert (world.dialled, len(world.server.asked)) == (["93.184.216.34"], 1)
    assert "secret" not in fetched.error


def test_a_name_that_changes_its_mind_is_dialled_where_it_was_judged(world: Any, fetcher: Any) -> None:
    world.names["rebinds.test"] = [["93.184.216.34"], ["127.0.0.1"]]
    world.server.on("/", b"HTTP/1.1 302 Found\r\nLocation: /again\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
    fetched = fetcher(world).get("http://rebinds.test/")
    assert fetched.kind == "blocked"  # the second connection was judged anew
    assert (world.looked_up, world.dialled) == (["rebinds.test"] * 2, ["93.184.216.34"])


def test_of_many_addresses_only_the_public_ones_are_dialled(world: Any, fetcher: Any) -> None:
    world.names["mixed.test"] = [["127.0.0.1", "10.0.0.1", "93.184.216.34", "::1"]]
    world.server.on("/", b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody")
    assert fetcher(world).get("http://mixed.test/").kind == "ok"
    assert world.dialled == ["93.184.216.34"]


def test_a_name_without_addresses_is_told(world: Any, fetcher: Any) -> None:
    world.names["none.test"] = [[]]
    assert fetcher(world).get("http://none.test/").kind == "blocked"


def test_an_outsider_cannot_lead_into_an_allowed_private_host(world: Any, fetcher: Any) -> None:
    world.names |= {"public.test": [["93.184.216.34"]], "nas.test": [["192.168.1.5"]]}
    world.server.on("/", b"HTTP/1.1 302 Found\r\nLocation: http://nas.test/delete\r\nContent-Length: 0\r\n\r\n")
    world.server.on("/feed", b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody")
    made = fetcher(world, allow=frozenset({"nas.test"}))
    assert made.get("http://public.test/").kind == "blocked"
    assert made.get("http://nas.test/feed").kind == "ok"
    assert world.dialled == ["93.184.216.34", "192.168.1.5"]


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        pytest.param("HTTP://News.Example/A?b=C#d", "http://news.example/A?b=C", id="case of the host, no fragment"),
        pytest.param("http://news.example", "http://news.example/", id="no path is the root"),
        pytest.param("http://news.example?q", "http://news.example/?q", id="a query without a path"),
        pytest.param("https://news.example:443/", "https://news.example/", id="the usual port is left out"),
        pytest.param("http://news.example:443/", "http://news.example:443/", id="an unusual pair is kept"),
        pytest.param(" http://news.example/ ", "http://news.example/", id="blanks around it"),
        pytest.param("http://موقع.مصر/أخبار", None, id="an Arabic host and path"),
        pytest.param("http://[2606:4700:4700::1111]/", "http://[2606:4700:4700::1111]/", id="IPv6"),
        pytest.param("http://news.example/a%20b?c=d%26e", "http://news.example/a%20b?c=d%26e", id="escapes are kept"),
    ],
)
def test_a_good_address_is_asked_as_it_is(url: str, asked: str | None) -> None:
    target = target_of(url, frozenset())
    assert not isinstance(target, str)
    assert asked is None or target.url == asked
    assert target.url.isascii()
