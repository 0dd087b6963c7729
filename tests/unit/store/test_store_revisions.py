"""An edited article keeps its id, its first sight and its earlier text; what is no edit changes nothing."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tasks.model import Article, ArticleId, Document, Extracted, Extraction, FeedRead, FeedState, Hints, When
from tasks.store import Store

SEEN = datetime(2026, 3, 5, 6, 30, tzinfo=UTC)
LATER = SEEN + timedelta(days=1)
URL = "https://news.example/port"
FIRST = "The port reopened on Monday. Three ships waited."
SECOND = "The port reopened on Tuesday. Five vessels waited."


class Desk:
    """Puts what a source says of one address into a store, as a run does."""

    def __init__(self, store: Store, make: Any) -> None:
        self.store = store
        self.make = make

    def document(self, text: str, seen: datetime, source: str = "news") -> Document:
        hints = Hints(title=f"Title of {text[:30]}", url=URL)
        return Document(source=source, where=URL, kind="html", content=text, first_seen=seen, hints=hints)

    def article(self, document: Document, **other: Any) -> Article:
        made: Article = self.make.article(document)
        return replace(made, id=ArticleId("00aa"), title=document.hints.title, **other)

    def reads(
        self, text: str, seen: datetime, *, source: str = "news", notes: tuple[str, ...] = (), **other: Any
    ) -> None:
        document = self.document(text, seen, source)
        waiting = self.store.add_documents([document])
        how = Extraction(method="trafilatura fast", notes=notes)
        made = tuple(self.article(one, extraction=how, **other) for one in waiting)
        self.store.add_extracted(waiting, Extracted(articles=made), "1")

    @property
    def now(self) -> Article:
        (article,) = self.store.window(SEEN)
        return article

    @property
    def before(self) -> list[str]:
        return [revision.article.text for revision in self.store.revisions([self.now.id])]


@pytest.fixture
def desk(store: Store, make: Any) -> Desk:
    return Desk(store, make)


def test_an_edited_article_takes_the_new_text_and_keeps_its_id_first_sight_and_earlier_text(desk: Desk) -> None:
    desk.reads(FIRST, SEEN, notes=("no date",))
    first = desk.now
    desk.reads(SECOND, LATER)
    assert desk.now.text == SECOND
    assert desk.now.title.startswith("Title of The port reopened on Tue")
    assert (desk.now.id, desk.now.first_seen) == (first.id, SEEN)
    assert desk.now.extraction.notes == ("changed since",)
    (revision,) = desk.store.revisions([first.id])
    assert (revision.article, revision.until) == (first, LATER)
    assert desk.store.changed_between(LATER, LATER + timedelta(seconds=1)) == {first.id: LATER}
    assert desk.store.changed_between(SEEN, LATER) == {}


def test_search_finds_the_new_words_and_the_old_ones_no_more(desk: Desk) -> None:
    desk.reads(FIRST, SEEN)
    desk.reads(SECOND, LATER)
    assert [hit.article.text for hit in desk.store.search("vessels")] == [SECOND]
    assert desk.store.search("ships") == ()
    assert len(desk.store.search("port")) == 1


def test_search_without_an_index_of_its_own_forgets_the_old_words_too(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tasks.store import fulltext

    monkeypatch.setattr(fulltext, "present", lambda _connection: False)
    desk.reads(FIRST, SEEN)
    desk.reads(SECOND, LATER)
    assert [hit.article.text for hit in desk.store.search("vessels")] == [SECOND]
    assert desk.store.search("ships") == ()


def test_every_earlier_text_is_kept_in_order(desk: Desk) -> None:
    for day, text in enumerate((FIRST, SECOND, "A third text of it. It says more.")):
        desk.reads(text, SEEN + timedelta(days=day))
    assert desk.before == [FIRST, SECOND]
    assert desk.now.extraction.notes == ("changed since",)


def test_a_page_that_goes_back_to_what_it_said_is_an_edit_too(desk: Desk) -> None:
    desk.reads(FIRST, SEEN)
    desk.reads(SECOND, LATER)
    again = desk.document(FIRST, LATER + timedelta(days=1))
    desk.store.save_feed(FeedRead(state=FeedState(url="https://news.example/feed"), documents=(again,)))
    assert desk.store.add_documents([]) == ()
    assert (desk.now.text, desk.now.first_seen) == (FIRST, SEEN)
    assert desk.now.extraction.notes == ("changed since",)
    assert desk.before == [FIRST, SECOND]
    desk.store.save_feed(FeedRead(state=FeedState(url="https://news.example/feed"), documents=(again,)))
    assert desk.before == [FIRST, SECOND]
    assert [hit.article.text for hit in desk.store.search("ships")] == [FIRST]


def test_a_date_of_publication_that_is_known_does_not_move_with_an_edit(desk: Desk) -> None:
    known = When(year=2026, month=3, day=4, evidence="metadata", quote="4 March")
    moved = replace(known, day=6, quote="6 March")
    desk.reads(FIRST, SEEN, published=known)
    desk.reads(SECOND, LATER, published=moved)
    assert desk.now.published == known


def test_a_date_that_was_not_known_comes_with_the_edit(desk: Desk) -> None:
    known = When(year=2026, month=3, day=4, evidence="metadata", quote="4 March")
    desk.reads(FIRST, SEEN, published=When())
    desk.reads(SECOND, LATER, published=known)
    assert desk.now.published == known


@pytest.mark.parametrize(
    ("text", "seen", "more"),
    [
        pytest.param(f"{FIRST} ", LATER, {}, id="another space is no edit"),
        pytest.param(FIRST.replace(" ", "\u00a0"), LATER, {}, id="nor are spaces of another kind"),
        pytest.param(SECOND, SEEN, {}, id="two texts seen at once are two copies"),
        pytest.param(SECOND, LATER, {"source": "other"}, id="another source tells it in its own way"),
        pytest.param("The port…", LATER, {"notes": ("feed text",)}, id="a teaser does not replace the page"),
        pytest.param("Log in.", LATER, {"notes": ("paywall", "feed text")}, id="nor does a paywall"),
    ],
)
def test_what_is_no_edit_leaves_the_article_as_it_was(desk: Desk, text: str, seen: datetime, more: Any) -> None:
    desk.reads(FIRST, SEEN)
    first = desk.now
    desk.reads(text, seen, **more)
    assert desk.now == first
    assert desk.before == []


def test_a_page_that_comes_at_last_is_read_whole_and_not_called_an_edit(desk: Desk) -> None:
    desk.reads("The port…", SEEN, notes=("feed text", "paywall"))
    desk.reads(FIRST, LATER)
    assert (desk.now.text, desk.now.extraction.notes) == (FIRST, ())
    assert desk.before == ["The port…"]
    desk.reads(SECOND, LATER + timedelta(days=1))
    assert desk.now.extraction.notes == ("changed since",)


def test_a_text_edited_while_only_the_feed_can_be_read_is_an_edit(desk: Desk) -> None:
    desk.reads("The port opens…", SEEN, notes=("feed text",))
    desk.reads("The port closes…", LATER, notes=("feed text",))
    assert desk.now.extraction.notes == ("feed text", "changed since")
    desk.reads(FIRST, LATER + timedelta(days=1))
    assert [*desk.now.extraction.notes] == ["changed since"]


def test_several_texts_seen_at_once_later_are_one_edit_whatever_their_order(make: Any) -> None:
    outcomes = []
    for order in (("One text of it here.", "Two texts of it here."), ("Two texts of it here.", "One text of it here.")):
        with Store.open("sqlite://") as store:
            desk = Desk(store, make)
            desk.reads(FIRST, SEEN)
            waiting = store.add_documents([desk.document(text, LATER) for text in order])
            store.add_extracted(waiting, Extracted(articles=tuple(map(desk.article, waiting))), "1")
            outcomes.append((desk.now, desk.before))
    assert outcomes[0] == outcomes[1]
    assert outcomes[0][1] == [FIRST]
    with Store.open("sqlite://") as store:
        first = min((Desk(store, make).document(text, LATER) for text in order), key=lambda one: one.key)
    assert outcomes[0][0].document == first.key


def test_edits_that_a_dead_run_left_waiting_are_taken_one_after_another(desk: Desk) -> None:
    third = "The lighthouse burned down. It says more."
    for day, text in enumerate((FIRST, SECOND, third)):
        waiting = desk.store.add_documents([desk.document(text, SEEN + timedelta(days=day))])
    made = tuple(map(desk.article, reversed(waiting)))
    desk.store.add_extracted(waiting, Extracted(articles=made), "1")
    assert (desk.now.text, desk.now.first_seen) == (third, SEEN)
    assert desk.before == [FIRST, SECOND]
    assert [hit.article.text for hit in desk.store.search("lighthouse")] == [third]
    assert desk.store.search("vessels") == ()


def test_an_edited_article_stays_in_its_story_and_in_what_was_told(desk: Desk, make: Any) -> None:
    desk.reads(FIRST, SEEN)
    story = make.story((desk.now,))
    desk.store.save_grouping(make.grouping(story))
    desk.reads(SECOND, LATER)
    assert desk.store.stories_of([desk.now.id]) == (story,)
