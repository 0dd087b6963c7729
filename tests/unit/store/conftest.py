"""A store in a temporary folder, and short invented articles to put into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tasks.languages import get
from tasks.model import (
    Article,
    ArticleId,
    Briefing,
    Counts,
    Document,
    Dropped,
    Evidence,
    Extracted,
    Extraction,
    FeedRead,
    FeedState,
    Gap,
    Grouping,
    Hints,
    Kept,
    Keys,
    Letter,
    Line,
    Manifest,
    Mention,
    Nearest,
    Page,
    PageCopy,
    SeenItem,
    Shelved,
    Signature,
    Story,
    StoryId,
    Thread,
    ThreadId,
    Trouble,
    When,
    digest,
)
from tasks.store import Store, Window

SEEN = datetime(2026, 3, 5, 6, 30, tzinfo=UTC)
TEXTS = {
    "seeds/bridge.txt": (
        "افتتاح جسر جديد في المدينة",
        "افتتحت البلدية جسرا جديدا لروسيا أمس. وحضر الوزير حفل الافتتاح.",
    ),
    "seeds/bridge-2.txt": ("", "دشن الوزير الجسر الجديد. وقال إن المهندس سعودي وإن الجسر يخدم سكان الضفتين."),
    "seeds/port.txt": ("Port reopens after storm", "The port reopened on Monday. Ships had waited for three days."),
    "seeds/école.txt": ("L'école rouvre", "L'école a rouvert lundi matin. Les élèves étaient nombreux."),
}


class Maker:
    """Makes values that hang together: a document, its article, stories of such articles."""

    def document(self, where: str, text: str = "", *, seen: datetime = SEEN, url: str = "") -> Document:
        title, body = TEXTS.get(where, ("", text or f"Something happened at {where}."))
        return Document(
            source="seeds",
            where=where,
            kind="text",
            content=text or f"{title}\n{body}",
            first_seen=seen,
            hints=Hints(title=title, url=url, authors=("ليلى", "Omar")),
        )

    def article(self, document: Document, *, language: str = "", outlet: str = "") -> Article:
        title, body = TEXTS.get(document.where, ("", document.content.strip()))
        code = language or ("ar" if any("ء" <= letter <= "ي" for letter in body) else "en")
        return Article(
            id=ArticleId(digest(body)),
            document=document.key,
            source=document.source,
            where=document.where,
            outlet=outlet,
            url=document.hints.url,
            title=title,
            authors=document.hints.authors,
            published=When(year=2026, month=3, day=4, hour=21, minute=5, offset=120, evidence="metadata", quote="4/3"),
            mentions=(Mention(when=When(month=3, evidence="text", quote="مارس", start=1, end=4), kind="absolute"),),
            first_seen=document.first_seen,
            language=code,
            text=body,
            sentences=get(code).sentences(body),
            extraction=Extraction(method="lines", dropped=(Dropped(line="اقرأ أيضا", reason="read also"),)),
        )

    def kept(self, store: Store, number: int) -> Article:
        """Put an article with nothing in it into a store; its id is `number` with zeros before."""
        document = Document(source="s", where=f"{number}", kind="text", content=f"{number}", first_seen=SEEN)
        article = Article(
            id=ArticleId(f"{number:016}"),
            document=document.key,
            source="s",
            where=document.where,
            outlet="",
            url="",
            title="",
            authors=(),
            published=When(),
            mentions=(),
            first_seen=SEEN,
            language="und",
            text="",
            sentences=(),
            extraction=Extraction(method="lines"),
        )
        store.add_extracted(store.add_documents([document]), Extracted(articles=(article,)), "1")
        return article

    def story(self, *texts: tuple[Article, ...], name: str = "", thread: str = "", near: str = "") -> Story:
        held = tuple(tuple(article.id for article in text) for text in texts)
        nearest = Nearest(story=StoryId(near), score=0.12, reason="below threshold") if near else None
        return Story(
            id=StoryId(name or held[0][0]),
            articles=tuple(article for text in held for article in text),
            texts=held,
            lead=held[0][0],
            when=texts[0][0].published,
            thread=ThreadId(thread) if thread else None,
            why=Evidence(threshold=0.14, score=0.5, terms=("جسر",), names=("أ / ب",), nearest=nearest),
        )

    def grouping(self, *stories: Story) -> Grouping:
        named: dict[ThreadId, list[StoryId]] = {}
        for story in stories:
            if story.thread:
                named.setdefault(story.thread, []).append(story.id)
        return Grouping(
            stories=stories,
            threads=tuple(Thread(id=name, stories=tuple(ids), names=("جسر",)) for name, ids in named.items()),
        )


@pytest.fixture(scope="session")
def make() -> Maker:
    return Maker()


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/store.sqlite"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with Store.open(url) as opened:
        yield opened


Fill = Callable[..., tuple[Article, ...]]


@pytest.fixture
def fill(store: Store, make: Maker) -> Fill:
    """Put documents into the store as a run does, and give their articles, in the order of the places."""

    def filled(*places: str, seen: datetime = SEEN, **article: str) -> tuple[Article, ...]:
        documents = [make.document(place, seen=seen) for place in places]
        made = tuple(make.article(document, **article) for document in documents)
        store.add_extracted(store.add_documents(documents), Extracted(articles=made), "1")
        return made

    return filled


class FirstValues:
    """What the store under tests/data/store/ was filled with, by the version whose schema it has.

    `write` made that file; it is kept as it is, so that every later version shows that it can still read it.
    """

    seen = SEEN
    until = SEEN + timedelta(days=1)
    day = date(2026, 3, 5)

    def __init__(self) -> None:
        make = Maker()
        documents = [make.document(place) for place in TEXTS]
        self.documents = (*documents, make.document("seeds/thin.txt", "word"))
        bridge, again, port, school = (make.article(document) for document in documents)
        self.articles = tuple(sorted((bridge, again, port, school), key=lambda article: article.id))
        told = (
            make.story((bridge,), (again,), thread="t", near=port.id),
            make.story((port,)),
            make.story((school,), thread="t"),
        )
        self.grouping = make.grouping(*told)
        self.stories = tuple(sorted(told, key=lambda story: story.id))
        self.threads = self.grouping.threads
        self.gaps = (Gap(kind="too short", what="seeds/thin.txt", why="It has one word.", remedy="Write more."),)
        self.window = Window(since=SEEN - timedelta(days=1), until=self.until)
        self.told = {told[0].id: frozenset({bridge.id}), told[1].id: frozenset({port.id})}
        self.manifest = Manifest(
            version="0.1.0", edition="daily", date=self.day, settings="s", inputs="i", articles=2, stories=2
        )

    def write(self, path: Path) -> None:
        with Store.open(f"sqlite:///{path}") as store:
            store.add_documents(self.documents)
            store.add_extracted(self.documents, Extracted(articles=self.articles, gaps=self.gaps), "0.1.0")
            store.save_grouping(self.grouping)
            store.begin("daily", self.day, self.window.since, self.window.until)
            pages = (Page(path="daily/2026-03-05.html", content=b"<p>"),)
            store.publish("daily", self.day, told=self.told, manifest=self.manifest, pages=pages)
            store.end_run(store.start_run("daily", self.day, SEEN), SEEN, "published")


class SecondValues(FirstValues):
    """What the store of the second schema was filled with: the first one's, an edit, and two feeds."""

    edited = SEEN + timedelta(days=2)
    states = (
        FeedState(
            url="https://news.example/feed",
            address="https://www.news.example/feed",
            title="أخبار",
            etag='W/"1"',
            modified="Thu, 05 Mar 2026 06:00:00 GMT",
            body="b0",
            checked=SEEN,
            succeeded=SEEN,
            newest=SEEN,
            due=SEEN + timedelta(hours=1),
            items=12,
            since=SEEN - timedelta(days=3),
        ),
        FeedState(url="https://quiet.example/feed", failures=3, error="503", stopped="gone", moved_seen=1),
    )
    seen_items = (SeenItem(identity="i1", content="c1", url="https://news.example/1"),)
    page = PageCopy(url="https://news.example/1", etag="e", modified="m", body="b1")

    def write(self, path: Path) -> None:
        super().write(path)
        make = Maker()
        url = "https://news.example/1"
        first, second = (
            make.document(url, text, seen=seen, url=url)
            for text, seen in (("The first text of it.", SEEN), ("The second text of it.", self.edited))
        )
        with Store.open(f"sqlite:///{path}") as store:
            reads = [FeedRead(state=state) for state in self.states]
            store.save_feeds(
                [replace(reads[0], documents=(first,), seen=self.seen_items, pages=(self.page,)), reads[1]]
            )
            for document in (first, second):
                waiting = store.add_documents([document])
                made = tuple(replace(make.article(one), id=ArticleId("00edited")) for one in waiting)
                store.add_extracted(waiting, Extracted(articles=made), "0.1.0")


