"""A small invented day: a new pier told in three languages, and a broken ferry the year before."""

import datetime as dt
import re
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tasks.model import (
    UNKNOWN_DATE,
    ArchiveDay,
    Article,
    ArticleId,
    Briefing,
    Counts,
    DocumentKey,
    Entry,
    Evidence,
    Excerpt,
    Extraction,
    Gap,
    Headline,
    Item,
    Listed,
    Manifest,
    Mark,
    Nearest,
    OutletMonth,
    Page,
    Rank,
    RankPart,
    Span,
    StoryId,
    ThreadId,
    ThreadView,
    Volume,
    When,
    digest,
    lines,
)
from tasks.render import render

DATA = Path(__file__).parents[2] / "data" / "render"
DAY = dt.date(2031, 3, 4)
VOID = frozenset({"meta", "link", "br", "img", "hr", "input", "line", "circle", "path"})


def article(text: str, *, title: str = "", language: str = "ar", outlet: str = "", url: str = "") -> Article:
    """Make an article of `text`; a sentence ends at a stop or at the end of its line."""
    spans = [Span(m.start(), m.end()) for m in re.finditer(r"[^\s.][^.\n]*\.?", text)]
    identity = digest(text, title, outlet)
    return Article(
        id=ArticleId(identity),
        document=DocumentKey(identity),
        source="seeds",
        where=f"seeds/{identity[:6]}.txt",
        outlet=outlet,
        url=url,
        title=title,
        authors=(),
        published=UNKNOWN_DATE,
        mentions=(),
        first_seen=dt.datetime(2031, 3, 4, 5, tzinfo=dt.UTC),
        language=language,
        text=text,
        sentences=tuple(spans),
        extraction=Extraction(method="lines"),
    )


def item(made: Article, number: int, **others: Any) -> Item:
    return Item(
        id=made.id,
        number=number,
        outlet=made.outlet,
        title=made.title,
        url=made.url,
        file="" if made.url else made.where,
        language=made.language,
        when=others.pop("when", made.published),
        words=len(made.text.split()),
        same_text_as=others.pop("same_text_as", None),
        notes=others.pop("notes", ()),
    )


def excerpt(made: Article, sentence: int, *also: Article) -> Excerpt:
    start, end = made.sentences[sentence]
    said = made.text[start:end]
    return Excerpt(text=said, article=made.id, start=start, end=end, also=tuple(other.id for other in also))


def entry(*made: Article, summary: tuple[Excerpt, ...] = (), **others: Any) -> Entry:
    lead = others.pop("lead", made[0])
    fields: dict[str, Any] = {
        "id": StoryId(digest("story", *[one.id for one in made])),
        "headline": Headline(text=lead.headline, article=lead.id, source="title" if lead.title else "lead"),
        "language": lead.language,
        "when": UNKNOWN_DATE,
        "status": "new",
        "articles": tuple(item(one, number) for number, one in enumerate(made, start=1)),
        "texts": len(made),
        "summary": summary,
        "thread": None,
        "why": Evidence(threshold=0.23),
    }
    return Entry(**(fields | others))


def briefing(*stories: Entry, **others: Any) -> Briefing:
    noted = others.get("noted", ())
    articles = sum(len(story.articles) for story in (*stories, *noted))
    fields: dict[str, Any] = {
        "edition": "daily",
        "title": "Mujaz",
        "language": "ar",
        "zone": "Africa/Tunis",
        "date": DAY,
        "stories": stories,
        "noted": (),
        "threads": (),
        "gaps": (),
        "counts": Counts(
            articles=articles, outlets=articles, stories=len(stories), texts=articles, threads=0, words=420
        ),
        "previous": None,
        "manifest": Manifest(
            version="0.1.0",
            edition="daily",
            date=DAY,
            settings="0011223344556677",
            inputs="8899aabbccddeeff",
            articles=articles,
            stories=len(stories),
        ),
        "days": (Volume(date=DAY, articles=articles, stories=len(stories)),),
    }
    return Briefing(**(fields | others))


def archive(made: Briefing, *dates: dt.date, editions: tuple[str, ...] = ("daily", "evening")) -> list[ArchiveDay]:
    """Tell a briefing on several days: on these of the first edition, and on its own day in every edition."""
    days = [(editions[0], date) for date in dates or (dt.date(2030, month, 2) for month in range(8, 13))]
    stories = (*made.stories, *made.noted)
    return [
        ArchiveDay(
            edition=edition,
            date=date,
            articles=made.counts.articles,
            stories=made.counts.stories,
            lines=lines(made),
            listed=tuple(
                Listed(
                    article=one.id,
                    story=story.id,
                    outlet=one.outlet,
                    title=one.title,
                    language=one.language,
                    published=one.when,
                )
                for story in stories
                for one in story.articles
            ),
        )
        for edition, date in [*days, *((edition, made.date) for edition in editions)]
    ]


def counted(days: list[ArchiveDay]) -> list[OutletMonth]:
    """Count the stories of each outlet by month, as the store does."""
    held: dict[tuple[str, dt.date], list[tuple[dt.date, str, str]]] = {}
    for day in days:
        for one in day.listed:
            key = (one.outlet, day.date.replace(day=1))
            held.setdefault(key, []).append((day.date, day.edition, one.story))
    return [
        OutletMonth(outlet=outlet, month=month, stories=len(set(told)), last=max(told)[0])
        for (outlet, month), told in sorted(held.items())
    ]


