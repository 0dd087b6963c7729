"""Politeness: spacing, limits, retries, robots.txt, and many hosts side by side."""

from __future__ import annotations

import threading
from itertools import pairwise
from random import Random
from typing import Any

import pytest

from tasks.ingest.fetch import Fetched, Fetcher, FetchSettings, Request, fetch_all

FEED = b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<rss/>"
BUSY = b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n"


def robots(text: str, status: int = 200) -> bytes:
    return f"HTTP/1.1 {status} Whatever\r\nContent-Length: {len(text.encode())}\r\n\r\n{text}".encode()


def spaced(server: Any) -> list[float]:
    return [round(later - earlier, 6) for earlier, later in pairwise(server.ticks)]


# --- retries


def test_retries_wait_longer_each_time_and_the_spread_is_handed_in(server: Any, clock: Any, fetcher: Any) -> None:
    url = server.on("/feed", BUSY)
    pauses = []
    for _ in range(2):
        clock.waits.clear()
        assert fetcher(spacing=0.0).get(url).kind == "status"
        pauses.append([wait for wait in clock.waits if wait])
    expected = Random(1)
    assert pauses == [[pytest.approx(expected.uniform(0, 1)), pytest.approx(expected.uniform(0, 2))]] * 2


@pytest.mark.parametrize(
    ("status", "extra", "asked"),
    [
        pytest.param(500, "", 3, id="500 is tried again"),
        pytest.param(502, "", 3, id="502 is tried again"),
        pytest.param(504, "", 3, id="504 is tried again"),
        pytest.param(503, "Retry-After: 600\r\n", 1, id="503 that says when is not"),
        pytest.param(429, "", 1, id="429 is not"),
        pytest.param(404, "", 1, id="404 is not"),
        pytest.param(403, "", 1, id="403 is not"),
        pytest.param(410, "", 1, id="410 is not"),
        pytest.param(501, "", 1, id="501 is not"),
    ],
)
def test_only_what_may_pass_is_tried_again(server: Any, fetcher: Any, status: int, extra: str, asked: int) -> None:
    url = server.on("/feed", f"HTTP/1.1 {status} No\r\n{extra}Content-Length: 0\r\n\r\n".encode())
    assert fetcher().get(url).status == status
    assert len(server.asked) == asked


def test_a_host_that_asks_for_peace_has_it_until_then(server: Any, clock: Any, fetcher: Any) -> None:
    made = fetcher()
    slow = server.on("/a", b"HTTP/1.1 429 Slow\r\nRetry-After: 600\r\nContent-Length: 0\r\n\r\n")
    other = server.on("/b", FEED)
    assert made.get(slow).retry_after == 600
    held = made.get(other)
    assert (held.kind, held.status, len(server.asked)) == ("not asked", 429, 1)
    assert held.retry_after == pytest.approx(600, abs=2)
    clock.time += 601
    assert made.get(other).kind == "ok"


# --- spacing and limits


def test_requests_to_one_host_are_spaced(server: Any, clock: Any, fetcher: Any) -> None:
    server.clock = clock
    made = fetcher(spacing=1.0)
    for _ in range(4):
        made.get(server.on("/feed", FEED))
    assert all(gap >= 1.0 for gap in spaced(server))


def test_redirects_and_retries_are_spaced_too(server: Any, clock: Any, fetcher: Any) -> None:
    server.clock = clock
    server.on("/feed", BUSY, b"HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n")
    server.on("/b", FEED)
    assert fetcher(spacing=3.0).get(server.url("/feed")).kind == "ok"
    assert all(gap >= 3.0 for gap in spaced(server))
    assert len(server.ticks) == 3


def test_many_requests_to_one_host_are_spaced_and_few_at_once(server: Any, clock: Any, fetcher: Any) -> None:
    def late(talk: Any) -> None:
        talk.wait(0.01)
        talk.send(FEED)

    server.clock = clock
    urls = [server.on(f"/{nth}", late) for nth in range(30)]
    made = fetcher(spacing=1.0, per_host=2, workers=16)
    fetched = fetch_all(made, [Request(url=url) for url in urls])
    assert [each.url for each in fetched] == urls
    assert {each.kind for each in fetched} == {"ok"}
    assert server.most <= 2
    assert clock.time - 1000 >= 29


def test_hosts_do_not_wait_for_one_another(world: Any, clock: Any, fetcher: Any) -> None:
    """Fifty hosts with two pages each take no longer than one of them."""
    hosts = [f"h{nth}.test" for nth in range(50)]
    for nth, host in enumerate(hosts):
        world.names[host] = [[f"93.184.216.{nth}"]]
    for path in ("/a", "/b"):
        world.server.on(path, FEED)
    made = fetcher(world, spacing=60.0, workers=8)
    fetched = fetch_all(made, [Request(url=f"http://{host}{path}") for host in hosts for path in ("/a", "/b")])
    assert {each.kind for each in fetched} == {"ok"}
    assert 60 <= clock.time - 1000 < 200  # not 50 minutes


