"""What checking feeds costs, in CPU: unchanged ones, changed ones beside plain feedparser, and memory over a thousand.

    python tests/bench/feeds.py [FEEDS]

A feed has 50 entries of full text (some 100 kB). "fake" answers from memory, so that only our own work is counted;
"loopback" is a real server in another process, fetched by the real fetcher.
"""

import gc
import io
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tasks.ingest.feeds.jobs import FeedJob, FeedSource
from tasks.ingest.feeds.poll import poll, walls
from tasks.ingest.fetch import Fetched
from tasks.model import FeedRead, FeedState

NOW = datetime(2026, 11, 22, 6, tzinfo=UTC)
ENTRIES = 50
WORDS = "the bridge over river opened on Sunday after two years of work and people came from all villages to see it "
SERVER = """
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
BODY = sys.stdin.buffer.read()
class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def log_message(self, *_): pass
    def do_GET(self):
        same = self.path.startswith("/validators") and self.headers.get("If-None-Match")
        self.send_response(304 if same else 200)
        if self.path.startswith("/validators"): self.send_header("ETag", '"1"')
        body = b"" if same else BODY
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(server.server_address[1], flush=True)
server.serve_forever()
"""


@dataclass
class Memory:
    """A network that answers every address alike."""

    body: Callable[[str], bytes]
    validators: bool = True
    asked: int = field(default=0)

    def get(self, url: str, *, etag: str = "", **_: object) -> Fetched:
        """Give 304 to a validator, else the body."""
        self.asked += 1
        if etag and self.validators:
            return Fetched(url=url, final=url, kind="not modified", status=304)
        headers = {"etag": '"1"'} if self.validators else {}
        return Fetched(url=url, final=url, kind="ok", status=200, body=self.body(url), headers=headers)


def article(salt: str) -> str:
    """Write an article as feeds carry it: a picture, six paragraphs of sixty words, a link and an emphasis in each."""
    figure = f'<figure><img src="/i/{salt}.jpg" alt="x" width="800"/><figcaption>x</figcaption></figure>'
    link = f'<a href="/to/{salt}" rel="noopener">as told</a>'
    paragraph = f'<p class="text">{WORDS * 2}{link} {WORDS}<em>today</em>.</p>\n'
    return figure + paragraph * 6


def rss(salt: str) -> bytes:
    """Write a feed of 50 full articles."""
    items = "".join(
        f"<item><title>Title {number} {salt}</title><link>https://a.example/{salt}/{number}</link>"
        f"<guid>{salt}-{number}</guid><pubDate>Sun, 22 Nov 2026 0{number % 6}:00:00 GMT</pubDate>"
        f"<description>Teaser {number}</description>"
        f"<content:encoded><![CDATA[{article(f'{salt}-{number}')}]]></content:encoded></item>"
        for number in range(ENTRIES)
    )
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'<rss version="2.0" {space}><channel><title>{salt}</title>{items}</channel></rss>'.encode()


def cpu(*, children: bool = False) -> float:
    """Give the CPU seconds used so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN if children else resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def resident() -> float:
    """Give the memory in use now, in MB."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * resource.getpagesize() / 2**20


def jobs(urls: list[str]) -> list[FeedJob]:
    """Give jobs of feeds never checked."""
    return [FeedJob(source=FeedSource(name=url, url=url, full_text="feed"), state=FeedState(url=url)) for url in urls]


def later(before: list[FeedJob], reads: tuple[FeedRead, ...], *, validators: bool) -> list[FeedJob]:
    """Give the jobs of the next day."""
    return [
        replace(
            job,
            state=read.state if validators else replace(read.state, etag=""),
            known={seen.identity: seen.content for seen in read.seen},
        )
        for job, read in zip(before, reads, strict=True)
    ]


