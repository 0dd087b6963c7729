"""Bad feeds among 500 never change what the other 499 give: the same check with and without them, compared."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import Any

from tasks.ingest.feeds.jobs import FeedJob
from tasks.ingest.feeds.policy import body_digest
from tasks.model import FeedState

Web = Any  # the class of that name in this room's conftest
Jobs = Callable[..., FeedJob]

TEXT = "Rain fell on the valley for two days and the river rose by a metre, the water board said. " * 20
PAGE = f"<html><body><p>{TEXT}</p></body></html>"
GOOD = [f"https://paper{number}.example/feed" for number in range(499)]


def serve(web: Web) -> None:
    """Let 499 feeds answer: full texts, teasers with pages, one without entries now and then, one that is down."""
    for number, url in enumerate(GOOD):
        site = url.removesuffix("/feed")
        whole = web.item(f"Rain in place {number}", TEXT, link=f"{site}/1", guid=f"{number}-1")
        teaser = web.item(f"Wind in place {number}", "It blew.", link=f"{site}/2", guid=f"{number}-2")
        if number % 50 == 7:
            web.put(url, kind="timeout", status=0, error="no answer in time")
        elif number % 50 == 8:
            web.put(url, kind="not modified", status=304)
        else:
            web.rss(*[whole] * (number % 3 > 0), *[teaser] * (number % 3 < 2), url=url, title=f"Paper {number}")
            web.put(f"{site}/2", PAGE)


def hostile(web: Web) -> dict[str, dict[str, Any]]:
    """Give bad answers, one of every kind."""
    steal = [web.item("Lies", "Lies. " * 500, link=f"https://paper{number}.example/2") for number in range(499)]
    names = [web.item("Lies", "Lies. " * 500, guid=f"{number}-1") for number in range(499)]
    head = "<rss version='2.0'><channel><title>Paper 1</title>"
    return {
        "nothing": {"body": b""},
        "noise": {"body": bytes(range(256)) * 50},
        "a page": {"body": b"<!DOCTYPE html><html><body>" + b"<div>" * 5000},
        "a bomb of entities": {
            "body": b'<!DOCTYPE r [<!ENTITY a1 "aaaaaaaaaa">'
            + b"".join(b'<!ENTITY a%d "%s">' % (n + 1, b"&a%d;" % n * 10) for n in range(1, 9))
            + b"]><rss><channel><item><title>&a8;</title></item></channel></rss>"
        },
        "cut off": {"body": (head + "".join(names)).encode()[: 4000]},
        "compressed": {"body": gzip.compress(b"<rss/>" * 1000)},
        "deep": {"body": (head + "<item>" + "<x>" * 4_000).encode()},
        "deep JSON": {"body": b'{"items":' + b"[" * 100_000},
        "the others' addresses": {"body": (head + "".join(steal) + "</channel></rss>").encode()},
        "the others' names": {"body": (head + "".join(names) + "</channel></rss>").encode()},
        "odd addresses": {
            "body": (
                head + "".join(
                    web.item(f"T{n}", "x", link=link, guid=link)
                    for n, link in enumerate(["javascript:x", "http://[", "http://a b/", "//x", "http://\u202e/", "ftp://a"])
                ) + "</channel></rss>"
            ).encode()
        },
        "half characters": {"body": b'{"version":"https://jsonfeed.org/version/1","items":[{"id":"\\ud800","title":"\\udfff"}]}'},
        "gone": {"kind": "gone", "status": 410, "error": "gone"},
        "moved inside": {"kind": "blocked", "status": 301, "error": "a private network"},
        "absurd headers": {"body": (head + names[0] + "</channel></rss>").encode(), "headers": {"etag": "x" * 10**6},
                           "max_age": 86400.0, "retry_after": 86400.0, "permanent": "http://10.0.0.1/"},
    }  # fmt: skip


def jobs(job: Jobs, web: Web) -> list[FeedJob]:
    """Give the 499 jobs; four in five were read before and have not changed."""
    made = []
    for number, url in enumerate(GOOD):
        read = FeedState(url=url, body=body_digest(web.answers[url].body), succeeded=web.now) if number % 5 else None
        made.append(job(url, name=url, state=read))
    return made


def test_bad_feeds_of_every_kind_change_nothing_of_499_others(web: Web, job: Jobs) -> None:
    serve(web)
    good = jobs(job, web)
    unharmed = web.check(*good)
    assert sum(len(read.documents) for read in unharmed) == 133
    bad: list[FeedJob] = []
    for name, answer in hostile(web).items():
        url = f"https://bad.example/{name.replace(' ', '-')}"
        web.put(url, **answer)
        bad.append(job(url, name=name))
    among = list(good)
    for place, one in enumerate(bad):
        among.insert(30 * place + 9, one)
    assert len(among) == 499 + len(bad)
    reads = dict(zip([one.source.name for one in among], web.check(*among), strict=True))
    assert tuple(reads[one.source.name] for one in good) == unharmed
    assert {reads[one.source.name].status for one in bad} <= {"failed", "stopped", "new items", "nothing new"}
