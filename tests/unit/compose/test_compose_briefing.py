"""The whole briefing: what it shows, counts, and does not know."""

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.compose import EditionView
from tasks.compose.headlines import headline, lead_sentence
from tasks.compose.sources import items, outlets
from tasks.model import (
    Article,
    ArticleId,
    Briefing,
    Dropped,
    Excerpt,
    Extraction,
    Gap,
    Mention,
    Story,
    StoryId,
    Thread,
    ThreadId,
    When,
)

MakeArticle = Callable[..., Article]
MakeStory = Callable[..., Story]
MakeBriefing = Callable[..., Briefing]
RULING = "The harbour stays open to fishing boats, a court ruled."
SEPTEMBER = When(month=9, evidence="text", quote="17 سبتمبر الجاري", start=4, end=20)


def kinds(briefing: Briefing) -> list[tuple[str, str]]:
    return [(gap.kind, gap.what) for gap in briefing.gaps]


def test_a_quiet_day_is_a_briefing(briefing: MakeBriefing) -> None:
    made = briefing([], [], previous=dt.date(2025, 5, 11))
    assert (made.stories, made.noted, made.threads, made.gaps) == ((), (), (), ())
    assert made.counts.articles == made.counts.words == made.manifest.stories == 0
    assert made.previous == dt.date(2025, 5, 11)


def test_articles_are_numbered_in_the_storys_order_and_reprints_point_to_the_first(
    article: MakeArticle, story: MakeStory, briefing: MakeBriefing
) -> None:
    made = [
        article("a", outlet="A"),
        article("b"),
        article("c", url="https://www.c.example/1", where="https://c.example/1"),
    ]
    (entry,) = briefing([story("s", made, texts=(("a", "c"), ("b",)))], made).stories
    assert [(one.number, one.same_text_as) for one in entry.articles] == [(1, None), (2, None), (3, 1)]
    assert [(one.file, one.url) for one in entry.articles] == [
        ("seeds/a.txt", ""),
        ("seeds/b.txt", ""),
        ("", "https://www.c.example/1"),
    ]
    assert entry.articles[0].words == 10
    assert entry.texts == 2
    assert entry.new_articles == ("a", "b", "c")


@pytest.mark.parametrize(
    ("files", "texts", "copies"),
    [
        pytest.param("abc", "97 97 97", [(None, None), (1, None), (1, None)], id="the same words are the same text"),
        pytest.param("abc", "97 99 97", [(None, None), (None, 1), (1, None)], id="another figure is another version"),
        pytest.param(
            "abb", "97 97 99", [(None, None), (1, None), (None, 2)], id="an edited file is a version of the file"
        ),
        pytest.param("abc", "97 99 99", [(None, None), (None, 1), (2, None)], id="two may share the other figure"),
        pytest.param(
            "ab", "97 some", [(None, None), (1, None)], id="a text that leaves a figure out is cut, not changed"
        ),
    ],
)
def test_a_copy_with_another_figure_is_another_version(
    article: MakeArticle, story: MakeStory, files: str, texts: str, copies: list[tuple[int | None, int | None]]
) -> None:
    made = [
        article(f"n{number}", f"Rescuers pulled {saved} people from the cold water.", where=f"seeds/{file}.txt")
        for number, (file, saved) in enumerate(zip(files, texts.split(), strict=True))
    ]
    told = story("s", made, texts=(tuple(one.id for one in made),))
    found = items(told, {one.id: one for one in made})
    assert [(one.same_text_as, one.version_of) for one in found] == copies


@pytest.mark.parametrize(
    ("more", "source"),
    [
        pytest.param({"outlet": " The  Post"}, "the post", id="the outlet, however spaced"),
        pytest.param({"url": "https://www.post.example/a"}, "post.example", id="the site"),
        pytest.param({}, "seeds/a.txt", id="the file"),
        pytest.param({"where": "seeds/a.jsonl#3"}, "seeds/a.jsonl", id="the file of many rows"),
    ],
)
def test_who_is_counted_as_a_source(article: MakeArticle, more: dict[str, str], source: str) -> None:
    assert outlets([article("a", **more)]) == {source}


