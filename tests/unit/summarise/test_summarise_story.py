"""Stories told whole: what an editor wants of them, and what must never stand in a summary."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.errors import UsageError, VerbatimError
from tasks.model import Article, ArticleId, Excerpt, Story, StoryId, Summary
from tasks.summarise import METHODS, condense, summarise
from tasks.summarise.choose import gathered
from tasks.summarise.features import support
from tasks.summarise.verbatim import check

MakeArticle = Callable[..., Article]
MakeStory = Callable[..., Story]

RULING = "The court ruled on Friday that the old harbour must stay open to fishing boats."
VOTE = "The town council will vote in June on a plan for the quays and the fish market."
BOATS = "Some forty boats with crews of two or three land there every morning of the week."


def by_id(*articles: Article) -> dict[ArticleId, Article]:
    return {one.id: one for one in articles}


def texts(summary: Summary) -> list[str]:
    return [one.text for one in summary.excerpts]


def test_an_editors_choices_are_met_and_nothing_forbidden_is_chosen(told: Any) -> None:
    (summary,) = summarise([told.story], told.articles)
    found = texts(summary)
    assert found[0].startswith(told.editor["begins"])
    for group in told.editor["wanted"]:
        assert any(text.startswith(one) for text in found for one in group), (group, found)
    for one in told.editor["never"]:
        assert not any(text.startswith(one) for text in found), found
    for start, names in told.editor["also"].items():
        assert [list(one.also) for one in summary.excerpts if one.text.startswith(start)] == [names]


@pytest.mark.parametrize("method", METHODS)
def test_every_method_quotes_whole_sentences_and_repeats_none(told: Any, method: str) -> None:
    (summary,) = summarise([told.story], told.articles, method=method)
    found = texts(summary)
    assert summary.method == method
    assert len(found) == 3
    for one in summary.excerpts:
        article = told.articles[one.article]
        assert (one.start, one.end) in article.sentences
        assert article.text[one.start : one.end] == one.text
        assert one.article not in one.also
    openings = ("The city closed the Harrow", "The Harrow Bridge was closed", "Harrow Bridge was shut", "افتتح")
    assert sum(text.startswith(openings) for text in found) <= 1, found
    assert not any(text.startswith(("What happened", "Read more", "Will the", "هل", "اقرأ")) for text in found)


def test_no_hash_seed_changes_a_choice() -> None:
    program = (
        "import sys; sys.path[:0] = ['.', 'tests/unit/summarise']\n"
        "from conftest import DATA, load\n"
        "from tasks.summarise import summarise\n"
        "for told in map(load, sorted(DATA.glob('*.toml'))):\n"
        "    for method in ('mujaz', 'lsa', 'lexrank'):\n"
        "        print(summarise([told.story], told.articles, method=method))\n"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        ).stdout
        for seed in ("1", "77")
    }
    assert len(runs) == 1
    assert runs.pop()


def test_neither_other_articles_nor_their_order_change_a_summary(told: Any, article: MakeArticle) -> None:
    other = article("other", f"{RULING}\n{VOTE}")
    backwards = dict(reversed([*told.articles.items(), (other.id, other)]))
    assert summarise([told.story], backwards) == summarise([told.story], told.articles)


def test_a_reprint_counts_once(article: MakeArticle, story: MakeStory) -> None:
    one, two = article("a", f"{RULING}\n{VOTE}"), article("b", f"{BOATS}\n{VOTE}")
    copies = [replace(two, id=ArticleId(f"b{n}")) for n in range(5)]
    alone = summarise([story([one, two])], by_id(one, two))
    given = by_id(one, two, *copies)
    many = summarise([story(list(given.values()), texts=[["a"], ["b", *(c.id for c in copies)]])], given)
    assert texts(many[0]) == texts(alone[0])


def test_four_texts_of_one_publisher_are_one_voice(article: MakeArticle, story: MakeStory) -> None:
    resigned = "The mayor of Halden has resigned after nine years in the old town hall."
    closed = "The stone bridge at Halden was closed to lorries on Friday morning."
    ours = [
        replace(article("a", f"{resigned}\n{closed}"), outlet="Harbour Post: Top"),
        replace(
            article("b", "The mayor of Halden has resigned after a stormy night in the town hall."),
            outlet="Harbour Post",
        ),
        replace(article("c", "The mayor has resigned in Halden after nine years."), outlet="Harbour Post | World"),
    ]
    other = replace(article("d", "The bridge at Halden was closed by the police on Friday."), outlet="Lantern")
    found = gathered(story([*ours, other]), by_id(*ours, other)).pool()
    supports = support([found.voices[one.text] for one in found.candidates], found.near, len({*found.voices}))
    supported = {one.sentence.text: each for one, each in zip(found.candidates, supports, strict=True)}
    assert found.voices == (0, 0, 0, 3)
    assert supported[resigned] < supported[closed]


def test_the_fullest_copy_of_a_reprint_is_quoted(article: MakeArticle, story: MakeStory) -> None:
    cut, full = article("a", RULING), article("b", f"{RULING}\n{VOTE}")
    (summary,) = summarise([story([cut, full], texts=[["a", "b"]])], by_id(cut, full))
    assert texts(summary) == [RULING, VOTE]
    assert {one.article for one in summary.excerpts} == {"b"}
    assert [one.also for one in summary.excerpts] == [("a",), ()]


def test_two_figures_for_one_thing_are_not_the_same_statement(article: MakeArticle, story: MakeStory) -> None:
    four = article("a", "Police say that 4 people died in the explosion at the fireworks plant near Aldmoor.")
    eight = article("b", "Police say that 8 people died in the explosion at the fireworks plant near Aldmoor.")
    (summary,) = summarise([story([four, eight])], by_id(four, eight))
    assert len(summary.excerpts) == 1
    assert summary.excerpts[0].also == ()


def test_of_two_states_the_later_is_told(article: MakeArticle, story: MakeStory) -> None:
    early = article(
        "a", "At least 4 people died when a fireworks plant near Aldmoor blew up.", published="2024-05-02T06:00:00Z"
    )
    late = article(
        "b", "At least 8 people died when the fireworks plant near Aldmoor blew up.", published="2024-05-02T18:00:00Z"
    )
    (summary,) = summarise([story([early, late])], by_id(early, late))
    assert texts(summary) == [late.text]


def test_where_nothing_is_eligible_the_rest_stands_in(article: MakeArticle, story: MakeStory) -> None:
    made = article("a", "Harbour open again\nWill it stay so?")
    (summary,) = summarise([story([made])], by_id(made))
    assert texts(summary) == ["Harbour open again", "Will it stay so?"]
    better = article("b", f"Harbour open again\nWill it stay so?\n• {VOTE}")
    assert texts(summarise([story([better])], by_id(better))[0]) == [f"• {VOTE}"]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        pytest.param("Court keeps harbour open", "", id="no text at all"),
        pytest.param("Court keeps harbour open", "Court keeps harbour open.", id="a text that is its own title"),
        pytest.param("Court keeps harbour open", "Read more: harbour news", id="furniture alone"),
        pytest.param("", "x" * 5000, id="one endless word"),
    ],
)
def test_what_cannot_be_quoted_gives_an_empty_summary(
    article: MakeArticle, story: MakeStory, title: str, text: str
) -> None:
    made = article("a", text, title=title)
    (summary,) = summarise([story([made])], by_id(made))
    assert summary.excerpts == ()


def test_a_missing_space_after_a_full_stop_ends_a_sentence(article: MakeArticle, story: MakeStory) -> None:
    made = article(
        "a",
        "حملت الدول الغربية مسؤولية استمرار الصراع في البلاد منذ سنوات.وجاء في بيان الجيش أن القائد وصل صباح أمس.",
        language="ar",
    )
    (summary,) = summarise([story([made])], by_id(made), sentences=1)
    assert texts(summary) == ["حملت الدول الغربية مسؤولية استمرار الصراع في البلاد منذ سنوات."]


@pytest.mark.parametrize("between", [pytest.param("\n", id="in lines"), pytest.param(" ", id="in one line")])
def test_an_endless_article_costs_what_a_long_one_does(article: MakeArticle, story: MakeStory, between: str) -> None:
    line = "The mayor of town number {} opened a “station” on a rainy day with music and speeches."
    made = article("a", between.join(line.format(n) for n in range(3000)))
    (summary,) = summarise([story([made])], by_id(made))
    assert texts(summary)[0] == line.format(0)


def test_an_unknown_method_names_those_that_there_are(article: MakeArticle, story: MakeStory) -> None:
    made = article("a", RULING)
    with pytest.raises(UsageError, match=r"'best'.*mujaz, edmundson, kl, lexrank"):
        summarise([story([made])], by_id(made), method="best")


def test_nothing_is_printed_that_its_article_does_not_say(article: MakeArticle) -> None:
    made = article("a", RULING)
    false = Excerpt(text="The court ruled on Sunday.", article=made.id, start=0, end=26)
    with pytest.raises(VerbatimError, match=r"a\.txt does not say"):
        check([Summary(story=StoryId("s"), excerpts=(false,), method="mujaz")], by_id(made))
    with pytest.raises(VerbatimError, match="not in the call"):
        check([Summary(story=StoryId("s"), excerpts=(false,), method="mujaz")], {})


def test_every_summary_is_held_against_the_articles_at_last(article: MakeArticle, story: MakeStory) -> None:
    class Changing(dict[ArticleId, Article]):
        """Articles whose words change after they were read."""

        def get(self, key: ArticleId, default: Any = None) -> Any:
            return replace(self[key], text="", sentences=()) if key in self else default

    made = article("a", RULING)
    with pytest.raises(VerbatimError, match=r"a\.txt does not say"):
        summarise([story([made])], Changing(by_id(made)))


def test_one_article_is_condensed_in_its_own_order_to_a_share_of_its_words(article: MakeArticle) -> None:
    made = article("a", f"{RULING}\n{VOTE}\n{BOATS}")
    (excerpts,) = condense([made], ratio=0.66)
    assert [one.text for one in excerpts] == [RULING, VOTE]
    assert condense([article("b", "")], ratio=0.5) == ((),)


WORDS = st.lists(
    st.sampled_from(
        [
            "قال",
            "وزير",
            "12",
            "dam",
            "the,",
            "open.",
            "rain?",
            "«river»",
            "•",
            ":",
            "!",
            "…",
            "\n",
            "سد،",
            "هل؟",
            "\u200f",
        ]
    ),
    max_size=60,
)


@settings(deadline=None, max_examples=60)
@given(st.lists(WORDS, min_size=1, max_size=3), st.integers(1, 5))
def test_every_excerpt_is_a_sentence_of_its_article(
    article: MakeArticle, story: MakeStory, bodies: list[list[str]], sentences: int
) -> None:
    made = [article(f"a{n}", " ".join(words), language="ar") for n, words in enumerate(bodies)]
    (summary,) = summarise([story(made)], by_id(*made), sentences=sentences)
    assert len(summary.excerpts) <= sentences
    for one in summary.excerpts:
        home = made[int(one.article[1:])]
        assert (one.start, one.end) in home.sentences
        assert home.text[one.start : one.end] == one.text


def test_the_summary_begins_where_the_headline_leads(article: MakeArticle, story: MakeStory) -> None:
    untitled = article("a", f"{VOTE}\n{BOATS}")
    titled = article(
        "b", f"{RULING}\nIts judges gave the ministry a year to mend the two broken locks.", title="Ruling"
    )
    told = story([untitled, titled])
    (summary,) = summarise([told], by_id(untitled, titled))
    assert texts(summary)[0] == RULING
    (summary,) = summarise([told], by_id(replace(untitled, title="Vote"), titled))
    assert texts(summary)[0] == VOTE