def test_one_hanging_host_keeps_nobody_else_waiting(world: Any, fetcher: Any) -> None:
    """More requests to a dead host come first than there are workers; the others end before the first of them does."""
    release = threading.Event()

    def hang(talk: Any) -> None:
        release.wait(20)
        talk.send(FEED)

    world.names |= {"dead.test": [["93.184.216.34"]], "live.test": [["93.184.216.35"]]}
    world.server.on("/hang", hang)
    world.server.on("/feed", FEED)
    ended: list[str] = []

    def then(fetched: Fetched) -> str:
        ended.append(fetched.url)
        if sum("live" in url for url in ended) == 20:
            release.set()
        return fetched.kind

    wanted = [*["http://dead.test/hang"] * 10, *["http://live.test/feed"] * 20]
    kinds = fetch_all(fetcher(world, workers=4, spacing=0.0), [Request(url=url) for url in wanted], then)
    assert kinds == ("ok",) * 30
    assert all("live" in url for url in ended[:20])


def test_redirects_to_one_host_wait_there_without_blocking_others(world: Any, clock: Any, fetcher: Any) -> None:
    """Twenty feeds that all moved to one service are asked there one after another."""
    world.server.clock = clock
    world.names["service.test"] = [["93.184.216.99"]]
    world.server.on("/", b"HTTP/1.1 301 Moved\r\nLocation: http://service.test/feed\r\nContent-Length: 0\r\n\r\n")
    world.server.on("/feed", FEED)
    for nth in range(20):
        world.names[f"h{nth}.test"] = [[f"93.184.216.{nth}"]]
    fetched = fetch_all(
        fetcher(world, workers=4, spacing=1.0), [Request(url=f"http://h{nth}.test/") for nth in range(20)]
    )
    assert {(each.kind, each.permanent) for each in fetched} == {("ok", "http://service.test/feed")}
    assert clock.time - 1000 >= 19