def test_the_headline_is_the_leads_title_else_another_title_else_a_sentence(
    article: MakeArticle, story: MakeStory
) -> None:
    bare, titled = article("bare", title=""), article("titled")
    known = {one.id: one for one in (bare, titled)}
    assert headline(story("s", [bare, titled], lead="titled"), known).text == "Title of titled"
    found = headline(story("s", [bare, titled]), known)
    assert (found.text, found.article, found.source) == ("Title of titled", "titled", "title")
    found = headline(story("s", [bare]), known)
    assert (found.text, found.article, found.source) == (RULING, "bare", "lead")


@pytest.mark.parametrize(
    ("titles", "told", "text"),
    [
        pytest.param(("Will the ferries run?", "Ferries run again"), "", "Ferries run again", id="a question"),
        pytest.param(("Why the ferries stopped", "Ferries stop"), "", "Ferries stop", id="a question without its mark"),
        pytest.param(("Ferries stop", "Why?"), "", "Ferries stop", id="the lead's own statement stands"),
        pytest.param(("Why?", "Who?"), "", "Why?", id="nothing but questions: the lead's"),
        pytest.param(
            ("Four dead in ferry fire", "Nine dead in ferry fire"),
            "Nine people are known to have died on the ferry.",
            "Nine dead in ferry fire",
            id="a number of dead that the summary has overtaken",
        ),
        pytest.param(
            ("Gunmen seize tanker", "Gunmen release tanker"),
            "Gunmen released the tanker after three days.",
            "Gunmen release tanker",
            id="an early title of which the summary tells what came",
        ),
        pytest.param(
            ("Gunmen seize tanker", "Who guards the tankers?"),
            "Gunmen released the tanker after three days.",
            "Gunmen seize tanker",
            id="an early statement before a question",
        ),
        pytest.param(
            ("Four dead in ferry fire", "Is the ferry safe?"),
            "Nine people are known to have died on the ferry.",
            "Is the ferry safe?",
            id="a question before a false number",
        ),
    ],
)
def test_a_headline_states_and_does_not_contradict_the_summary(
    article: MakeArticle, story: MakeStory, titles: tuple[str, str], told: str, text: str
) -> None:
    made = [article("a", title=titles[0]), article("b", told, title=titles[1])]
    excerpts = [Excerpt(text=told, article=made[1].id, start=0, end=len(told))] if told else []
    assert headline(story("s", made), {one.id: one for one in made}, excerpts).text == text


def test_a_title_heads_a_story_only_where_the_opening_of_its_text_is_told(article: Any, story: Any) -> None:
    early = article("a", f"The police are looking for the ferry's captain.\n{RULING}", title="Captain sought")
    late = article("b", "The police found the ferry's captain on Friday.", title="Captain found")
    known = {one.id: one for one in (early, late)}
    last = early.sentences[-1]
    aside = Excerpt(text=RULING, article=early.id, start=last.start, end=last.end)
    newest, first = (
        Excerpt(text=one.text[s.start : s.end], article=one.id, start=s.start, end=s.end)
        for one, s in ((late, late.sentences[0]), (early, early.sentences[0]))
    )
    told = story("s", [early, late])
    assert headline(told, known, [newest, aside]).text == "Captain found"
    assert headline(told, known, [first, newest]).text == "Captain sought"


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        pytest.param(f"Staff writer\n{RULING}", RULING, id="a byline heads nothing"),
        pytest.param(f"Read more: harbour news of the week\n{RULING}", RULING, id="nor does furniture"),
        pytest.param("Open again", "Open again", id="unless there is nothing else"),
        pytest.param("", "", id="nothing at all"),
        pytest.param("word " * 100, ("word " * 60).rstrip(), id="an endless sentence ends at a word"),
        pytest.param("x" * 400, "x" * 300, id="an endless word ends anywhere"),
    ],
)
def test_the_sentence_that_can_head_an_article(article: MakeArticle, text: str, lead: str) -> None:
    made = article("a", text, title="")
    assert lead_sentence(made) == lead
    assert lead in made.text


