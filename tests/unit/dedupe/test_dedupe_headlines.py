"""Headlines alone: the window as their vocabulary, countries as their actors, numbers as words, tails after bars."""

from collections import Counter
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest

from tasks.dedupe import group
from tasks.dedupe.briefs import briefs
from tasks.dedupe.countries import countries
from tasks.dedupe.keys import Keyed, counting
from tasks.dedupe.nations import APART, SAME, nations
from tasks.dedupe.numbering import numbered
from tasks.dedupe.titles import bare
from tasks.languages import get
from tasks.model import Article

Make = Callable[..., Article]
Case = tuple[list[Article], list[str]]


def read_as(titles: list[str], make: Make, language: str = "ar") -> dict[str, set[str]]:
    """Give the stems that each title is compared by, beside the others."""
    articles = [make(title, title=title, language=language) for title in titles]
    made = numbered(Keyed(articles, titles))
    words, _ = briefs(made, get(language))
    return {title: {made.stems[stem] for stem in mine} for title, mine in zip(titles, words, strict=True)}


@pytest.mark.parametrize(
    ("title", "others", "stem"),
    [
        pytest.param("الوفد بطوكيو", ["طوكيو تستعد", "حفل في طوكيو"], "طوكيو", id="a preposition comes off"),
        pytest.param(
            "مباراة وبطوكيو", ["بطوكيو غدا", "طوكيو", "طوكيو تستعد"], "طوكيو", id="and a conjunction before it"
        ),
        pytest.param("كورونا يغزو فندقا", ["فندق الوفد", "في الفندق"], "فندق", id="an object's ending comes off"),
        pytest.param(
            "ألعاب القوى", ["الألعاب تبدأ", "افتتاح الألعاب"], "العاب", id="what only looks like an article stays"
        ),
        pytest.param(
            "وزير الري", ["زير في متحف", "وزير المال"], "وزير", id="a word more common than its rest stays whole"
        ),
    ],
)
def test_headlines_are_read_by_the_words_of_the_window(article: Make, title: str, others: list[str], stem: str) -> None:
    assert stem in read_as([title, *others], article)[title]


def test_a_headline_alone_keeps_its_clitic(article: Make) -> None:
    assert "بطوكيو" in read_as(["الوفد بطوكيو"], article)["الوفد بطوكيو"]


def test_readings_do_not_hang_on_the_order_of_headlines(article: Make) -> None:
    titles = ["الوفد بطوكيو", "طوكيو تستعد", "حفل في طوكيو", "وبطوكيو أيضا"]
    assert read_as(titles, article) == read_as(titles[::-1], article)


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        pytest.param("ar", "المنتخب السعودي في الرياض", {"SA"}, id="an Arabic adjective"),
        pytest.param("ar", "الروسية والفرنسي", {"RU", "FR"}, id="adjectives whose country ends in an alif"),
        pytest.param("ar", "جنوب إفريقيا", {"ZA"}, id="a country of two words"),
        pytest.param("en", "Saudi and American envoys", {"SA", "US"}, id="English adjectives"),
        pytest.param("fr", "les négociateurs russes et turcs", {"RU", "TR"}, id="French plurals"),
        pytest.param("de", "der französische Minister", {"FR"}, id="a German adjective with its ending"),
        pytest.param("ru", "российские и турецкие дипломаты", {"RU", "TR"}, id="Russian adjectives"),
        pytest.param("en", "A reunion in a jersey", set(), id="words that are also islands"),
    ],
)
def test_countries_are_told_from_their_people_too(language: str, text: str, codes: set[str]) -> None:
    assert countries(get(language).keys(text), language) == codes


def test_headlines_weigh_whose_they_are() -> None:
    from array import array

    titles = [
        "athletes of sudan fly to halden",
        "sudan athletes leave",
        "athletes of kenya fly to halden",
        "sudan votes",
    ]
    words = [array("i", [1, 2, 3]), array("i", [1, 2]), array("i", [2, 3]), array("i", [1, 9])]
    made = nations([title.split() for title in titles], [True] * 4, "en", words)
    assert made.factor(0, 1) == pytest.approx(SAME)
    assert made.factor(0, 2) == pytest.approx(APART)
    assert made.factor(0, 3) == 1.0, "the country alone in common makes nothing likelier"
    assert nations([title.split() for title in titles], [False] * 4, "en", words).factor(0, 1) == 1.0


def test_number_words_are_figures_in_a_headline_and_nothing_in_a_text(article: Make) -> None:
    told = [
        article("word", title="مقتل خمسة في انهيار جسر", language="ar"),
        article("figure", title="5 قتلى في انهيار جسر", language="ar"),
        article("text", title="مقتل خمسة", text="انهار جسر قديم صباح اليوم.", language="ar"),
    ]
    word, figure, text = Keyed(told, [one.title for one in told])
    assert "5" in word.title
    assert "5" in figure.title
    assert "5" not in text.title


def test_a_stem_of_two_numbers_is_the_lower_and_part_of_a_compound_none() -> None:
    arabic = get("ar")
    assert counting(arabic)[arabic.keys("خمسين", ())[0]] == "5"
    assert not counting(arabic)[arabic.keys("عشر", ())[0]]  # «أحد عشر»


@pytest.mark.parametrize(
    ("title", "left"),
    [
        pytest.param("Dam bursts above Port Ellen | Valley | The Post", "Dam bursts above Port Ellen", id="two tails"),
        pytest.param("Live | Dam bursts above Port Ellen", "Live | Dam bursts above Port Ellen", id="a label before"),
        pytest.param("Dam bursts - thousands flee the town", "Dam bursts - thousands flee the town", id="a dash stays"),
        pytest.param("&#171;Dam&#187; bursts", "«Dam» bursts", id="what was escaped twice is read"),
    ],
)
def test_bars_part_tails(article: Make, title: str, left: str) -> None:
    assert bare([article("a", title=title)]) == [left]


def test_windows_of_arabic_headlines_are_grouped_as_their_reader_expects(headlines: dict[str, Case]) -> None:
    right = told = expected = 0
    for name, (articles, events) in headlines.items():
        event = {one.id: each for one, each in zip(articles, events, strict=True)}
        pairs = [pair for story in group(articles).stories for pair in combinations(story.articles, 2)]
        good = sum(event[one] == event[two] for one, two in pairs)
        could = sum(count * (count - 1) // 2 for count in Counter(events).values())
        print(f"{Path(name).stem}: {good} of {could} pairs found, {len(pairs) - good} wrong")
        right, told, expected = right + good, told + len(pairs), expected + could
    print(f"pair F1 {2 * right / (told + expected):.3f}")
    assert 2 * right / (told + expected) > 0.9