@dataclass(frozen=True)
class Node:
    """One element of a parsed page: its name, attributes, the names round it, and the text in it."""

    tag: str
    attributes: dict[str, str]
    inside: tuple[str, ...]
    words: list[str]

    @property
    def text(self) -> str:
        return "".join(self.words)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.nodes: list[Node] = []
        self.open: list[Node] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        node = Node(tag, named, tuple(one.tag for one in self.open), [])
        self.nodes.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for node in self.open:
            node.words.append(data)


def parsed(content: bytes) -> list[Node]:
    reader = _Reader()
    reader.feed(content.decode())
    reader.close()
    assert not reader.open, f"never closed: {[node.tag for node in reader.open]}"
    return reader.nodes


class Kit:
    """What the tests build their days from."""

    article = staticmethod(article)
    item = staticmethod(item)
    excerpt = staticmethod(excerpt)
    entry = staticmethod(entry)
    briefing = staticmethod(briefing)
    parsed = staticmethod(parsed)
    archive = staticmethod(archive)
    counted = staticmethod(counted)

    @staticmethod
    def pages(made: Briefing, *articles: Article, **how: Any) -> dict[str, bytes]:
        written = render(made, {one.id: one for one in articles}, **how)
        return {page.path: page.content for page in written}

    def html(self, made: Briefing, *articles: Article) -> str:
        return self.pages(made, *articles, formats=("html",))[f"daily/{made.date}.html"].decode()


@dataclass(frozen=True)
class Day:
    """The invented day and its articles."""

    briefing: Briefing
    articles: dict[ArticleId, Article]
    arabic: Article
    english: Article
    french: Article
    ferry: Article

    def pages(self, **how: Any) -> dict[str, bytes]:
        made: tuple[Page, ...] = render(replace(self.briefing, **how.pop("change", {})), self.articles, **how)
        return {page.path: page.content for page in made}


@pytest.fixture
def kit() -> Kit:
    return Kit()


@pytest.fixture
def day() -> Day:
    def read(name: str) -> str:
        return (DATA / name).read_text(encoding="utf-8").strip()

    arabic = article(read("harbour.ar.txt"))
    english = article(
        read("harbour.en.txt"),
        title="Old harbour opens ferry pier",
        language="en",
        outlet="Harbour Post",
        url="https://post.example/2031/pier?id=7#top",
    )
    french = article(read("harbour.fr.txt"), title="Un embarcadère neuf", language="fr", outlet="La Jetée")
    ferry = article(read("ferry.ar.txt"), title="عبّارة تتعطل قبالة الجزيرة")
    march = When(year=2031, month=3, day=3, evidence="text", quote="3 مارس 2031", start=0, end=11)
    morning = When(year=2031, month=3, day=3, hour=23, minute=30, offset=0, evidence="metadata")
    thread = ThreadId("a1b2c3d4e5f60718")
    old = entry(ferry, summary=(excerpt(ferry, 0),), thread=thread, when=When(month=9, evidence="text", quote="سبتمبر"))
    pier = entry(
        arabic,
        english,
        french,
        lead=english,
        summary=(excerpt(arabic, 0, english, french), excerpt(english, 1), excerpt(arabic, 3)),
        thread=thread,
        when=march,
        articles=(
            item(arabic, 1, when=march, notes=("no title",)),
            item(english, 2, when=morning),
            item(french, 3),
        ),
        why=Evidence(
            threshold=0.23,
            score=0.314,
            terms=("رصيف", "pier"),
            names=("سالم الوادي / Salem al-Wadi",),
            dates=("2031-03-03", "--09"),
            nearest=Nearest(story=old.id, score=0.18, reason="stated dates"),
        ),
        watched=(Mark(group="Ports", words=("رصيف", "pier")),),
        rank=Rank(
            parts=(
                RankPart(name="texts", weight=3.0, value=1.584962500721156, counted=3),
                RankPart(name="publishers", weight=1.0, value=1.584962500721156, counted=3),
                RankPart(name="recency", weight=2.0, value=0.707106781, counted=1),
                RankPart(name="watch", weight=100.0, value=1.0, counted=1, called=("Ports",)),
            )
        ),
    )
    threads = (
        ThreadView(
            id=thread,
            names=("جزيرة الزيتون", "العبّارات"),
            stories=((old.id, old.headline, old.when), (pier.id, pier.headline, pier.when)),
        ),
    )
    gaps = (
        Gap(kind="no date", what="seeds/x.txt", why="Nothing states a date.", remedy="Add one."),
        Gap(kind="no date", what="seeds/ملف.txt", why="Nothing states a date.", remedy="Add one."),
        Gap(kind="odd kind", what="seeds/y", why="It is odd.", remedy="Look at it."),
    )
    counts = Counts(articles=4, outlets=4, stories=2, texts=4, threads=1, words=420)
    made = briefing(pier, old, threads=threads, gaps=gaps, counts=counts, previous=dt.date(2031, 3, 2))
    every = {one.id: one for one in (arabic, english, french, ferry)}
    return Day(briefing=made, articles=every, arabic=arabic, english=english, french=french, ferry=ferry)
