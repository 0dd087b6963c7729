"""When an article was published: what may say so, in which order, and what is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tasks.model import Article, Hints

Made = Callable[..., Article]
PROSE = "أعلنت السلطات المحلية أن فرق الإنقاذ وصلت يوم 3 مارس 2021 إلى المناطق المتضررة من السيول صباحا."


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        pytest.param("2024-05-03T14:05:00+02:00", "2024-05-03T14:05+02:00", id="as the internet prints it"),
        pytest.param("Fri, 03 May 2024 14:05:00 GMT", "2024-05-03T14:05Z", id="as mails print it"),
        pytest.param("10 ماي 2025", "2025-05-10", id="in words, of the Maghreb"),
        pytest.param("1714745100", "2024-05-03T14:05Z", id="in seconds since 1970"),
        pytest.param("1714745100000", "2024-05-03T14:05Z", id="in milliseconds since 1970"),
        pytest.param("2024-05", "2024-05", id="a month is better than nothing"),
        pytest.param("soon", "", id="what is no date is none"),
    ],
)
def test_a_source_may_say_the_date(made: Made, said: str, iso: str) -> None:
    article = made(PROSE, hints=Hints(published=said))
    assert (article.published.iso, article.published.evidence) == (iso, "metadata" if iso else "none")
    assert ("no date" in article.extraction.notes) == (not iso)


@pytest.mark.parametrize(
    ("where", "iso"),
    [
        pytest.param("s/2023-01-31-flood.txt", "2023-01-31", id="at the front"),
        pytest.param("s/flood_20230131.txt#3", "2023-01-31", id="at the end, without dashes"),
        pytest.param("2023-01-31/flood.txt", "", id="not in the folder's name"),
        pytest.param("s/a20230131b.txt", "", id="not in the midst of a name"),
        pytest.param("s/2023-02-31.txt", "", id="not a day that no calendar has"),
        pytest.param("s/000_7ce1e00b5808e1dd.txt", "", id="not digits of a hash"),
        pytest.param("s/a.txt", "", id="and never the text itself"),
    ],
)
def test_a_file_name_may_say_the_date(made: Made, where: str, iso: str) -> None:
    article = made(PROSE, where=where)
    assert (article.published.iso, article.published.evidence) == (iso, "file name" if iso else "none")


@pytest.mark.parametrize(
    ("said", "head", "evidence"),
    [
        pytest.param("2024-05-03", "10 مايو 2025", "metadata", id="the source goes before the head of the text"),
        pytest.param("2024-05", "10 مايو 2025", "text", id="but a day goes before a month"),
        pytest.param("", "10 مايو 2025", "text", id="the head goes before the file name"),
        pytest.param("", "", "file name", id="which comes last"),
    ],
)
def test_of_several_dates_the_best_founded_counts(made: Made, said: str, head: str, evidence: str) -> None:
    article = made(f"{head}\n{PROSE}\n{PROSE}", where="2023-01-31.txt", hints=Hints(title="وصول", published=said))
    assert article.published.evidence == evidence


@pytest.mark.parametrize(
    ("stated", "kept", "noted"),
    [
        pytest.param("2026-11-22T06:05Z", "2026-11-22T06:05Z", False, id="a clock may be a few minutes ahead"),
        pytest.param("2026-11-22T09:00Z", "2026-11-22", False, id="of a time that is still to come the day is kept"),
        pytest.param("2026-11-22T23:00+03:00", "2026-11-22", False, id="by the zone that it names"),
        pytest.param("2026-11-23T05:00Z", "", True, id="a moment of tomorrow is no date"),
        pytest.param("2026-11-23T00:30+14:00", "", True, id="nor is one where a day begins first"),
        pytest.param("2026-11-22", "2026-11-22", False, id="today is a day"),
        pytest.param("2026-11-23", "", True, id="a day that has begun nowhere is none"),
        pytest.param("2099-01-01", "", True, id="nor is another century"),
        pytest.param("1989-12-31", "", True, id="nor a day before the web"),
        pytest.param("1990-01-01", "1990-01-01", False, id="its first day may be"),
        pytest.param("9999-12-31T23:59:59-12:00", "", True, id="the last hour of the calendar"),
        pytest.param("0001-01-01T00:00:00+12:00", "", True, id="and its first"),
    ],
)
def test_only_a_plausible_day_counts(made: Made, stated: str, kept: str, noted: bool) -> None:
    article = made(PROSE, hints=Hints(published=stated))
    assert article.published.iso == kept
    assert ("implausible date" in article.extraction.notes) is noted


def test_an_implausible_date_gives_way_to_a_plausible_one(made: Made) -> None:
    article = made(PROSE, where="2023-01-31.txt", hints=Hints(published="2099-01-01"))
    assert article.published.iso == "2023-01-31"
    assert "implausible date" not in article.extraction.notes


def test_an_address_may_hold_the_day(made: Made) -> None:
    article = made(PROSE, hints=Hints(url="https://n.example/2024/5/3/flood"))
    assert article.published.iso == "2024-05-03"


def test_the_line_that_holds_the_date_is_not_part_of_the_text(made: Made) -> None:
    article = made(f"وصول فرق الإنقاذ للمدينة\n10 مايو 2025\n{PROSE}")
    assert (article.title, article.text) == ("وصول فرق الإنقاذ للمدينة", PROSE)
    assert article.published.quote == "10 مايو 2025"


def test_dates_stated_in_the_text_are_marked_there_and_stay_few(made: Made) -> None:
    article = made("\n".join(f"{PROSE} {number}" for number in range(2000)))
    assert len(article.mentions) == 200
    for mention in article.mentions:
        assert mention.when.start is not None
        assert article.text[mention.when.start : mention.when.end] == mention.when.quote


ENGLISH = "Rescue teams reached the flooded villages on Sunday morning after two days of heavy rain, officials said."
TITLE = "Rescue teams reach the valley"


@pytest.mark.parametrize(
    ("lines", "iso", "quote"),
    [
        pytest.param([TITLE, "Published: May 3, 2024", ENGLISH], "2024-05-03", "Published: May 3, 2024", id="a label"),
        pytest.param(
            [TITLE, "By Jane Marlow", "Published: 2024-05-03 14:00", ENGLISH],
            "2024-05-03T14:00", "Published: 2024-05-03 14:00", id="below the author, in the standard form",
        ),
        pytest.param(
            [TITLE, "The Harbour Post of East Wick - Published 3 May 2024", ENGLISH],
            "2024-05-03", "The Harbour Post of East Wick - Published 3 May 2024", id="after the outlet's name",
        ),
        pytest.param(
            [TITLE, "Updated: 5 May 2024", "Published: 3 May 2024", ENGLISH],
            "2024-05-03", "Published: 3 May 2024", id="published goes before updated, wherever it stands",
        ),
        pytest.param(
            [TITLE, "Updated: 5 May 2024", "3 May 2024", ENGLISH],
            "2024-05-03", "3 May 2024", id="so does a line that is a date",
        ),
        pytest.param(
            [TITLE, "1 June 2024", "Published: 3 May 2024", ENGLISH],
            "2024-05-03", "Published: 3 May 2024", id="but what says published goes before that",
        ),
        pytest.param([TITLE, "Updated: 5 May 2024", ENGLISH], "2024-05-05", "Updated: 5 May 2024", id="updated alone"),
        pytest.param(
            [TITLE, *[ENGLISH] * 14, "Published: 3 May 2024"], "2024-05-03", "Published: 3 May 2024", id="at the foot"
        ),
        pytest.param(
            [TITLE, *[ENGLISH] * 14, "Published: 3 May 2024", "Published: 4 May 2024"], "", "",
            id="at the foot not if there are two days",
        ),
        pytest.param(
            [TITLE, *[ENGLISH] * 3, "Read also:", "Bridge closed after flood", "Published: 3 May 2024"], "", "",
            id="not that of another article below",
        ),
        pytest.param(
            [TITLE, *[ENGLISH] * 3, "3 comments", "Jane Marlow", "Posted on: 3 May 2024"], "", "",
            id="not that of a comment",
        ),
        pytest.param(
            [TITLE, "3 comments", "Published: 3 May 2024", ENGLISH], "2024-05-03", "Published: 3 May 2024",
            id="a count of comments at the head ends nothing",
        ),
        pytest.param([TITLE, "Photo: Jane Marlow, 3 May 2024", ENGLISH], "", "", id="not that of a picture"),
        pytest.param([TITLE, "Published: 5/6/2024", ENGLISH], "", "", id="not one that can be read two ways"),
    ],
)  # fmt: skip
def test_a_line_that_is_not_the_text_may_say_the_date(made: Made, lines: list[str], iso: str, quote: str) -> None:
    article = made("\n".join(lines), hints=Hints(language="en"))
    assert (article.published.iso, article.published.quote) == (iso, quote)
    assert article.published.evidence == ("text" if iso else "none")
    assert ("no date" in article.extraction.notes) == (not iso)
    assert article.title == TITLE
    assert quote not in article.text.split("\n")


def test_a_title_is_not_dropped_for_the_date_beside_it(made: Made) -> None:
    title = "Bakers of the old harbour on strike - published 3 May 2024"
    assert made(f"{title}\n{ENGLISH}", hints=Hints(language="en")).title == title


@pytest.mark.parametrize(
    ("line", "body", "hints"),
    [
        pytest.param("Jane Marlow, 3 May 2024", ENGLISH, Hints(authors=("Jane Marlow",)), id="of a known author"),
        pytest.param("بقلم: أحمد بن سالم، 3 مايو 2024", PROSE, Hints(), id="that says by whom"),
        pytest.param("Reading time: 3 min - 3 May 2024", ENGLISH, Hints(), id="that says how long it is"),
    ],
)
def test_a_line_left_out_for_another_reason_is_read_for_its_date(
    made: Made, line: str, body: str, hints: Hints
) -> None:
    article = made(f"{line}\n{body}\n{body}", hints=hints)
    assert [one.line for one in article.extraction.dropped] == [line]
    assert (article.published.iso, article.published.quote) == ("2024-05-03", line)
