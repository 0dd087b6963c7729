"""The single decisions: titles, dates, moulds, names, times, labels."""

from __future__ import annotations

from array import array
from collections.abc import Callable

import pytest

from tasks.dedupe import dates as dating
from tasks.dedupe import evidence, figures, group, moulds, neardup
from tasks.dedupe.dates import Dates, compare
from tasks.dedupe.evidence import commonest, stated
from tasks.dedupe.genres import aside
from tasks.dedupe.headings import headings
from tasks.dedupe.keys import Keyed
from tasks.dedupe.lexicon import Lexicon, taught
from tasks.dedupe.order import story_names, unique
from tasks.dedupe.relations import Relation
from tasks.dedupe.scoring import window
from tasks.dedupe.terms import Numbering, Terms
from tasks.dedupe.times import happened
from tasks.dedupe.titles import bare
from tasks.dedupe.weights import FLOOR, scores, weight
from tasks.dedupe.wording import Reader
from tasks.languages import get
from tasks.model import Article, ArticleId, Story, StoryId

Make = Callable[..., Article]
NONE: frozenset[tuple[int | None, int, int]] = frozenset()


@pytest.mark.parametrize(
    ("title", "outlet", "url", "left"),
    [
        pytest.param("Ceasefire holds - Reuters", "Reuters", "", "Ceasefire holds", id="the outlet's name goes"),
        pytest.param(
            "Ceasefire holds | BBC News",
            "",
            "https://www.bbcnews.example/1",
            "Ceasefire holds",
            id="so does the host's",
        ),
        pytest.param("هدنة في الجنوب - الجزيرة", "الجزيرة", "", "هدنة في الجنوب", id="in Arabic too"),
        pytest.param("Ceasefire holds - for now", "Reuters", "", "Ceasefire holds - for now", id="a clause stays"),
        pytest.param(
            "Well-known actor dies", "known actor dies", "", "Well-known actor dies", id="a hyphen parts nothing"
        ),
        pytest.param("- Reuters", "Reuters", "", "- Reuters", id="a title is never emptied"),
    ],
)
def test_tails_of_titles(article: Make, title: str, outlet: str, url: str, left: str) -> None:
    assert bare([article("a", title=title, outlet=outlet, url=url)]) == [left]


def test_a_tail_that_three_titles_share_is_an_outlet(article: Make) -> None:
    titles = ["Dam bursts - Gazette", "Comet seen - Gazette", "Rates held - Gazette"]
    assert bare([article(title, title=title) for title in titles[:2]]) == titles[:2]
    assert bare([article(title, title=title) for title in titles]) == ["Dam bursts", "Comet seen", "Rates held"]


def known(
    published: float | None = None, days: frozenset[dating.Day] = NONE, early: frozenset[dating.Day] = NONE
) -> Dates:
    months = frozenset((year, month) for year, month, _ in early)
    return Dates(published=published, days=days | early, early=early, months=months)


MAY = frozenset({(2025, 5, 10)})
SEPTEMBER: frozenset[dating.Day] = frozenset({(None, 9, 17)})


@pytest.mark.parametrize(
    ("one", "two", "factor", "vetoed"),
    [
        pytest.param(known(10.0), known(10.9), 1.0, False, id="within a day the texts alone decide"),
        pytest.param(known(10.0), known(12.0), 0.85, False, id="a day later they count for less"),
        pytest.param(known(10.0), known(13.0), 0.7, False, id="three days are one event's, if its words say so"),
        pytest.param(known(10.0), known(13.1), 1.0, True, id="more are another's"),
        pytest.param(
            known(10.0, days=MAY), known(10.5, days=MAY), 1.0, False, id="known publications leave stated days no say"
        ),
        pytest.param(
            known(days=MAY), known(days=MAY), dating.SHARED, False, id="a day that both state speaks for one event"
        ),
        pytest.param(
            known(days=SEPTEMBER),
            known(days=frozenset({(2023, 9, 17)})),
            dating.SHARED,
            False,
            id="an unknown year agrees with any",
        ),
        pytest.param(known(days=MAY), known(days=frozenset({(2024, 5, 10)})), 1.0, False, id="two years do not agree"),
        pytest.param(
            known(early=MAY), known(early=frozenset({(2025, 5, 17)})), 1.0, True, id="leads a week apart are two events"
        ),
        pytest.param(known(early=MAY), known(early=SEPTEMBER), 0.5, False, id="months apart speak against one event"),
        pytest.param(known(early=MAY), known(), 1.0, False, id="one date alone says nothing"),
        pytest.param(known(), known(), 1.0, False, id="no dates say nothing"),
    ],
)
def test_what_dates_say(one: Dates, two: Dates, factor: float, vetoed: bool) -> None:
    assert compare(one, two).factor == pytest.approx(factor)
    assert compare(one, two).vetoed == vetoed
    assert compare(two, one) == compare(one, two)