def test_single_fetches_and_rounds_share_a_host_without_a_standstill(server: Any, fetcher: Any) -> None:
    def late(talk: Any) -> None:
        talk.wait(0.002)
        talk.send(FEED)

    made = fetcher(spacing=0.0, per_host=1, workers=4)
    urls = [server.on(f"/{nth}", late) for nth in range(20)]
    kinds: list[Any] = []

    def one_by_one() -> None:
        kinds.extend(made.get(url).kind for url in urls)

    def together() -> None:
        kinds.extend(each.kind for each in fetch_all(made, [Request(url=url) for url in urls]))

    threads = [threading.Thread(target=work, daemon=True) for work in (one_by_one, together, one_by_one, together)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert kinds == ["ok"] * 80
    assert server.most == 1


def test_results_come_in_order_and_are_made_at_once(server: Any, fetcher: Any) -> None:
    urls = [server.on(f"/{nth}", FEED) for nth in range(9)]
    urls[4] = "javascript:alert(1)"
    made = fetch_all(
        fetcher(spacing=0.0), [Request(url=url) for url in urls], lambda fetched: (fetched.url, fetched.kind)
    )
    assert made == tuple((url, "blocked" if nth == 4 else "ok") for nth, url in enumerate(urls))


def test_nothing_to_fetch_is_nothing(fetcher: Any) -> None:
    assert fetch_all(fetcher(), []) == ()


def test_what_the_caller_raises_reaches_the_caller(server: Any, fetcher: Any) -> None:
    def then(fetched: Fetched) -> None:
        raise LookupError(fetched.url)

    urls = [server.on(f"/{nth}", FEED) for nth in range(9)]
    with pytest.raises(LookupError):
        fetch_all(fetcher(spacing=0.0), [Request(url=url) for url in urls], then)


def test_the_real_clock_keeps_the_spacing(server: Any) -> None:
    urls = [server.on(f"/{nth}", FEED) for nth in range(4)]
    with Fetcher(FetchSettings(allow=frozenset({"127.0.0.1"}), spacing=0.05)) as made:
        server.clock = made.clock
        fetch_all(made, [Request(url=url) for url in urls])
    assert all(gap >= 0.045 for gap in spaced(server))


# --- robots.txt


@pytest.mark.parametrize(
    ("rules", "kind"),
    [
        pytest.param(robots("User-agent: *\nDisallow: /"), "robots", id="everybody is kept out"),
        pytest.param(robots("User-agent: *\nDisallow: /private"), "ok", id="another folder is closed"),
        pytest.param(robots("User-agent: *\nDisallow: /news"), "robots", id="this folder is closed"),
        pytest.param(robots("User-agent: mujaz\nDisallow: /"), "robots", id="we are kept out by name"),
        pytest.param(robots("User-agent: *\nDisallow: /\n\nUser-agent: Mujaz\nAllow: /"), "ok", id="we alone may come"),
        pytest.param(robots("User-agent: GPTBot\nDisallow: /"), "ok", id="somebody else is kept out"),
        pytest.param(robots("User-agent: *\nDisallow: /*?id="), "robots", id="a pattern matches"),
        pytest.param(robots("User-agent: *\nDisallow: /news\nAllow: /news/1"), "ok", id="the longer rule wins"),
        pytest.param(robots("\ufeffUser-agent: *\nDisallow: /"), "robots", id="a BOM"),
        pytest.param(robots(""), "ok", id="an empty file"),
        pytest.param(robots("<html>Not here</html>"), "ok", id="a page in its place"),
        pytest.param(robots("", 404), "ok", id="no such file"),
        pytest.param(robots("", 403), "ok", id="a closed file"),
        pytest.param(robots("", 500), "robots", id="a server out of order"),
        pytest.param(robots("", 429), "robots", id="a server that is asked too much"),
        pytest.param(lambda talk: talk.wait(30), "timeout", id="a server that says nothing"),
        pytest.param(lambda _: None, "refused", id="a server that hangs up"),
        pytest.param(robots("User-agent: *\nDisallow: /\n" + "#" * 600_000), "robots", id="a huge file’s beginning"),
    ],
)
def test_pages_obey_robots_and_feeds_need_not(server: Any, fetcher: Any, rules: Any, kind: str) -> None:
    server.on("/robots.txt", rules)
    made = fetcher(deadline=0.5, retries=0)
    url = server.on("/news/1?id=2", FEED)
    assert made.get(url, accept="page").kind == kind
    assert server.paths().count("/news/1?id=2") == (kind == "ok")
    assert made.get(url).kind == "ok"
    assert fetcher(robots=False).get(url, accept="page").kind == "ok"


def test_robots_are_asked_once_a_day_and_site(server: Any, clock: Any, fetcher: Any) -> None:
    made = fetcher(spacing=0.0)
    server.on("/robots.txt", robots("User-agent: *\nDisallow: /b"))
    urls = [server.on(f"/a{nth}", FEED) for nth in range(20)]
    fetch_all(made, [Request(url=url, accept="page") for url in urls])
    made.get(server.url("/b"), accept="page")
    assert server.paths().count("/robots.txt") == 1
    clock.time += 86_400
    made.get(server.url("/a1"), accept="page")
    assert server.paths().count("/robots.txt") == 2


def test_a_failure_to_read_robots_is_tried_again_after_a_while(server: Any, clock: Any, fetcher: Any) -> None:
    made = fetcher()
    server.on("/robots.txt", robots("", 500), robots(""))
    url = server.on("/a", FEED)
    assert [made.get(url, accept="page").kind for _ in range(2)] == ["robots", "robots"]
    clock.time += 301
    assert made.get(url, accept="page").kind == "ok"


def test_robots_may_redirect_but_not_inside(world: Any, fetcher: Any) -> None:
    world.names |= {"news.test": [["93.184.216.34"]], "www.news.test": [["93.184.216.35"]]}
    moved = b"HTTP/1.1 301 Moved\r\nLocation: http://www.news.test/rules\r\nContent-Length: 0\r\n\r\n"
    inside = b"HTTP/1.1 301 Moved\r\nLocation: http://127.0.0.1/rules\r\nContent-Length: 0\r\n\r\n"
    world.server.on("/robots.txt", moved, inside)
    world.server.on("/rules", robots("User-agent: *\nDisallow: /"))
    world.server.on("/a", FEED)
    assert fetcher(world).get("http://news.test/a", accept="page").kind == "robots"
    assert fetcher(world).get("http://news.test/a", accept="page").kind == "blocked"
    assert set(world.dialled) == {"93.184.216.34", "93.184.216.35"}


def test_a_page_that_redirects_is_judged_where_it_leads(world: Any, fetcher: Any) -> None:
    world.names |= {"a.test": [["93.184.216.34"]], "b.test": [["93.184.216.35"]]}
    world.server.on("/robots.txt", robots(""), robots("User-agent: *\nDisallow: /"))
    world.server.on("/a", b"HTTP/1.1 302 Found\r\nLocation: http://b.test/b\r\nContent-Length: 0\r\n\r\n")
    assert fetcher(world).get("http://a.test/a", accept="page").kind == "robots"
    assert world.server.paths() == ["/robots.txt", "/a", "/robots.txt"]


@pytest.mark.parametrize(("asked", "kept"), [("4", 4), ("9999", 10), ("0.1", 1), ("nonsense", 1)])
def test_the_pause_a_site_asks_for_is_kept_within_reason(
    server: Any, clock: Any, fetcher: Any, asked: str, kept: float
) -> None:
    server.clock = clock
    server.on("/robots.txt", robots(f"User-agent: *\nCrawl-delay: {asked}"))
    made = fetcher(spacing=1.0)
    for _ in range(4):
        made.get(server.on("/a", FEED), accept="page")
    assert spaced(server)[2:] == [pytest.approx(kept, abs=0.01)] * 2
