"""The files of the search page's index: data and nothing else, found by plain lines, the same for the same articles."""

import datetime as dt
import json
import random
from dataclasses import replace
from typing import Any

import pytest

from tasks.languages import get
from tasks.languages.endings import endings
from tasks.model import ArticleId, Findable, When
from tasks.search import rules, shards
from tasks.search.packing import ascending, script
from tasks.search.terms import entries

DAY = dt.date(2031, 3, 4)
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"


def found(text: str, *, language: str = "en", number: int = 0, told: dt.date = DAY, **others: Any) -> Findable:
    fields: dict[str, Any] = {"outlet": "Post", "title": "", "published": When()} | others
    return Findable(
        edition="daily",
        told=told,
        article=ArticleId(f"{number:016x}"),
        language=language,
        text=text,
        sentences=get(language).sentences(text),
        **fields,
    )


def value(content: bytes) -> Any:
    """Read the value of a file, as a script engine would."""
    text = content.decode()
    return json.loads(text[text.index("(") + 1 : text.rindex(")")])


def files(*articles: Findable, made_of: str = "0") -> dict[str, Any]:
    return {page.path: value(page.content) for page in shards.month(articles, made_of)}


def places(letters: str) -> list[int]:
    made, place, number, unit = [], 0, 0, 1
    for letter in letters:
        bits = DIGITS.index(letter)
        number += bits % 32 * unit
        unit *= 32
        if bits < 32:
            place += number
            made.append(place)
            number, unit = 0, 1
    return made


@pytest.mark.parametrize("most", [1, 40, 3_000, 2_000_000], ids=lambda most: f"numbers up to {most}")
def test_ascending_numbers_come_back(most: int) -> None:
    chance = random.Random(most)
    for _ in range(20):
        numbers = sorted({chance.randrange(most) for _ in range(chance.randrange(1, 50))})
        assert places(ascending(numbers)) == numbers


def test_a_line_for_each_term_says_which_articles_hold_it() -> None:
    made = files(found("Ships waited."), found("The port. A ship.", number=1), found("سفينة", language="ar", number=2))
    month = made["archive/search/2031-03.js"]
    assert month["languages"] == ["ar", "en"]
    lines = dict(line.split(" ") for line in month["terms"]["en"].strip().split("\n"))
    assert {term: places(held) for term, held in lines.items()} == {"ship": [0, 1], "wait": [0], "port": [1]}
    assert month["forms"] == {"ar": "", "en": "ships ship\nwaited wait"}


def test_the_texts_of_each_day_stand_in_a_file_of_their_own() -> None:
    later = found("Other words.", number=1, told=DAY + dt.timedelta(days=1), title="T", published=When(year=2031))
    made = files(found("One sentence. Two."), later)
    assert made["archive/search/2031-03-04.js"]["articles"] == [["", "", ["One sentence.", "Two."]]]
    assert made["archive/search/2031-03-05.js"]["articles"] == [["T", "2031", ["Other words."]]]
    assert made["archive/search/2031-03.js"]["days"] == [["2031-03-04", 1], ["2031-03-05", 1]]


def test_an_article_without_an_outlet_brings_what_its_briefing_calls_it() -> None:
    made = files(found("One."), found("Two.", number=1, outlet="", called="pier.txt"))
    assert made["archive/search/2031-03-04.js"]["articles"] == [["", "", ["One."]], ["", "", ["Two."], "pier.txt"]]


def test_an_article_is_dated_by_its_day_and_else_by_the_briefing() -> None:
    dated = found("One.", published=When(year=2031, month=3, day=1))
    month = files(dated, found("Two.", number=1))["archive/search/2031-03.js"]
    assert [article[4] for article in month["articles"]] == [-3, 0]


@pytest.mark.parametrize(
    "hostile",
    ["</script><script>alert(1)</script>", "\u2028alert(1)\u2029", '");alert(1);("', "\\", "\ud800", "<!--", "\0"],
    ids=ascii,
)
def test_words_of_a_source_are_data_in_every_file(hostile: str) -> None:
    for page in shards.month([found(hostile, title=hostile, outlet=hostile)], "0"):
        text = page.content.decode()
        assert "<" not in text
        assert not {"\u2028", "\u2029"} & set(text)
        assert text.count("\n") == 1
        value(page.content)


def test_a_months_file_says_what_it_was_made_of() -> None:
    (words, _) = shards.month([found("One.")], "abc")
    assert words.content.startswith(b'mujaz.month({"made":"abc",')


def test_entries_by_their_numbers_make_the_same_files() -> None:
    told = [found("Ships waited. A ship."), found("السفينة في الميناء", language="ar", number=1)]
    held = dict(enumerate({e for one in told for e in entries("", one.text, one.language)}))
    number = {entry: at for at, entry in held.items()}
    known = [replace(one, terms=[number[e] for e in entries("", one.text, one.language)]) for one in told]
    assert [*shards.month(known, "0", held)] == [*shards.month(told, "0")]


def test_the_same_articles_give_the_same_bytes() -> None:
    made = [found(f"Word{number} harbour pier.", number=number) for number in range(50)]
    assert list(shards.month(made, "0")) == list(shards.month(made, "0"))


def test_what_the_script_knows_of_a_language_is_plain_data() -> None:
    for code in ("ar", "en", "tr", "zh", "und", "xx"):
        assert value(shards.table(code).content)["code"] == code
    told = value(shards.base().content)
    assert told.pop("any")["code"] == "und"
    assert told == json.loads(json.dumps(rules.base()))


@pytest.mark.parametrize(
    ("code", "ending", "stem"),
    [("en", "ing", ""), ("en", "y", "i"), ("ru", "ами", ""), ("fr", "s", ""), ("de", "en", "")],
)
def test_a_stemmer_says_what_it_makes_of_endings(code: str, ending: str, stem: str) -> None:
    assert endings(get(code).rules)[ending] == stem


@pytest.mark.parametrize("code", ["ar", "fa", "he", "uk", "ur", "und", "zh"])
def test_a_language_without_a_snowball_stemmer_has_no_such_table(code: str) -> None:
    assert endings(get(code).rules) == {}


def test_a_call_is_one_line() -> None:
    assert script("words", {"a": 1}) == b'mujaz.words({"a":1})\n'