class ThirdValues(SecondValues):
    """What the store of the third schema was filled with: the second one's, and the signature of a story."""

    @property
    def signature(self) -> Signature:
        names = (("جسر", "الجسر"), ("rss", "روسيا"))
        return Signature(story=self.stories[0].id, language="ar", names=names, stems=("جسر", "بلدي"))

    def write(self, path: Path) -> None:
        super().write(path)
        with Store.open(f"sqlite:///{path}") as store:
            store.save_grouping(replace(self.grouping, signatures=(self.signature,)))


class FourthValues(ThirdValues):
    """What the store of the fourth schema was filled with: the third one's, and the keys of an article."""

    @property
    def keys(self) -> Keys:
        return Keys(
            article=self.articles[0].id, origin="o", title=("جسر",), text=("جسر", "10 000"), names=(), headed=()
        )

    def write(self, path: Path) -> None:
        super().write(path)
        with Store.open(f"sqlite:///{path}") as store:
            store.save_keys((self.keys,))


class FifthValues(FourthValues):
    """What the store of the fifth schema was filled with: the fourth one's, and the headlines of a day."""

    next_day = date(2026, 3, 6)

    def __init__(self) -> None:
        super().__init__()
        (self.story, self.article) = next(
            (story, article) for story in self.stories for article in self.articles if article.id == story.lead
        )
        self.line = Line(story=self.story.id, article=self.article.id, headline="عنوان", language="ar", noted=False)

    def write(self, path: Path) -> None:
        super().write(path)
        with Store.open(f"sqlite:///{path}") as store:
            store.begin("daily", self.next_day, self.until, self.until + timedelta(days=1))
            store.publish(
                "daily",
                self.next_day,
                told={self.story.id: self.story.articles},
                manifest=replace(self.manifest, date=self.next_day),
                pages=(Page(path=f"daily/articles/{self.article.id}.html", content=b"<p>"),),
                lines=(self.line,),
            )


