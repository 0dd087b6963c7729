"""Documents wait until they are extracted, once; first sights stay; nothing vanishes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.errors import UsageError
from tasks.model import ArticleId, Document, Extracted, Gap, Hints, digest
from tasks.store import Store

SEEN = datetime(2026, 3, 5, 6, 30, tzinfo=UTC)


def test_documents_wait_by_place_whatever_the_order_they_came_in(store: Store, make: Any) -> None:
    documents = [make.document(f"seeds/{name}.txt") for name in "cab"]
    store.add_documents(documents[:1])
    assert [one.where for one in store.add_documents(documents[1:])] == ["seeds/a.txt", "seeds/b.txt", "seeds/c.txt"]


def test_what_a_dead_run_left_waits_for_the_next_one(url: str, make: Any) -> None:
    document = make.document("seeds/a.txt")
    with Store.open(url) as store:
        store.add_documents([document])
    with Store.open(url) as store:
        assert store.add_documents([]) == (document,)


def test_a_document_once_extracted_waits_no_more(store: Store, make: Any, fill: Any) -> None:
    fill("seeds/a.txt")
    assert store.add_documents([make.document("seeds/a.txt")]) == ()


def test_the_first_sight_stays_whatever_name_or_time_a_document_comes_back_with(store: Store, make: Any) -> None:
    first = make.document("seeds/a.txt", "the words")
    store.add_documents([first])
    later = make.document("seeds/renamed.txt", "the words", seen=first.first_seen + timedelta(days=3))
    assert later.key == first.key
    assert store.add_documents([later]) == (first,)
    found = store.trace("renamed.txt")
    assert found is not None
    assert found.fates[0].places == ("seeds/a.txt", "seeds/renamed.txt")
    assert found.fates[0].first_seen == first.first_seen


def test_one_content_in_two_places_is_one_document(store: Store, make: Any) -> None:
    twins = [make.document("seeds/b.txt", "the words"), make.document("seeds/a.txt", "the words")]
    assert store.add_documents(twins) == (twins[1],)


def test_a_place_with_new_content_is_a_new_document(store: Store, make: Any, fill: Any) -> None:
    fill("seeds/a.txt")
    changed = make.document("seeds/a.txt", "other words")
    assert store.add_documents([changed]) == (changed,)
    found = store.trace("seeds/a.txt")
    assert found is not None
    assert sorted(fate.state for fate in found.fates) == ["article", "waiting"]


def test_an_article_known_already_stays_as_it_was_first(store: Store, make: Any, fill: Any) -> None:
    (first,) = fill("seeds/a.txt")
    document = make.document("seeds/b.txt", "same article, other page", seen=first.first_seen + timedelta(days=1))
    again = replace(
        first, document=document.key, where=document.where, title="Retitled", first_seen=document.first_seen
    )
    store.add_extracted(store.add_documents([document]), Extracted(articles=(again,)), "2")
    assert store.articles([first.id]) == (first,)
    found = store.trace("seeds/b.txt")
    assert found is not None
    assert found.fates[-1].article == first.id


def test_the_same_extraction_told_twice_changes_nothing(store: Store, make: Any) -> None:
    document = make.document("seeds/a.txt")
    gap = Gap(kind="thin", what="seeds/a.txt", why="w", remedy="r")
    extracted = Extracted(articles=(make.article(document),), gaps=(gap,))
    store.add_documents([document])
    for _ in range(2):
        store.add_extracted([document], extracted, "1")
    assert store.window(document.first_seen) == extracted.articles
    assert store.gaps_between(document.first_seen, document.first_seen + timedelta(1)) == (gap,)


def test_a_document_of_which_nothing_is_said_is_told_as_a_gap(store: Store, make: Any) -> None:
    store.add_extracted(store.add_documents([make.document("seeds/a.txt")]), Extracted(), "1")
    found = store.trace("seeds/a.txt")
    assert found is not None
    assert found.fates[0].state == "gap"
    assert [gap.kind for gap in found.fates[0].gaps] == ["extraction failed"]


def test_a_gap_of_something_that_was_no_document_is_kept_until_it_can_be_read(store: Store, make: Any) -> None:
    gap = Gap(kind="empty file", what="seeds/a.txt", why="It has no bytes.", remedy="Write something.")
    store.add_gaps([gap])
    store.add_gaps([gap])
    found = store.trace("a.txt")
    assert found is not None
    assert found.gaps == (gap,)
    store.add_documents([make.document("seeds/a.txt")])
    found = store.trace("a.txt")
    assert found is not None
    assert found.gaps == ()


def test_the_window_begins_at_its_moment_and_is_in_order_of_id(store: Store, fill: Any) -> None:
    made = fill("seeds/bridge.txt", "seeds/port.txt", "seeds/a.txt")
    seen = made[0].first_seen
    assert store.window(seen) == tuple(sorted(made, key=lambda article: article.id))
    assert store.window(seen + timedelta(microseconds=1)) == ()
    assert store.seen_between(seen, seen) == ()
    assert store.seen_between(seen, seen + timedelta(microseconds=1)) == tuple(sorted(one.id for one in made))


def test_an_article_is_found_by_the_beginning_of_its_id(store: Store, fill: Any) -> None:
    made = fill(*(f"seeds/{number}.txt" for number in range(40)))
    assert store.article(made[0].id) == made[0]
    assert store.article(made[0].id[:12]) == made[0]
    assert store.article("nothing") is None
    assert store.article("") is None
    assert store.article("%") is None
    shared = next(article.id[0] for article in made if sum(other.id[0] == article.id[0] for other in made) > 1)
    with pytest.raises(UsageError, match="several articles begin so"):
        store.article(shared)


def test_more_articles_than_one_statement_takes(store: Store, fill: Any) -> None:
    made = fill(*(f"seeds/{number}.txt" for number in range(1200)))
    assert len(store.articles([article.id for article in made])) == 1200
    assert len(store.seen_between(made[0].first_seen, made[0].first_seen + timedelta(1))) == 1200


@settings(deadline=None, max_examples=15)
@given(order=st.permutations(range(5)))
def test_documents_are_the_same_whatever_the_order_they_came_in(order: list[int]) -> None:
    documents = [Document(source="s", where=f"{n}", kind="text", content=f"{n % 3}", first_seen=SEEN) for n in order]
    with Store.open("sqlite://") as store:
        assert [one.where for one in store.add_documents(documents)] == ["0", "1", "2"]


def read_again(store: Store, make: Any, document: Document) -> None:
    """Do with a document what a run does: keep it, and extract it if it waits."""
    for one in store.add_documents([document]):
        said = one.hints
        text = one.content if said.title else one.content.partition("\n")[2]  # the first line was taken for the title
        article = replace(make.article(one), title=said.title, outlet=said.outlet, text=text, sentences=())
        if said.outlet:  # who published it is part of an article's name
            article = replace(article, id=ArticleId(digest(article.text, said.outlet)))
        store.add_extracted([one], Extracted(articles=(article,)), "1")


def test_what_is_written_beside_a_text_is_taken_over_by_its_article(store: Store, make: Any) -> None:
    bare = make.document("seeds/a.txt", "A loss\nThe ferry sank in the lock. Nobody was hurt.")
    bare = replace(bare, hints=Hints())
    told = replace(bare, first_seen=SEEN + timedelta(days=1), hints=Hints(title="Ferry lost", outlet="The Bay"))
    read_again(store, make, bare)
    (first,) = store.window(SEEN)
    read_again(store, make, told)
    (second,) = store.window(SEEN)
    assert (second.id, second.first_seen) == (first.id, first.first_seen)
    assert second.text == told.content
    assert (second.title, second.outlet, second.document) == ("Ferry lost", "The Bay", told.key)
    assert [hit.article.id for hit in store.search("lost")] == [first.id]
    found = store.trace("seeds/a.txt")
    assert found is not None
    assert {fate.article for fate in found.fates} == {first.id}


def test_what_is_taken_away_again_is_forgotten(store: Store, make: Any) -> None:
    bare = replace(make.document("seeds/a.txt", "A loss\nThe ferry sank in the lock. Nobody was hurt."), hints=Hints())
    told = replace(bare, hints=Hints(title="Ferry lost"))
    for document in (bare, told, bare):
        read_again(store, make, document)
    assert [article.title for article in store.window(SEEN)] == [""]
    assert store.search("lost") == ()
    assert [hit.article.id for hit in store.search("ferry")] == [article.id for article in store.window(SEEN)]
    assert store.add_documents([bare]) == ()  # at rest


def test_another_place_does_not_change_what_an_article_says(store: Store, make: Any) -> None:
    first = make.document("seeds/a.txt", "A loss\nThe ferry sank in the lock. Nobody was hurt.")
    other = replace(first, where="seeds/b.txt", hints=Hints(title="Another title"))
    for document in (replace(first, hints=Hints(title="Ferry lost")), other):
        read_again(store, make, document)
    assert [(article.title, article.where) for article in store.window(SEEN)] == [("Ferry lost", "seeds/a.txt")]
