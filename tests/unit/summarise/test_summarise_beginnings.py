"""Where a text begins to tell the event."""

from collections.abc import Callable

import pytest

from tasks.model import Article
from tasks.summarise import story
from tasks.summarise.beginnings import begun
from tasks.summarise.newest import outdated
from tasks.summarise.pool import Pool, pooled
from tasks.summarise.reading import read
from tasks.summarise.story import ASIDE, TEN, scores

MakeArticle = Callable[..., Article]
DAY = "2024-05-02T06:00:00Z"  # a Thursday
TITLE = "Court closes the old harbour"
RULING = "A court closed the old harbour to fishing boats for good and gave the town two years to fill it in."
YEARS = "For almost two decades the people of Quay Street have lived with a line drawn on a map by somebody else."
VERDICT = "Some decisions are made by men who have never had to get up at four in the morning to earn a living."
DATED = "Forty skippers handed in their papers on Wednesday and left without a word to the waiting cameras."


def pool_of(article: MakeArticle, *texts: tuple[str, str]) -> Pool:
    made = [
        article(f"{number}", text, title=title, published=DAY) for number, (title, text) in enumerate(texts, start=1)
    ]
    readings = [*read(made).values()]
    return pooled(readings, [one.published.instant for one in made])


@pytest.mark.parametrize(
    ("title", "text", "start"),
    [
        pytest.param("Harbour shut", f"{RULING}\n{YEARS}", 0, id="a report begins at once"),
        pytest.param("Out of the harbour", f"{DATED}\n{YEARS}", 0, id="as does one that names the day"),
        pytest.param("A long goodbye", f"{YEARS}\n{RULING}", 1, id="an account begins behind its history"),
        pytest.param("A long goodbye", f"{YEARS}\n{DATED}", None, id="further down a day alone begins nothing"),
        pytest.param("The price of silence", f"{VERDICT}\n{YEARS}", None, id="a column nowhere"),
        pytest.param(
            "What the ruling means",
            f"Analysts expect that the ruling will hurt the town for years to come.\n{RULING}",
            None,
            id="what opens with comment",
        ),
    ],
)
def test_a_text_begins_where_it_tells_what_others_open_with(
    article: MakeArticle, title: str, text: str, start: int | None
) -> None:
    assert begun(pool_of(article, (TITLE, RULING), (TITLE, f"{RULING} Boats left."), (title, text)))[2] == start


def test_where_nothing_is_alike_every_text_begins_with_its_first_sentence(article: MakeArticle) -> None:
    assert begun(pool_of(article, ("The price of silence", VERDICT), ("A long goodbye", YEARS))) == [0, 0]


def test_what_stands_before_the_event_loses_its_place(article: MakeArticle, monkeypatch: pytest.MonkeyPatch) -> None:
    pool = pool_of(article, (TITLE, RULING), ("A long goodbye", f"{YEARS}\n{RULING}"))
    found = scores(pool)
    monkeypatch.setattr(story, "ASIDE", 0.0)
    lost = [round(before - after, 6) for before, after in zip(scores(pool), found, strict=True)]
    assert {(one.text, one.rank): lost[number] for number, one in enumerate(pool.candidates)} == {
        (0, 0): 0.0,
        (1, 0): ASIDE,
        (1, 1): 0.0,
    }


def test_of_two_openings_alike_the_wordier_gains_nothing_but_a_short_sentence_loses(article: MakeArticle) -> None:
    pool = pool_of(
        article,
        (TITLE, RULING),
        (TITLE, RULING[:-1] + " with stone."),
        (TITLE, "A court closed the harbour for good today."),
    )
    words = [one.sentence.words // 10 for one in pool.candidates]
    assert words == [2, 2, 0]
    first, second, short = scores(pool)
    assert abs(first - second) < TEN
    assert first - short > TEN


def test_the_words_of_a_column_overtake_nothing_but_what_it_counts_does(article: MakeArticle) -> None:
    four = "At least 4 people died when the plant near Aldmoor blew up."
    eight = "It was a blast that killed at least 8 people at the plant near Aldmoor and woke nobody in the ministry."
    vote = "The council will vote tonight on a plan for the quays and the fish market."
    made = [
        article("a", f"{four}\n{vote}", published=DAY),
        article(
            "b", f"{eight}\nThe plan for the quays and the fish market was born dead.", published="2024-05-02T20:00:00Z"
        ),
    ]
    pool = pooled([*read(made).values()], [one.published.instant for one in made])
    assert [outdated(pool, number) for number in (0, 1)] == [True, True]
    assert [outdated(pool, number, {1}) for number in (0, 1)] == [True, False]