def test_a_sentence_that_is_the_headline_is_told_once(
    article: MakeArticle, story: MakeStory, briefing: MakeBriefing
) -> None:
    one, two = article("a", title=""), article("b", "Forty boats land there every morning of the week.", title="")
    (entry,) = briefing([story("s", [one, two])], [one, two]).stories
    assert entry.headline.text == RULING
    assert [found.text for found in entry.summary] == ["Forty boats land there every morning of the week."]
    (alone,) = briefing([story("s", [one])], [one]).stories
    assert alone.summary == ()


def test_what_goes_beyond_the_page_is_noted_and_then_counted(
    article: MakeArticle, story: MakeStory, briefing: MakeBriefing
) -> None:
    made = [article(f"a{n}", published=f"2025-05-{12 - n:02}", title="") for n in range(7)]
    small = EditionView(name="daily", title="t", language="en", zone="UTC", max_stories=2, max_noted=3)
    found = briefing([story(one.id, [one]) for one in made], made, edition=small)
    assert [one.id for one in found.stories] == ["a0", "a1"]
    assert [one.id for one in found.noted] == ["a2", "a3", "a4"]
    assert {one.summary for one in found.noted} == {()}
    assert ("not shown", "2 stories, 2 articles") in kinds(found)
    assert ("no title", "seeds/a4.txt") in kinds(found)
    assert ("no title", "seeds/a5.txt") not in kinds(found)
    assert (found.counts.stories, found.counts.articles, found.manifest.stories) == (7, 7, 7)


def test_an_edition_cannot_show_fewer_than_no_stories() -> None:
    with pytest.raises(ValueError, match="daily"):
        EditionView(name="daily", title="t", language="en", zone="UTC", max_noted=-1)


def test_counts_are_of_what_there_is_to_read(article: MakeArticle, story: MakeStory, briefing: MakeBriefing) -> None:
    made = [article("a", outlet="A"), article("b", outlet="a"), article("c")]
    found = briefing([story("s", made[:2], texts=(("a", "b"),)), story("t", made[2:])], made)
    counts = found.counts
    assert (counts.articles, counts.outlets, counts.stories, counts.texts) == (3, 2, 2, 2)
    assert counts.words == 2 * (3 + 10)  # a title and a sentence each


def test_what_is_missing_doubtful_or_dropped_is_told_for_each_article(
    article: MakeArticle, story: MakeStory, briefing: MakeBriefing
) -> None:
    lines = (
        Dropped(line="Read more", reason="read more"),
        Dropped(line="Share this " * 10, reason="share"),
        Dropped(line="Read more", reason="read more"),
    )
    odd = article(
        "odd",
        title="",
        extraction=Extraction(method="lines", dropped=lines, notes=("no title", "no date", "thin", "strange")),
    )
    page = article("page", title="", where="https://p.example/1", published="2025-05-12")
    given = Gap(kind="empty file", what="seeds/none.txt", why="It is empty.", remedy="Fill it.")
    found = briefing([story("s", [odd, page])], [odd, page], gaps=[given, given])
    assert kinds(found) == [
        ("empty file", "seeds/none.txt"),
        ("lines dropped", "seeds/odd.txt"),
        ("no date", "seeds/odd.txt"),
        ("no title", "https://p.example/1"),
        ("no title", "seeds/odd.txt"),
        ("strange", "seeds/odd.txt"),
        ("thin", "seeds/odd.txt"),
    ]
    dropped = next(gap for gap in found.gaps if gap.kind == "lines dropped")
    assert "read more «Read more» (2 times); share «Share this Share this" in dropped.why
    assert "…»" in dropped.why
    remedies = {gap.what: gap.remedy for gap in found.gaps if gap.kind == "no title"}
    assert ".meta.toml" in remedies["seeds/odd.txt"]
    assert ".meta.toml" not in remedies["https://p.example/1"]


def test_articles_told_before_leave_no_gap_again(
    article: MakeArticle, story: MakeStory, briefing: MakeBriefing
) -> None:
    made = [article("old", title=""), article("new", title="")]
    told = {StoryId("s"): frozenset({ArticleId("old")})}
    found = briefing([story("s", made)], made, told=told)
    assert [what for kind, what in kinds(found) if kind == "no title"] == ["seeds/new.txt"]
    assert found.stories[0].new_articles == ("new",)


