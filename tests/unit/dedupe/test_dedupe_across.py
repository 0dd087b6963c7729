"""Links between stories of different languages: the right ones, and above all none that is wrong."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from tasks.dedupe import group
from tasks.dedupe.across import across
from tasks.model import UNKNOWN_DATE, Article, ArticleId, Evidence, Grouping, Story, StoryId

ROOT = Path(__file__).parents[3]
Make = Callable[..., Article]
Told = tuple[list[Article], dict[ArticleId, str]]


def stories(told: Told) -> Grouping:
    """Give a story to each event in each language, as a perfect grouping would."""
    articles, event = told
    held: dict[tuple[str, str], list[ArticleId]] = {}
    for article in articles:
        held.setdefault((event[article.id], article.language), []).append(article.id)
    made = (
        Story(
            id=StoryId(ids[0]),
            articles=tuple(ids),
            texts=tuple((one,) for one in ids),
            lead=ids[0],
            when=UNKNOWN_DATE,
            thread=None,
            why=Evidence(threshold=0.15),
        )
        for ids in held.values()
    )
    return Grouping(stories=tuple(sorted(made, key=lambda story: story.id)), threads=())


def linked(told: Told) -> set[tuple[str, str, str, str]]:
    """Give the links, once each: language and event of both ends."""
    articles, event = told
    language = {article.id: article.language for article in articles}
    made = across(stories(told), articles)
    return {
        (*first, *second)
        for story in made.stories
        for likely in story.why.likely
        for first, second in [sorted((language[one], event[one]) for one in map(ArticleId, (story.id, likely.story)))]
    }


def test_no_link_of_an_ordinary_day_is_wrong_and_most_are_found(day: Told) -> None:
    found = linked(day)
    spoken: dict[str, set[str]] = {}
    for article in day[0]:
        spoken.setdefault(day[1][article.id], set()).add(article.language)
    possible = sum(len(list(combinations(languages, 2))) for languages in spoken.values())
    print(f"{len(found)} links of {possible} that could be")
    assert {link for link in found if link[1] != link[3]} == set()
    assert len(found) >= 0.7 * possible


@pytest.mark.parametrize(("first", "second"), [("ar", "en"), ("ar", "fr"), ("en", "ru"), ("fr", "ru"), ("ar", "ru")])
def test_each_two_alphabets_and_languages_find_each_other(day: Told, first: str, second: str) -> None:
    assert [link for link in linked(day) if (link[0], link[2]) == (first, second)]


def test_no_link_appears_where_every_event_is_told_in_one_language(day: Told) -> None:
    articles, event = day
    events = sorted(set(event.values()))
    for first, second in combinations(("ar", "en", "fr", "ru"), 2):
        for half in (0, 1):
            kept = [
                article
                for article in articles
                if article.language == (first if events.index(event[article.id]) % 2 == half else second)
            ]
            assert linked((kept, event)) == set()


def test_the_seeds_meet_their_own_visit_in_other_languages_and_no_other(visits: Told) -> None:
    found = linked(visits)
    assert {link for link in found if link[1] != link[3]} == set()
    assert {("en", "2025", "fr", "2025"), ("en", "2023", "ru", "2023"), ("ar", "2023", "en", "2023")} <= found


def test_stories_days_apart_are_never_linked(day: Told) -> None:
    articles, event = day
    later = [
        replace(article, published=replace(article.published, day=14 + int(article.published.day == 12)))
        if article.language == "en"
        else article
        for article in articles
    ]
    assert not [link for link in linked((later, event)) if "en" in {link[0], link[2]}]


def test_without_dates_fewer_are_linked_and_still_none_is_wrong(day: Told) -> None:
    undated = ([replace(article, published=UNKNOWN_DATE) for article in day[0]], day[1])
    found = linked(undated)
    assert {link for link in found if link[1] != link[3]} == set()
    assert 0 < len(found) < len(linked(day))


def test_two_stories_that_fit_alike_get_no_link(day: Told) -> None:
    twin = [article for article in day[0] if day[1][article.id] == "Kenyan election" and article.language == "en"]
    copies = [replace(article, id=ArticleId(f"{article.id}-twin")) for article in twin]
    event = {**day[1], **{copy.id: "the same once more" for copy in copies}}
    found = linked(([*day[0], *copies], event))
    assert not [link for link in found if link[0] == "en" and link[1] in {"Kenyan election", "the same once more"}]


def test_links_change_neither_stories_nor_names_and_stand_on_both_sides(day: Told) -> None:
    made = group(day[0])
    bare = [replace(story, why=replace(story.why, likely=())) for story in made.stories]
    apart = [
        story
        for language in ("ar", "en", "fr", "ru")
        for story in group([article for article in day[0] if article.language == language]).stories
    ]
    assert bare == sorted(apart, key=lambda story: story.id)
    ends = {(story.id, likely.story) for story in made.stories for likely in story.why.likely}
    assert ends
    assert ends == {(two, one) for one, two in ends}


def test_no_order_of_arrival_changes_a_link(day: Told) -> None:
    expected = group(day[0])
    assert group(day[0][::-1]) == group([*day[0][17:], *day[0][:17]]) == expected


SCRIPT = """
import sys, tomllib
sys.path[:0] = ["tests/unit/dedupe"]
from conftest import make_article
from tasks.dedupe import group
rows = tomllib.loads(open("tests/data/dedupe/across/an ordinary day.toml", encoding="utf-8").read())["articles"]
made = group([make_article(str(n), **{k: v for k, v in row.items() if k != "event"}) for n, row in enumerate(rows)])
print([(s.id, s.why.likely) for s in made.stories])
"""


def test_no_order_of_sets_changes_a_link() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


def test_the_evidence_names_what_both_sides_say(day: Told) -> None:
    articles, event = day
    made = across(stories(day), articles)
    home = {article.id: article for article in articles}
    (arabic,) = (
        story for story in made.stories if event[story.lead] == "Kenyan election" and home[story.lead].language == "ar"
    )
    likely = {home[ArticleId(one.story)].language: one for one in arabic.why.likely}
    assert "نيروبي / Nairobi" in likely["en"].names
    assert set(likely["en"].numbers) == {"50.7", "48.9"}
    assert likely["en"].countries == ("KE",)


def test_a_window_of_one_language_is_left_as_it_is(day: Told) -> None:
    english = [article for article in day[0] if article.language == "en"]
    given = stories((english, day[1]))
    assert across(given, english) is given


def names(articles: Sequence[Article]) -> list[str]:
    return [article.where for article in articles]


def test_an_outlet_named_in_titles_links_nothing(make_one: Make) -> None:
    said = {"en": ("Bridge closed", "Rates cut", "Rain ends"), "fr": ("Un fromage primé", "Trains à l'arrêt", "Vote")}
    articles = [
        make_one(f"{language} {title}", title=f"{title} - Euronews Mondovision", language=language, date="2031-03-04")
        for language, titles in said.items()
        for title in titles
    ]
    assert not any(story.why.likely for story in group(articles).stories), names(articles)