class SixthValues(FifthValues):
    """What the store of the sixth schema was filled with: the fifth, a day as told, its letter, a file, a trouble."""

    last_day = date(2026, 3, 7)

    def __init__(self) -> None:
        super().__init__()
        self.briefing = Briefing(
            edition="daily",
            title="موجز",
            language="ar",
            zone="UTC",
            date=self.last_day,
            stories=(),
            noted=(),
            threads=(),
            gaps=self.gaps,
            counts=Counts(articles=0, outlets=0, stories=0, texts=0, threads=0, words=0),
            previous=self.next_day,
            manifest=replace(self.manifest, date=self.last_day),
        )
        self.letter = Letter(
            subject="briefing/daily/2026-03-07",
            kind="briefing",
            edition="daily",
            name="موجز",
            date=self.last_day,
            made=self.until,
            language="ar",
            title="موجز",
            html="<p>",
            text="لا جديد",
            lines=("لا جديد",),
            link="",
            document="{}",
        )
        self.file = Shelved(path="archive/months/2026-03.html", part="2026-03", made_of="m", sha256="s", bytes=3)
        self.trouble = Trouble(kind="source", what="port", why="silent", remedy="Look at it.", since=self.until)

    def write(self, path: Path) -> None:
        super().write(path)
        with Store.open(f"sqlite:///{path}") as store:
            store.begin("daily", self.last_day, self.until + timedelta(days=1), self.until + timedelta(days=2))
            store.publish(
                "daily",
                self.last_day,
                told={},
                manifest=self.briefing.manifest,
                pages=(),
                briefing=self.briefing,
            )
            store.post(self.letter, ["mail", "web"])
            (mail, _) = store.deliveries(self.last_day)
            store.sent(store.sending(mail, self.until), self.until)
            store.shelve([self.file])
            store.save_troubles([self.trouble], [])


class SeventhValues(SixthValues):
    """What the store of the seventh schema was filled with: the sixth one's, and what was known of a large window."""

    known = (Kept(language="ar", articles=4, made_of="m", content=bytes(range(256))),)

    def write(self, path: Path) -> None:
        super().write(path)
        with Store.open(f"sqlite:///{path}") as store:
            store.save_kept(self.known)


@pytest.fixture
def seventh_values() -> SeventhValues:
    return SeventhValues()


@pytest.fixture
def sixth_values() -> SixthValues:
    return SixthValues()


@pytest.fixture
def fifth_values() -> FifthValues:
    return FifthValues()


@pytest.fixture
def fourth_values() -> FourthValues:
    return FourthValues()


@pytest.fixture
def third_values() -> ThirdValues:
    return ThirdValues()


@pytest.fixture
def second_values() -> SecondValues:
    return SecondValues()


@pytest.fixture
def first_values() -> FirstValues:
    return FirstValues()
