"""What articles are compared by is made once: grouping by kept keys is grouping by fresh ones."""

from dataclasses import replace
from importlib.metadata import version
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.dedupe import group, rules
from tasks.dedupe import keys as making
from tasks.dedupe.readings import Readings
from tasks.dedupe.scoring import window
from tasks.model import Article, ArticleId, Keys

WORDS = ["Flood", "harbour", "Minister", "verdict", "الجسر", "وزير", "للوزير", "مدينة", "10 000", "٣٠", "l'école"]
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "title": st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join),
            "text": st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=40),
            "language": st.sampled_from(["en", "ar", "fr"]),
        }
    ),
    min_size=1,
    max_size=7,
)


def kept(articles: list[Article]) -> dict[ArticleId, Keys]:
    return {one.article: one for one in group(articles, keys={}).keys}


@settings(deadline=None, max_examples=60)
@given(rows=ROWS)
def test_kept_keys_give_the_same_grouping_and_nothing_is_made_again(make_one: Any, rows: list[Any]) -> None:
    articles = [make_one(str(place), **row) for place, row in enumerate(rows)]
    fresh = group(articles)
    assert group(articles, keys=kept(articles)) == fresh
    assert group(articles, keys={}).stories == fresh.stories
    assert len(kept(articles)) == len(articles)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"title": "Another title"}, id="another title"),
        pytest.param({"text": "Another text of it.", "sentences": ()}, id="another text"),
        pytest.param({"language": "en"}, id="another language"),
    ],
)
def test_keys_are_made_again_for(seeds: list[Article], change: dict[str, Any]) -> None:
    keys = kept(seeds)
    edited = [replace(seeds[0], **change), *seeds[1:]]
    made = group(edited, keys=keys)
    assert [one.article for one in made.keys] == [seeds[0].id]
    assert made.stories == group(edited).stories


@settings(deadline=None, max_examples=300)
@given(texts=st.lists(st.text("a é\ud83d\ude00😀ا", max_size=5), min_size=2, max_size=2, unique=True))
def test_no_two_texts_have_one_origin(make_one: Any, texts: list[str]) -> None:
    """Not even where the two halves of a letter stand beside each other, which UTF-16 takes for the letter."""
    article = make_one("a")
    one, two = (making.made_of(replace(article, text=text, sentences=()), "") for text in texts)
    assert one != two


def test_keys_are_made_again_under_other_rules(seeds: list[Article], monkeypatch: pytest.MonkeyPatch) -> None:
    keys = kept(seeds)
    monkeypatch.setattr(making, "rules", lambda: "later")
    assert len(group(seeds, keys=keys).keys) == len(seeds)


def test_an_outlets_tail_that_is_found_out_later_makes_the_keys_again(make_one: Any) -> None:
    heads = ("Bridge reopens", "Court rules on ferry", "Harvest fails")
    articles = [make_one(head, title=f"{head} - Wire", text=f"{head} today.", language="en") for head in heads]
    keys = kept(articles[:2])
    made = group(articles, keys=keys)
    assert {one.article for one in made.keys} == {article.id for article in articles}
    assert made.stories == group(articles).stories


def test_what_a_story_is_told_by_follows_from_the_whole_titles(make_one: Any) -> None:
    """Words that teach stand in an outlet's tail too, which keys do not know."""
    heads = ("الجسر مفتوح", "المحكمة تحكم")
    windows = [
        window(
            [make_one(head, title=f"{head} - {tail}", text=f"{head} اليوم.", language="ar") for head in heads], heads
        )
        for tail in ("تعكس", "نعكس")
    ]
    assert windows[0].origins == windows[1].origins
    assert len({Readings(each).made_of([0], 0) for each in windows}) == 2


@pytest.mark.parametrize("stands_on", ["babel", "numpy"])
def test_the_rules_of_grouping_tell_what_they_stand_on(stands_on: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rules.rules.__wrapped__()
    monkeypatch.setattr(rules, "version", lambda name: "other" if name == stands_on else version(name))
    assert rules.rules.__wrapped__() != before


def test_the_origin_tells_the_files_of_the_rules() -> None:
    assert making.rules() == making.rules()
    assert len(making.rules()) >= 16
