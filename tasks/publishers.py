"""Who publishes an article, so that one publisher with several feeds is counted as one.

An address decides before a name does: "Reuters World" and "Reuters Business" both lie on reuters.com. A name stands
in where there is no address, or one of a carrier that prints what others wrote; the label of a feed is taken off it.
No list of domains is downloaded: the rule below errs towards one publisher too few, never towards a witness too many.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tasks.model import Article, ArticleId

# second labels under a country's code that belong to nobody: bbc.co.uk, alwatan.com.sa, vg.or.jp
_SHARED = "ac co com edu go gob gouv gov gub info mil ne net nom or org press web"
# hosts under which every label is another publisher
_LET = "blogspot.com github.io livejournal.com medium.com over-blog.com substack.com tumblr.com wordpress.com"
# hosts that carry what others published: there the name of the outlet counts
_CARRIERS = (
    "apple.news facebook.com feedburner.com flipboard.com google.com msn.com t.me twitter.com x.com yahoo.com "
    "youtube.com"
)
# words that end the name of a feed
_SECTIONS = (
    "all breaking business culture economy entertainment feed headlines health home latest main news opinion politics "
    "rss science sport sports stories tech technology top world actualités culture économie politique politik "
    "wirtschaft عاجل اقتصاد أخبار الأخبار الرئيسية رياضة سياسة عربي دولي ثقافة محليات منوعات"
)
_ARTICLES = "a das der die el la le les the"  # before such a word they make a newspaper: "The World"
_LABEL = re.compile(r"\s*[|:»›·•–—]\s*|\s+[-/]+\s+")  # between a name and the label of a feed

MANY = 10_000  # hosts and outlets that are remembered: a list of feeds has hundreds
_shared, _let, _carriers, _sections, _articles = (
    frozenset(words.split()) for words in (_SHARED, _LET, _CARRIERS, _SECTIONS, _ARTICLES)
)


def publishers(articles: Iterable[Article]) -> dict[ArticleId, str]:
    """Name the publisher of each article, among these: articles of one publisher get one name.

    Two domains are one publisher's where their own label and the outlet's name are the same (aljazeera.net and
    aljazeera.com, both "Al Jazeera"). Without a domain the name decides, and meets a domain whose articles bear it.
    A file that names neither is a publisher of its own.
    """
    known = list(articles)
    named = names(known)
    return {article.id: name or _file(article) for article, name in zip(known, named, strict=True)}


def names(articles: Iterable[Article]) -> list[str]:
    """Name the publisher of each article in the same way; "" where neither an address nor an outlet tells it."""
    told = [(domain(article.url), name_of(article.outlet)) for article in articles]
    kinds = sorted(set(told))
    first: dict[tuple[str, str], str] = {}  # own label and name → the lowest such domain
    bearing: dict[str, str] = {}  # name → the lowest domain whose articles bear it
    for site, name in kinds:
        if site:
            home = first.setdefault((site.partition(".")[0], name), site) if name else site
            if name:
                bearing.setdefault(name, home)
    named = {
        (site, name): first.get((site.partition(".")[0], name), site) if site else bearing.get(name, name)
        for site, name in kinds
    }
    return [named[kind] for kind in told]


def host(url: str) -> str:
    """Give the host of an address, in small letters; "" where it has none."""
    return _host("/".join(url.split("/", 3)[:3]))  # its path changes with each article and says nothing of the host


def domain(url: str) -> str:
    """Give the domain that somebody registered, of an address; "" where it says nothing of a publisher."""
    return _domain(host(url))


@lru_cache(maxsize=MANY)
def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").rstrip(".").lower()
    except ValueError:
        return ""


@lru_cache(maxsize=MANY)
def _domain(host: str) -> str:
    labels = host.split(".")
    if host.replace(".", "").isdigit() or ":" in host or len(labels) < 2:
        return host
    kept = 3 if len(labels[-1]) == 2 and labels[-2] in _shared else 2
    found = ".".join(labels[-kept:])
    if found in _let:
        return ".".join(labels[-kept - 1 :])
    return "" if found in _carriers else found


@lru_cache(maxsize=MANY)
def name_of(outlet: str) -> str:
    """Give an outlet's name for comparing: folded, without the label of one of its feeds."""
    head = next((part for part in _LABEL.split(outlet.casefold()) if part.strip()), "")
    words = head.split()
    while len(words) > 1 and words[-1] in _sections and words[-2] not in _articles:
        words.pop()
    return " ".join(words)


def _file(article: Article) -> str:
    """Name a publisher of whom nobody said anything by the file that was read; the parts of a file are one."""
    return article.where.partition("#")[0] or article.id