def test_an_article_has_the_storys_stated_date_only_where_it_states_it(
    article: MakeArticle, story: MakeStory, briefing: MakeBriefing
) -> None:
    day = When(month=9, day=17, evidence="text", quote="17 سبتمبر", start=40, end=49)
    made = [
        article(
            "states",
            mentions=(Mention(when=day, kind="current"),),
            extraction=Extraction(method="lines", notes=("no date", "thin")),
        ),
        article("silent"),
        article("background", mentions=(Mention(when=When(year=2019, evidence="text"), kind="year"),)),
        article("printed", published="2023-09-28"),
    ]
    (entry,) = briefing([story("s", made, when=SEPTEMBER)], made).stories
    assert [one.when.iso for one in entry.articles] == ["--09", "", "", "2023-09-28"]
    assert (entry.articles[0].when.quote, entry.articles[0].when.start) == ("17 سبتمبر", 40)
    assert entry.articles[0].notes == ("thin",)


def test_a_thread_is_shown_where_one_of_its_stories_is_told_and_another_is_known(
    article: MakeArticle, story: MakeStory, briefing: MakeBriefing
) -> None:
    made = [article(name) for name in "abcd"]
    stories = [story(one.id, [one], thread="t" if one.id in "ab" else "u") for one in made]
    threads = [
        Thread(id=ThreadId("u"), stories=(StoryId("c"), StoryId("gone")), names=("Lake",)),
        Thread(id=ThreadId("t"), stories=(StoryId("b"), StoryId("a")), names=("Harbour",)),
    ]
    told = {StoryId("b"): frozenset({ArticleId("b")})}
    found = briefing(stories, made, told=told, threads=threads)
    (view,) = found.threads
    assert (view.id, [name for name, _, _ in view.stories]) == ("t", ["b", "a"])
    assert {one.id: one.thread for one in found.stories} == {"a": "t", "c": None, "d": None}
    assert found.counts.threads == 1


def test_a_long_thread_keeps_what_is_told_and_the_latest_of_the_rest(
    article: MakeArticle, story: MakeStory, briefing: MakeBriefing
) -> None:
    made = [article(f"a{n:02}") for n in range(30)]
    thread = Thread(id=ThreadId("t"), stories=tuple(StoryId(one.id) for one in made), names=())
    told = {StoryId("x"): frozenset(one.id for one in made[1:])}
    (view,) = briefing([story(one.id, [one]) for one in made], made, told=told, threads=[thread]).threads
    assert [name for name, _, _ in view.stories] == ["a00", *(f"a{n}" for n in range(19, 30))]


def test_only_the_words_and_names_of_articles_make_the_inputs_digest(
    article: MakeArticle, story: MakeStory, briefing: MakeBriefing
) -> None:
    one = article("a")
    seen = replace(one, first_seen=dt.datetime(2030, 1, 1, tzinfo=dt.UTC))
    other = article("a", "Another text altogether, of nine words or so.")
    first, second, third = (briefing([story("s", [made])], [made]).manifest.inputs for made in (one, seen, other))
    assert first == second != third


@settings(deadline=None, max_examples=25)
@given(st.randoms(use_true_random=False), st.integers(0, 6))
def test_no_order_of_arrival_changes_a_byte(
    article: MakeArticle, story: MakeStory, briefing: MakeBriefing, chance: random.Random, told: int
) -> None:
    made = [article(f"a{n}", outlet="A" if n % 2 else "", published="2025-05-10" if n % 3 else "") for n in range(9)]
    stories = [story("s", made[:2]), story("t", made[2:6], texts=(("a2", "a4"), ("a3", "a5"))), story("u", made[6:])]
    known = {StoryId("s"): frozenset(one.id for one in made[:told])}
    gaps = [Gap(kind="too large", what=f"seeds/{n}", why="w", remedy="r") for n in range(3)]
    first = briefing(stories, made, told=known, gaps=gaps)
    for given_values in (stories, made, gaps):
        chance.shuffle(given_values)
    again: Any = briefing(stories, made, told=known, gaps=gaps)
    assert again == first
    assert repr(again) == repr(first)