def test_one_outlet_naming_two_days_tells_two_days() -> None:
    monday, tuesday = frozenset({(2031, 6, 2)}), frozenset({(2031, 6, 3)})
    assert not compare(known(1.0, early=monday), known(2.0, early=tuesday)).vetoed
    assert compare(known(1.0, early=monday), known(2.0, early=tuesday), own=True).vetoed


def test_a_day_that_everybody_states_says_nothing() -> None:
    famous = [known(days=MAY) for _ in range(dating.FAMOUS + 1)]
    assert all(not one.days for one in dating.telling(famous))
    assert all(one.days for one in dating.telling(famous[1:]))


@pytest.mark.parametrize(
    ("one", "two", "is_series"),
    [
        pytest.param(
            "council adopts twelfth package", "council adopts thirteenth package", True, id="an ordinal swapped"
        ),
        pytest.param(
            "4 dead in valley flood", "8 dead in valley flood", False, id="a figure that grows is the same event"
        ),
        pytest.param("council adopts a package", "council adopts a package", False, id="one title is no series"),
        pytest.param("weather today", "weather tonight", False, id="a label is no mould"),
        pytest.param(
            "one two three four five", "one six seven eight five", False, id="three words are another sentence"
        ),
        pytest.param(
            "king condoles with president of lorrace over crash",
            "king condoles with president of meravia over floods in the south",
            True,
            id="a frame filled with other names, longer or shorter",
        ),
        pytest.param(
            "quake of 5.8 shakes lorrace", "quake of 6.1 shakes meravia", True, id="other figures and another place"
        ),
        pytest.param(
            "4 dead in valley flood", "8 dead in valley flood as dam fails", False, id="an addition is no swap"
        ),
    ],
)
def test_titles_out_of_one_mould(one: str, two: str, is_series: bool) -> None:
    assert moulds.series(one.split(), two.split()) == is_series


def texts_of(*pairs: tuple[str, str], make: Make) -> list[Terms]:
    articles = [make(title, title=title, text=text) for title, text in pairs]
    return list(map(Numbering().terms, Keyed(articles, [title for title, _ in pairs])))


VALLEY = """
The company closed the mill above the weir on Friday and sent its hands home with a letter and a week of wages.
Nobody had been told before. The loom halls were swept, the gates were chained, and a guard turned away the buses.
Unions call the closure a breach of the pact that was signed in spring, and lawyers are looking at the contract.
The town lives from the works: bakers, drivers, the school, even the swimming bath get their heat from its boilers.
A buyer from overseas looked at the machines last month and left again; what he offered was never published.
On Monday workers want to march to the town hall with their tools, and shops along the route will stay shut.
The bishop offered the cathedral for a night of prayer, and the football club the takings of its next home match.
Pensioners remember the strike that their fathers lost, and bring soup, blankets and old banners to the gates.
"""


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        pytest.param(VALLEY, True, id="texts long enough to name whom the other's headline names"),
        pytest.param(VALLEY.strip().partition("\n")[0], False, id="texts of a sentence, which leave names out"),
    ],
)
def test_a_name_that_a_text_lacks_tells_something_where_the_text_is_long(article: Make, text: str, apart: bool) -> None:
    one, two = texts_of(("Tellmann closes mill", text), ("Bergstrom closes mill", text), make=article)
    assert moulds.strangers(one, two) == apart


