"""Of two states of a story the newer one is told."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from tasks.model import Article
from tasks.summarise.newest import outdated, repeats
from tasks.summarise.pool import Pool, pooled
from tasks.summarise.reading import read
from tasks.summarise.story import OLD, TIME, scores

MakeArticle = Callable[..., Article]
START = datetime(2024, 5, 2, 6, tzinfo=UTC)
FOUR = "At least 4 people died when the plant near Aldmoor blew up."
EIGHT = "At least 8 people died when the plant near Aldmoor blew up."
SEIZED = "Gunmen seized the tanker Northern Star on Tuesday, twenty miles off the cape, the harbour office said."
RELEASED = "Gunmen released the tanker Northern Star after three days, and all of its crew are well."
YEARS_AGO = "In 2009 a blast at the plant near Aldmoor killed 8 people."


def pool_of(article: MakeArticle, one: str, other: str, hours: float, language: str = "en") -> Pool:
    made = [
        article("a", one, language=language, published=START.isoformat()),
        article("b", other, language=language, published=(START + timedelta(hours=hours)).isoformat()),
    ]
    return pooled([*read(made).values()], [START, START + timedelta(hours=hours)])


@pytest.mark.parametrize(
    ("one", "other", "hours", "old"),
    [
        pytest.param(FOUR, EIGHT, 12, True, id="more dead, hours later"),
        pytest.param(EIGHT, FOUR, 12, True, id="fewer dead, hours later: a correction"),
        pytest.param(FOUR, EIGHT, 0.2, True, id="more dead, within minutes: the number of the dead grows"),
        pytest.param(EIGHT, FOUR, 0.2, False, id="fewer dead, within minutes: the times tell nothing"),
        pytest.param(FOUR, FOUR, 12, False, id="the same number"),
        pytest.param(
            FOUR,
            f"The mayor of the town went to the football field.\n{YEARS_AGO}",
            0.2,
            False,
            id="more dead, in the background of another year",
        ),
        pytest.param(FOUR, f"{EIGHT[:-1]}, 4 of them in the yard.", 12, False, id="a part of the newer number"),
        pytest.param(
            "Several people died when the plant near Aldmoor blew up.", EIGHT, 0.2, True, id="several, then a number"
        ),
        pytest.param(
            "The flames at Aldmoor have reached 300 hectares of forest, the fire service said.",
            "The flames at Aldmoor have reached 700 hectares of forest, the fire service said.",
            3,
            True,
            id="more of the same thing, later",
        ),
        pytest.param(
            "The council will vote tonight on a plan for the quays and the fish market.",
            "The council voted for a plan for the quays and the fish market.",
            5,
            True,
            id="announced, then done",
        ),
        pytest.param(
            "The council voted for a plan for the quays and the fish market.",
            "The council will vote tonight on a plan for the quays and the fish market.",
            5,
            False,
            id="done, then announced once more",
        ),
        pytest.param(
            "The plan for the quays and the fish market will take effect in June 2025.",
            "The council voted for a plan for the quays and the fish market.",
            5,
            False,
            id="announced for a later date",
        ),
        pytest.param(SEIZED, RELEASED, 56, True, id="without a number: what opens a text days later"),
        pytest.param(SEIZED, RELEASED, 5, False, id="without a number, in the same turn of a newsroom"),
        pytest.param(SEIZED, SEIZED, 56, False, id="without a number, the same again"),
        pytest.param(
            SEIZED, "Analysts say gunmen may seize more tankers off the cape.", 56, False, id="a comment later"
        ),
        pytest.param(FOUR, "The mayor of the town sent 9 buses to the football field.", 12, False, id="another matter"),
    ],
)
def test_a_state_is_old_once_another_text_tells_a_newer_one(
    article: MakeArticle, one: str, other: str, hours: float, old: bool
) -> None:
    pool = pool_of(article, one, other, hours)
    assert outdated(pool, 0) is old
    assert not any(outdated(pool, number) for number in range(1, len(pool.candidates)) if hours > 1)


def test_a_late_text_gains_by_its_hour_only_where_the_story_moved(article: MakeArticle) -> None:
    still = scores(pool_of(article, FOUR, FOUR, 12))
    early, late = scores(pool_of(article, FOUR, EIGHT, 12))
    assert still[0] == pytest.approx(still[1])
    assert late - early == pytest.approx(OLD + TIME, abs=0.01)


def test_an_old_state_loses_more_than_its_place_is_worth(article: MakeArticle) -> None:
    early, late = scores(pool_of(article, FOUR, EIGHT, 2))
    assert late - early == pytest.approx(OLD, abs=0.01)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        pytest.param(
            "ar",
            "يصوت البرلمان الليلة على قانون الإيجارات الجديد في جلسة علنية.",
            "أقر البرلمان قانون الإيجارات الجديد بعد نقاش دام سبع ساعات.",
            id="Arabic",
        ),
        pytest.param(
            "fr",
            "Le conseil adoptera mardi le plan vélo de la ville.",
            "Le conseil a adopté le plan vélo de la ville.",
            id="French",
        ),
        pytest.param(
            "ru",
            "Дума проголосует за закон о тишине во вторник после долгого перерыва.",
            "Дума проголосовала за закон о тишине после долгих и шумных споров.",
            id="Russian",
        ),
        pytest.param(
            "es",
            "El parlamento votará el martes la nueva ley de puertos del país.",
            "El parlamento votó por amplia mayoría la nueva ley de puertos del país.",
            id="Spanish",
        ),
    ],
)
def test_what_was_announced_is_old_in_every_language(article: MakeArticle, language: str, one: str, other: str) -> None:
    assert outdated(pool_of(article, one, other, 5, language), 0)
    assert not outdated(pool_of(article, other, one, 5, language), 0)


def test_one_number_of_dead_is_one_fact_in_whatever_words(article: MakeArticle) -> None:
    pool = pool_of(article, FOUR, "The blast in Aldmoor killed four workers of the night shift.", 1)
    one, other = pool.candidates
    assert repeats(one, other, 0.1)
    assert not repeats(one, other, 0.01), "two events may have as many dead"
    assert not repeats(one, pool_of(article, EIGHT, FOUR, 1).candidates[1], 0.0)
