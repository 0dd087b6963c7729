"""What is taken from a ranking, what is refused, and when it is enough."""

from collections.abc import Callable

import pytest

from tasks.model import Article
from tasks.summarise.features import support
from tasks.summarise.order import reading_order
from tasks.summarise.picking import Budget, Habits, pick
from tasks.summarise.pool import LARGEST, Pool, pooled
from tasks.summarise.reading import read
from tasks.summarise.story import heard, penalty

MakeArticle = Callable[..., Article]
LINES = [
    "The ferry sank near the island before dawn with ninety people on board.",
    "However, nobody on the quay knew of the storm that came into the bay.",
    "The ferry sank near the island before dawn with ninety on board, police said.",
    "Divers from three towns searched the wreck until the evening for survivors.",
]
HABITS = Habits(cap=0.3, soft=0.0, leaning=frozenset({"open"}))


@pytest.fixture
def pool(article: MakeArticle) -> Pool:
    made = article("a", "\n".join(LINES))
    found = pooled([*read([made]).values()], [None])
    assert [one.opening for one in found.candidates][1] == "open"
    return found


def chosen(pool: Pool, scores: list[float], budget: Budget, habits: Habits = HABITS) -> list[int]:
    return pick(pool, scores, budget, habits)


def test_what_is_said_already_is_refused(pool: Pool) -> None:
    assert chosen(pool, [4, 0, 3, 2], Budget(sentences=2)) == [0, 3]
    assert chosen(pool, [4, 0, 3, 2], Budget(sentences=2), Habits(cap=2.0, soft=0.0, leaning=frozenset())) == [0, 2]


def test_a_soft_cap_puts_likeness_behind(pool: Pool) -> None:
    assert chosen(pool, [4, 0, 3, 2.9], Budget(sentences=2), Habits(cap=2.0, soft=1.0, leaning=frozenset())) == [0, 3]


def test_a_sentence_that_leans_waits_for_the_one_before_it(pool: Pool) -> None:
    assert chosen(pool, [1, 9, 0, 5], Budget(sentences=3)) == [3, 0, 1]
    assert chosen(pool, [1, 9, 0, 5], Budget(sentences=1)) == [3]


def test_ties_go_to_the_earlier_sentence(pool: Pool) -> None:
    assert chosen(pool, [1, 1, 1, 1], Budget(sentences=4)) == [0, 1, 3]


def test_words_are_taken_as_long_as_they_bring_the_summary_nearer(pool: Pool) -> None:
    sizes = [one.sentence.words for one in pool.candidates]
    assert chosen(pool, [4, 3, 2, 1], Budget(words=sizes[0] + 0.4 * sizes[1])) == [0]
    assert chosen(pool, [4, 3, 2, 1], Budget(words=sizes[0] + 0.6 * sizes[1])) == [0, 1]


def test_texts_are_read_in_the_order_of_their_best_sentence_and_each_in_its_own(article: MakeArticle) -> None:
    made = [article("a", "\n".join(LINES)), article("b", "\n".join(LINES))]
    found = pooled([*read(made).values()], [None, None]).candidates
    picked = [found[6], found[3], found[4], found[0]]
    assert [one.name for one in reading_order(picked, head=1)] == [("b", 0), ("b", 2), ("a", 0), ("a", 3)]


def test_the_text_of_the_headline_is_read_first_if_its_opening_was_chosen(article: MakeArticle) -> None:
    made = [article("a", "\n".join(LINES)), article("b", "\n".join(LINES))]
    found = pooled([*read(made).values()], [None, None]).candidates
    assert [one.name for one in reading_order([found[4], found[0]], head=0)] == [("a", 0), ("b", 0)]
    assert [one.name for one in reading_order([found[4], found[3]], head=0)] == [("b", 0), ("a", 3)]


def test_a_headline_text_that_opens_by_leaning_on_something_does_not_begin_the_summary(article: MakeArticle) -> None:
    made = [article("a", LINES[1]), article("b", LINES[0])]
    found = pooled([*read(made).values()], [None, None]).candidates
    assert [one.opening for one in found] == ["open", "plain"]
    assert [one.name for one in reading_order([found[1], found[0]], head=0)] == [("b", 0), ("a", 0)]


def test_a_large_story_keeps_the_first_sentences_of_every_text(article: MakeArticle) -> None:
    long = "\n".join(f"Number {n} of the stations was opened by the mayor on a rainy day." for n in range(90))
    made = [article(f"a{n}", long) for n in range(10)]
    found = pooled([*read(made).values()], [None] * 10)
    assert len(found.candidates) == LARGEST
    assert {one.rank for one in found.candidates} == set(range(LARGEST // 10))
    assert {one.text for one in found.candidates} == set(range(10))


def test_a_voice_that_nobody_else_reports_weighs_like_comment() -> None:
    assert penalty("plain", 0.0, 1.0) == 0
    assert penalty("speech", 1.0, 1.0) == pytest.approx(0.1)
    assert penalty("speech", 0.0, 1.0) == pytest.approx(penalty("comment", 1.0, 1.0))
    assert penalty("comment", 0.0, 1.0) > penalty("comment", 1.0, 1.0)
    assert penalty("speech", 0.0, 0.0) == pytest.approx(0.1), "beside a brief, silence means nothing"


def test_what_others_say_of_the_rest_of_a_text_tells_whether_their_silence_means_something(
    article: MakeArticle,
) -> None:
    long = "\n".join([LINES[0], "The minister of ports said that the crew had not been warned at all.", LINES[3]])
    made = [article("a", long), article("b", LINES[0]), article("c", f"{LINES[0]}\n{LINES[3]}")]

    def hearing(articles: list[Article]) -> float:
        pool = pooled([*read(articles).values()], [None] * len(articles))
        return heard(pool, support([one.text for one in pool.candidates], pool.near, len(articles)))[0]

    assert hearing(made[:2]) < 0.3
    assert hearing(made[::2]) > 0.9


def test_inside_one_text_likeness_counts_half(pool: Pool) -> None:
    strict = Habits(cap=0.3, soft=0.0, leaning=frozenset(), own=0.3)
    assert chosen(pool, [4, 0, 3, 2], Budget(sentences=2), strict) == [0, 2]


def test_two_that_say_one_thing_in_other_words_are_refused_all_the_same(pool: Pool) -> None:
    habits = Habits(
        cap=0.9, soft=0.0, leaning=frozenset(), repeats=lambda one, other, _: {one.rank, other.rank} == {0, 2}
    )
    assert chosen(pool, [4, 0, 3, 2], Budget(sentences=2), habits) == [0, 3]