def test_texts_that_hold_each_others_headlines_count_for_more(article: Make) -> None:
    flood = ("Dam bursts above Port Ellen", "Thousands fled when the spillway gave way and the river took the market.")
    same = ("Thousands flee as river takes market", "A dam burst above Port Ellen after nine days of rain.")
    other = ("Dam planned above Glenmoor", "Engineers want a spillway of steel; the market for power pays for it.")
    bare = ("", "A dam burst above Port Ellen and the river took the market.")
    made = headings(texts_of(flood, same, other, bare, make=article))
    assert made.factor(0, 1) > 1.2
    assert made.factor(0, 2) == made.factor(2, 0) < 1
    assert made.factor(0, 3) > 1, "one headline is asked where the other text has none"
    assert made.factor(0, 2, added=True) < made.factor(0, 2), "a word that both headlines have is left aside"
    assert made.factor(0, 2, briefly=True) == pytest.approx(0.6 + 2 * (made.factor(0, 2) - 0.6))
    assert made.factor(0, 1, briefly=True) == pytest.approx(1.6), "no more than all of both headlines"
    assert headings(texts_of(bare, bare, make=article)).factor(0, 1) == 1


GOAL = ("Duarte strikes late against Wexcombe", "The striker scored his ninth goal of the season in stoppage time.")
EQUALISER = ("Fairholm rescue a point", "A late goal by Duarte in stoppage time earned the visitors a draw.")
KEEPER = ("Rossetti saves Tilford", "The keeper stopped a late goal of the visitors in stoppage time for a draw.")


@pytest.mark.parametrize(
    ("one", "two", "twice"),
    [
        pytest.param(GOAL, EQUALISER, True, id="two sentences that name whom the other's headline names"),
        pytest.param(GOAL, KEEPER, False, id="words of the trade alone"),
        pytest.param((GOAL[0], VALLEY), EQUALISER, False, id="a short text beside a long one"),
    ],
)
def test_what_two_short_texts_hold_of_each_others_headlines_counts_twice(
    article: Make, one: tuple[str, str], two: tuple[str, str], *, twice: bool
) -> None:
    articles = sorted((article(title, title=title, text=text) for title, text in (one, two)), key=lambda made: made.id)
    titles = [made.title for made in articles]
    (pair,) = window(articles, titles).pairs
    made = headings(list(map(Numbering().terms, Keyed(articles, titles))))
    assert pair.score == pytest.approx(pair.text * made.factor(0, 1, briefly=twice), abs=1e-8)
    assert made.factor(0, 1) != made.factor(0, 1, briefly=True), "the pair tells the two apart"


@pytest.mark.parametrize(
    ("one", "two", "borne", "factor"),
    [
        pytest.param(
            "up 0.41 to 7543.2 in 22870 deals", "down 0.87 to 7477.6 in 20140 deals", True, 0.5, id="other figures"
        ),
        pytest.param(
            "up 0.41 to 7543.2 in 22870 deals", "index at 7543.2, 101 rose, 58 fell", True, 1, id="one in common"
        ),
        pytest.param(
            "in 2030 at 13:30 on 5 May", "in 2031 at 14:30 on 6 May", True, 1, id="years, times and digits are none"
        ),
        pytest.param("", "down 0.87 to 7477.6 in 20140 deals", True, 1, id="a headline has none"),
        pytest.param("12 dead, 31 hurt, 140 aboard", "23 dead, 20 missing, 54 saved", True, 1, id="a toll that rises"),
        pytest.param(
            "12 dead, 31 hurt, 140 aboard", "23 dead, 20 missing, 54 saved", False, 0.5, id="tolls of other headlines"
        ),
    ],
)
def test_reports_that_are_mostly_figures_are_told_apart_by_them(
    article: Make, one: str, two: str, factor: float, *, borne: bool
) -> None:
    numbering = Numbering()
    articles = [article(text, title="Close", text=text) for text in (one, two)]
    terms = list(map(numbering.terms, Keyed(articles, ["Close", "Close"])))
    assert figures.factor(*figures.figures(terms, numbering.known(), get("en")), borne=borne) == factor


