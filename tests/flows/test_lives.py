"""Whatever arrives on whatever day: the store loses no article, doubles none, and ids mean what they meant."""

import datetime as dt
from collections.abc import Sequence

from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from flows.past import remembered, whole
from tasks.dedupe import group
from tasks.languages import get
from tasks.model import UNKNOWN_DATE, Article, ArticleId, Document, Extracted, Extraction, Story, digest
from tasks.store import Store

FIRST = dt.datetime(2031, 3, 1, 12, tzinfo=dt.UTC)
WINDOW = 3  # days
WORDS = "flood harbour minister verdict comet strike harvest ferry bridge fever Halden Brannoch Oriel Venn Okland"
TEXTS = st.lists(st.sampled_from(WORDS.split()), min_size=4, max_size=30).map(" ".join)
DAYS = st.lists(st.lists(st.tuples(TEXTS, st.booleans()), max_size=4), min_size=2, max_size=8)


def arrive(store: Store, texts: Sequence[tuple[str, bool]], day: int) -> None:
    """Put the texts of a day into the store; some of them say when they were published."""
    seen = FIRST + dt.timedelta(days=day)
    rules = get("en")
    for number, (text, dated) in enumerate(texts):
        where = f"{day}/{number}"
        document = Document(source="s", where=where, kind="text", content=f"{where} {text}", first_seen=seen)
        article = Article(
            id=ArticleId(digest(document.where)),
            document=document.key,
            source="s",
            where=document.where,
            outlet="",
            url="",
            title=" ".join(text.split()[:4]),
            authors=(),
            published=rules.parse_date(f"{seen:%Y-%m-%d}") if dated else UNKNOWN_DATE,
            mentions=(),
            first_seen=seen,
            language="en",
            text=text,
            sentences=rules.sentences(text),
            extraction=Extraction(method="lines"),
        )
        store.add_extracted(store.add_documents([document]), Extracted(articles=(article,)), "1")


def run(store: Store, day: int) -> tuple[Story, ...]:
    """Link the window of a day as the daily flow does; give its stories whole."""
    until = FIRST + dt.timedelta(days=day, hours=1)
    articles = {one.id: one for one in store.window(until - dt.timedelta(days=WINDOW))}
    earlier = store.stories_around(articles)
    made = group(tuple(articles.values()), earlier=earlier, signed=store.signed([story.id for story in earlier]))
    grouping = remembered(made, store, articles, earlier, until=until)
    store.save_grouping(grouping)
    return whole(grouping.stories, earlier, articles, store, until=until)[0]


@settings(deadline=None, max_examples=12, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(days=DAYS)
@example(  # a story that another one swallows whole is in no thread any more
    days=[
        [],
        [],
        [
            ("Brannoch Brannoch Okland Oriel comet harbour verdict", True),
            ("bridge minister comet Halden bridge Halden Venn", True),
            ("strike comet bridge bridge flood fever harbour", False),
        ],
        [],
        [("verdict Brannoch harvest harbour flood bridge", True)],
        [],
        [],
    ]
)
def test_no_days_lose_an_article_or_an_id(days: list[list[tuple[str, bool]]]) -> None:
    known: set[str] = set()
    before: dict[str, set[str]] = {}
    with Store.open("sqlite://") as store:
        for day, texts in enumerate(days):
            arrive(store, texts, day)
            known.update(digest(f"{day}/{number}") for number in range(len(texts)))
            told = run(store, day)
            held = {story.id: story for story in store.stories_of(known)}
            assert sorted(name for story in held.values() for name in story.articles) == sorted(known)
            assert all(held[story.id].articles == story.articles for story in told), "the page tells what is stored"
            now = {str(name): set(map(str, story.articles)) for name, story in held.items()}
            assert all(before[name] & now[name] for name in before.keys() & now.keys())
            threads = store.threads_of(held)
            assert all(held[name].thread == thread.id for thread in threads for name in thread.stories)
            assert {story.thread for story in held.values()} - {None} == {thread.id for thread in threads}
            assert store.signed(held) == set(held)
            before = now
