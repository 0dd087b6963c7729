"""A day as it was told is kept whole: recalled it is the same value, with its articles as they were."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal

import pytest

from tasks.model import (
    Article,
    ArticleId,
    Briefing,
    Counts,
    Elsewhere,
    Entry,
    Evidence,
    Excerpt,
    Extracted,
    Figures,
    Gap,
    Headline,
    Item,
    Likely,
    Manifest,
    Mark,
    Nearest,
    Page,
    Rank,
    RankPart,
    StoryId,
    ThreadId,
    ThreadView,
    When,
)
from tasks.store import Store
from tasks.store.codec import plain
from tasks.store.reviving import revived

DAY = date(2026, 3, 5)
CUTS = (datetime(2026, 3, 4, 6, tzinfo=UTC), datetime(2026, 3, 5, 7, tzinfo=UTC))
LATER = CUTS[1] + timedelta(hours=2)
WHEN = When(year=2026, month=3, day=4, hour=21, minute=5, offset=120, evidence="text", quote="أمس", start=3, end=6)


def briefing(*articles: Article, day: date = DAY) -> Briefing:
    """Make a briefing in which every field of every value says something."""
    first = articles[0]
    start, end = first.sentences[0]
    said = Excerpt(
        text=first.text[start:end], article=first.id, start=start, end=end, also=tuple(a.id for a in articles)
    )
    head = Headline(text=first.headline, article=first.id, source="title")
    likely = Likely(story=StoryId("x"), score=0.3, names=("أ / A",), numbers=("4",), countries=("ly",), meaning=0.5)
    rank = Rank(parts=(RankPart(name="texts", weight=3.0, value=1.5849625007211562, counted=3, called=("ل",)),))
    item = Item(
        id=first.id,
        number=1,
        outlet="o",
        title=first.title,
        url="",
        file=first.where,
        language="ar",
        when=WHEN,
        words=9,
        same_text_as=None,
        notes=("thin",),
        publisher="p",
    )
    entry = Entry(
        id=StoryId("s"),
        headline=head,
        language="ar",
        when=WHEN,
        status="updated",
        articles=(item, replace(item, number=2, same_text_as=1)),
        texts=2,
        summary=(said,),
        thread=ThreadId("t"),
        why=Evidence(threshold=0.15, score=0.5, nearest=Nearest(story=StoryId("n"), score=0.1, reason="stated dates")),
        new_articles=(first.id,),
        section="ليبيا",
        figures=(Figures(excerpts=(said, said)),),
        watched=(Mark(group="g", words=("w",)),),
        rank=rank,
        elsewhere=(Elsewhere(likely=likely, headline=head, language="en"),),
    )
    return Briefing(
        edition="daily",
        title="موجز",
        language="ar",
        zone="Africa/Tripoli",
        date=day,
        stories=(entry,),
        noted=(replace(entry, id=StoryId("z"), rank=None),),
        threads=(ThreadView(id=ThreadId("t"), names=("n",), stories=((StoryId("s"), head, WHEN),)),),
        gaps=(Gap(kind="thin", what="w\x1a\udc80", why="y", remedy="r"),),
        counts=Counts(articles=2, outlets=1, stories=2, texts=2, threads=1, words=20),
        previous=day - timedelta(days=1),
        manifest=Manifest(version="1", edition="daily", date=day, settings="s", inputs="i", articles=2, stories=2),
    )


def told(store: Store, *articles: Article, day: date = DAY, pages: tuple[Page, ...] = ()) -> Briefing:
    made = briefing(*articles, day=day)
    store.begin("daily", day, *CUTS)
    known = {article.id: article for article in articles}
    store.publish("daily", day, told={}, manifest=made.manifest, pages=pages, briefing=made, articles=known)
    return made


def values(value: object) -> Iterator[object]:
    yield value
    if isinstance(value, tuple):
        for part in value:
            yield from values(part)
    for field in fields(value) if hasattr(value, "__dataclass_fields__") else ():  # type: ignore[arg-type]  # -- asked
        yield from values(getattr(value, field.name))


def test_a_briefing_comes_back_as_the_value_it_was_through_json(fill: Any) -> None:
    made = briefing(*fill("seeds/bridge.txt"))
    again = revived(Briefing, json.loads(json.dumps(plain(made))))
    assert again == made
    assert [type(one) for one in values(again)] == [type(one) for one in values(made)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Old:
    name: str
    gone: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class New:
    name: str
    mood: Literal["glad", "sad"] = "glad"
    days: tuple[date, ...] = ()


def test_a_field_that_came_later_has_its_default_and_one_that_went_is_passed_over() -> None:
    assert revived(New, plain(Old(name="a", gone=3))) == New(name="a")
    assert revived(New, plain(New(name="a", mood="sad", days=(DAY,)))) == New(name="a", mood="sad", days=(DAY,))


def test_a_field_without_a_default_must_be_there() -> None:
    with pytest.raises(KeyError, match="New without name"):
        revived(New, {})


def test_a_kind_that_nobody_has_said_how_to_keep_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError, match=r"frozenset.* is kept"):
        revived(frozenset, [])


def test_a_day_is_recalled_whole_and_a_day_that_kept_nothing_is_none(store: Store, fill: Any) -> None:
    a, b = fill("seeds/bridge.txt", "seeds/port.txt")
    assert store.recall("daily", DAY) is None
    made = told(store, a, b)
    kept = store.recall("daily", DAY)
    assert kept is not None
    assert (kept.briefing, kept.articles, kept.changed) == (made, {a.id: a, b.id: b}, ())
    assert store.kept_days("daily") == {DAY}
    assert store.kept_days("abroad") == frozenset()


def test_an_article_that_was_edited_since_is_recalled_as_the_day_told_it(store: Store, fill: Any, make: Any) -> None:
    (a,) = fill("seeds/bridge.txt")
    told(store, a)
    document = make.document("seeds/later.txt", "Another text. It says other things.", seen=LATER)
    other = replace(make.article(document), id=a.id)
    store.add_extracted(store.add_documents([document]), Extracted(articles=(other,)), "1")
    assert store.articles([a.id])[0].text != a.text
    kept = store.recall("daily", DAY)
    assert kept is not None
    assert (kept.articles, kept.changed) == ({a.id: a}, ())


def test_an_article_that_was_renamed_in_its_place_is_told_to_have_changed(store: Store, fill: Any) -> None:
    (a,) = fill("seeds/bridge.txt")
    told(store, replace(a, title="As it was"))
    kept = store.recall("daily", DAY)
    assert kept is not None
    assert (kept.articles, kept.changed) == ({a.id: a}, (a.id,))


def test_a_page_of_several_days_belongs_to_the_day_published_last(store: Store, fill: Any) -> None:
    (a,) = fill("seeds/bridge.txt")
    mine, shared = Page(path="daily/x.html", content=b"1"), Page(path="daily/articles/a.html", content=b"2")
    told(store, a, day=DAY + timedelta(days=1), pages=(shared,))
    made = told(store, a, pages=(mine, shared))
    assert store.owners("daily") == {mine.path: DAY, shared.path: DAY}
    told(store, a, day=DAY + timedelta(days=1), pages=(shared,))
    assert store.owners("daily") == {mine.path: DAY, shared.path: DAY + timedelta(days=1)}
    store.retell(replace(made, previous=None), (shared,))
    kept = store.recall("daily", DAY)
    assert kept is not None
    assert kept.briefing == replace(made, previous=None)
    assert store.owners("daily") == {shared.path: DAY + timedelta(days=1)}


def test_ids_that_no_article_of_the_run_has_are_not_noted(store: Store, fill: Any) -> None:
    a, b = fill("seeds/bridge.txt", "seeds/port.txt")
    made = briefing(a, b)
    store.begin("daily", DAY, *CUTS)
    store.publish("daily", DAY, told={}, manifest=made.manifest, pages=(), briefing=made, articles={a.id: a})
    kept = store.recall("daily", DAY)
    assert kept is not None
    assert set(kept.articles) == {ArticleId(a.id)}