@pytest.mark.parametrize(
    ("title", "url", "is_aside"),
    [
        pytest.param("Opinion: The bridge fell because we let it", "", True, id="a column says so before its title"),
        pytest.param("The bridge fell because we let it | Opinion", "", True, id="or behind it"),
        pytest.param("رأي: جسر كلدر لم تسقطه العاصفة وحدها", "", True, id="in Arabic"),
        pytest.param("DIRECT. Procès Weft: le jugement", "", True, id="a French page that runs along"),
        pytest.param("Weft verdict - live: judge reads the sentence", "", True, id="an English one"),
        pytest.param("Bridge", "https://post.example/opinion/bridge", True, id="a part of the site"),
        pytest.param("Public opinion: bridge unsafe, poll says", "", False, id="an opinion that is news"),
        pytest.param("Live bomb found under bridge", "https://post.example/opinion", False, id="a word is no label"),
        pytest.param("Bridge", "https://[post/opinion/bridge", False, id="what is no address lies nowhere"),
    ],
)
def test_what_does_not_head_a_story(article: Make, title: str, url: str, is_aside: bool) -> None:
    assert aside(article("a", title=title, url=url)) == is_aside


def test_a_term_rarer_than_the_floor_weighs_no_more() -> None:
    assert weight(1, 10_000) == weight(50, 10_000) == weight(1, 300)
    assert weight(300, 10_000) < weight(50, 10_000)
    assert weight(1, 5) > weight(5, 5)
    assert pytest.approx(0.01) == FLOOR


def test_alike_sets_score_near_one_and_strangers_below_nothing() -> None:
    sets = [array("i", [1, 2, 3]), array("i", [1, 2, 3]), array("i", [4, 5])]
    [[same, other], [another], []] = scores(sets, [[1, 2], [2], []])
    assert same > 0.9
    assert other == another < 0.1


@pytest.mark.parametrize(
    ("short", "long", "count"),
    [
        pytest.param(range(40), range(60), 1, id="a text cut by a third is the text"),
        pytest.param(range(10), range(100), 2, id="a quoted sentence is no reprint"),
        pytest.param([*range(20), *range(100, 120)], range(40), 2, id="half of another text is another text"),
    ],
)
def test_runs_of_three_tell_reprints(short: range, long: range, count: int) -> None:
    stems = {0: array("i", short), 1: array("i", long)}
    assert len(neardup.texts([0, 1], stems, {0: "a", 1: "b"}, frozenset())) == count


def ids(*names: str) -> list[ArticleId]:
    return [ArticleId(name) for name in names]


@pytest.mark.parametrize(
    ("groups", "earlier", "names"),
    [
        pytest.param([ids("b", "a")], {}, ["b"], id="a new story is named after its first article"),
        pytest.param([ids("z", "a", "b")], {"a": ids("a", "b")}, ["a"], id="a grown story keeps its name"),
        pytest.param(
            [ids("a"), ids("b", "c")], {"a": ids("a", "b", "c")}, ["!", "a"], id="a split leaves the name with most"
        ),
        pytest.param(
            [ids("a"), ids("b")], {"a": ids("a", "b")}, ["a", "b"], id="a tie goes to the article of that name"
        ),
        pytest.param(
            [ids("a", "b", "c")], {"a": ids("a"), "b": ids("b", "c")}, ["b"], id="a merger keeps the larger's name"
        ),
    ],
)
def test_names_of_stories(groups: list[list[ArticleId]], earlier: dict[str, list[ArticleId]], names: list[str]) -> None:
    got = story_names(groups, {StoryId(name): members for name, members in earlier.items()})
    assert len(set(got)) == len(got)
    assert [name if name in {"a", "b", "z"} else "!" for name in got] == names


def test_of_one_article_seen_twice_the_later_sight_counts(article: Make) -> None:
    first = article("a", title="Dam bursts")
    later = Article(
        **{
            **{f: getattr(first, f) for f in first.__dataclass_fields__},
            "title": "Dam burst",
            "first_seen": first.first_seen.replace(year=2032),
        }
    )
    assert (
        [one.title for one in unique([later, first])] == [one.title for one in unique([first, later])] == ["Dam burst"]
    )