def unchanged(count: int) -> None:
    """Print the cost of feeds that have not changed, by 304 and by the same body."""
    body = rss("same")
    first = jobs([f"https://{number}.example/feed" for number in range(count)])
    with walls() as sandbox:
        reads = poll(first[:1], seen=NOW, fetcher=Memory(lambda _: body), sandbox=sandbox) * count
    reads = tuple(
        replace(read, state=replace(read.state, url=job.source.url)) for read, job in zip(reads, first, strict=True)
    )
    for validators in (True, False):
        again = later(first, reads, validators=validators)
        start = cpu()
        found = poll(again, seen=NOW + timedelta(days=1), fetcher=Memory(lambda _: body, validators=validators))
        spent = (cpu() - start) / count * 1000
        assert {read.status for read in found} == {"not modified" if validators else "nothing new"}
        told(f"unchanged feed, {'304' if validators else 'same body'}, fake network", f"{spent:.3f} ms CPU (goal <= 1)")


def loopback(count: int) -> None:
    """Print the same with the real fetcher against a server in another process."""
    from tasks.ingest.fetch import FetchSettings
    from tasks.ingest.fetch.fetcher import Fetcher

    body = rss("same")
    server = subprocess.Popen([sys.executable, "-c", SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(body)
    server.stdin.close()
    base = f"http://127.0.0.1:{int(server.stdout.readline())}"
    rules = FetchSettings(allow=frozenset({"127.0.0.1"}), spacing=0.0, per_host=2, robots=False)
    try:
        for kind in ("validators", "plain"):
            first = jobs([f"{base}/{kind}/{number}" for number in range(count)])
            with Fetcher(rules) as fetcher, walls() as sandbox:
                (one,) = poll(first[:1], seen=NOW, fetcher=fetcher, sandbox=sandbox)
                reads = tuple(replace(one, state=replace(one.state, url=job.source.url)) for job in first)
                again = later(first, reads, validators=True)
                start = cpu()
                found = poll(again, seen=NOW + timedelta(days=1), fetcher=fetcher, sandbox=sandbox)
                spent = (cpu() - start) / count * 1000
            wanted = "not modified" if kind == "validators" else "nothing new"
            assert {read.status for read in found} == {wanted}, {read.state.error for read in found}
            told(f"unchanged feed, {wanted}, loopback", f"{spent:.3f} ms CPU, the fetch with it")
    finally:
        server.kill()
        server.wait()


def changed(count: int) -> None:
    """Print the cost of new feeds beside plain feedparser on the same bytes, children with it."""
    import feedparser

    bodies = {f"https://{number}.example/feed": rss(f"s{number}") for number in range(count)}
    start = cpu()
    for body in bodies.values():
        assert len(feedparser.parse(io.BytesIO(body)).entries) == ENTRIES
    plain = (cpu() - start) / count * 1000
    start, below = cpu(), cpu(children=True)
    with walls() as sandbox:
        reads = poll(jobs(list(bodies)), seen=NOW, fetcher=Memory(bodies.__getitem__), sandbox=sandbox)
    ours = (cpu() - start) / count * 1000
    child = (cpu(children=True) - below) / count * 1000
    assert {len(read.documents) for read in reads} == {10}
    told("changed feed of 50 full texts, plain feedparser", f"{plain:.1f} ms CPU")
    share = (ours + child) / plain
    told(
        "the same, checked by us",
        f"{ours + child:.1f} ms CPU ({ours:.1f} here, {child:.1f} in children): {share:.0%} (goal <= 70 %)",
    )


def memory(count: int) -> None:
    """Print how memory grows over changed feeds, read in batches of a hundred as the flow does."""
    readings: list[float] = []
    with walls() as sandbox:
        for part in range(count // 100):
            urls = [f"https://{part}-{number}.example/feed" for number in range(100)]
            poll(jobs(urls), seen=NOW, fetcher=Memory(rss), sandbox=sandbox)
            gc.collect()
            readings.append(resident())
    told(f"memory over {count} changed feeds, by the hundred", " ".join(f"{one:.0f}" for one in readings) + " MB")


def told(what: str, figure: Any) -> None:
    """Print one figure."""
    print(f"{what:52} {figure}", flush=True)


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    start = time.monotonic()
    unchanged(count)
    loopback(count)
    changed(min(count, 100))
    memory(count)
    print(f"({time.monotonic() - start:.0f} s on the clock)")


if __name__ == "__main__":
    main()