@pytest.mark.parametrize(
    ("text", "date", "language", "iso"),
    [
        pytest.param("He came on 10 May 2025.", "2025-05-12", "en", "2025-05-12", id="publication before all"),
        pytest.param("He came on 10 May 2025.", "", "en", "2025-05-10", id="else the day a lead states"),
        pytest.param(
            "التقاه في 17 سبتمبر الجاري.", "", "ar", "--09", id="of a day of this month only the month is the story's"
        ),
        pytest.param("He has been there since 2019.", "", "en", "", id="a bare year is background"),
        pytest.param("A. B. C. D. It began on 3 March 2001.", "", "en", "", id="a day far down is background"),
    ],
)
def test_when_a_story_happened(article: Make, text: str, date: str, language: str, iso: str) -> None:
    text = text.replace(". ", ".\n")
    assert happened([article("a", text=text, date=date, language=language)]).iso == iso


def test_dates_are_shared_from_two_texts_on(article: Make) -> None:
    one = article("a", text="On 17 September 2023 they met.")
    assert stated([one]) == ()
    assert stated([one, article("b", text="It was 17 September.")]) == ("2023-09-17",)


def test_the_commonest_spelling_is_given_and_ties_are_settled() -> None:
    assert commonest({"Haftar": 1, "Hifter": 2}) == "Hifter"
    assert commonest({"Hifter": 1, "Haftar": 1}) == "Haftar"


def _names(article: Article) -> set[str]:
    language = get(article.language)
    (read,) = Reader(language, Lexicon(language, taught([article], language), frozenset())).wordings([article])
    return {spelling for spellings in read.names.values() for spelling in spellings}


def test_names_are_told_from_common_words_by_their_form(article: Make) -> None:
    english = article("a", text="On Monday General Tamsin flew to Sadra. Soldiers dug. The general met Orlan.")
    found = _names(english)
    assert {"Tamsin", "Sadra", "Orlan"} <= found
    assert "Soldiers" not in found
    arabic = article("b", text="استقبل بوتين قائد الجيش في موسكو. وقال القائد إن استقبال بوتين له مهم.", language="ar")
    found = _names(arabic)
    assert {"بوتين", "موسكو"} <= found
    assert not {"قائد", "استقبل", "استقبال"} & found


def test_a_story_lives_over_days_and_keeps_its_name(article: Make) -> None:
    title = "Dam above Port Ellen bursts after nine days of rain"
    text = (
        "The dam above Port Ellen burst at dawn after nine days of rain. Water reached the market within forty minutes."
    )
    earlier: tuple[Story, ...] = ()
    seen: list[Article] = []
    names = set()
    for day in range(1, 5):
        seen.append(
            article(f"day {day}", title=title, text=f"{text} Day {day} of the flood.", date=f"2031-03-0{9 - day}")
        )
        earlier = group(seen, earlier=earlier).stories
        names.add(earlier[0].id)
    assert len(earlier) == 1
    assert len(names) == 1


@pytest.mark.parametrize(
    ("likely", "names", "others"),
    [
        pytest.param("A b C", "A C", "", id="what is no name is neither told nor kept from the terms"),
        pytest.param("a b", "", "", id="so it is where none is a name"),
        pytest.param("A b", "A", "", id="and behind the last one"),
        pytest.param("A B C D E f G", "A B C D E", "f G", id="behind as many as are told nobody asks"),
    ],
)
def test_names_are_chosen_from_what_looks_like_one(likely: str, names: str, others: str) -> None:
    assert evidence.chosen(likely.split(), str.isupper) == (tuple(names.split()), tuple(others.split()))


@pytest.mark.parametrize(
    ("relation", "mean", "reason"),
    [
        pytest.param(Relation(pairs=1, best=0.1), 0.1, "below threshold", id="texts with little in common"),
        pytest.param(Relation(pairs=1, best=0.1), 0.2, "headlines, actors or figures", id="texts alike, the rest not"),
        pytest.param(Relation(pairs=4, best=0.2), 0.1, "average below threshold", id="one pair near enough"),
        pytest.param(Relation(pairs=2, best=-1, published=1), 0.3, "publication dates", id="published far apart"),
        pytest.param(Relation(pairs=2, best=-1, stated=2), 0.3, "stated dates", id="of other days"),
    ],
)
def test_what_kept_two_stories_apart_is_what_did(relation: Relation, mean: float, reason: str) -> None:
    assert relation.verdict(mean) == reason
