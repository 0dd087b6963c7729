"""Links between languages made cheaply: words all at once, many stories in columns, nothing that nobody asks for."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.dedupe import across, group, partners
from tasks.dedupe.countries import countries, names
from tasks.dedupe.large import encounters, likening, tallies
from tasks.dedupe.large.crossing import Words, sounding
from tasks.dedupe.large.encounters import Encounters
from tasks.dedupe.large.recalled import Recalled
from tasks.dedupe.marks import Reader, grams, read
from tasks.dedupe.profiles import LETTERS, SOUNDS, Profile, channels, first_texts, profiles
from tasks.dedupe.romanise import latin, sounds
from tasks.languages import get, stems
from tasks.languages.language import Language
from tasks.model import UNKNOWN_DATE, Article, ArticleId, Grouping

Make = Callable[..., Article]
Told = tuple[list[Article], dict[ArticleId, str]]
LETTERED = "abcdehiknosty'-5ßäéłабвгхцшчαβθبتثخشعوفالكسةىآאבשת中国\u0301"
VOCABULARY = st.lists(st.text(LETTERED, min_size=1, max_size=9), max_size=12)
SAID = (
    "Putin Lavrov Haftar Benghazi Nairobi Sudan Kenya election 50.7 2031 quake Ankara Türkei Schröder",
    "بوتين لافروف حفتر بنغازي نيروبي السودان كينيا انتخابات 2031 زلزال أنقرة وتركيا شرودر لبوتين",
    "Путин Лавров Хафтар Бенгази Найроби Судан Кения выборы 50,7 2031 землетрясение Анкара Турция",
)
ROWS = st.lists(
    st.sampled_from(range(3)).flatmap(
        lambda at: st.fixed_dictionaries(
            {
                "language": st.just(("en", "ar", "ru")[at]),
                "title": st.lists(st.sampled_from(SAID[at].split()), max_size=5).map(" ".join),
                "text": st.lists(st.sampled_from(SAID[at].split()), max_size=12).map(" ".join),
                "date": st.sampled_from(["", "2031-01-01", "2031-01-02T10:00Z", "2031-01-04"]),
            }
        )
    ),
    max_size=14,
)


def in_columns(grouping: Grouping, articles: Sequence[Article]) -> Grouping:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(across, "SMALL", 0)
        return across.across(grouping, articles)


@settings(deadline=None, max_examples=300)
@given(words=VOCABULARY)
def test_many_words_are_spelt_as_each_alone(words: list[str]) -> None:
    spelt = [latin(word) for word in words]
    assert latin("\n".join(words)) == "\n".join(spelt)
    assert sounds("\n".join(spelt)) == "\n".join(sounds(each) for each in spelt)


@settings(deadline=None, max_examples=100)
@given(rows=ROWS)
def test_many_stories_get_the_links_of_few_to_the_last_bit(make_one: Make, rows: list[dict[str, str]]) -> None:
    articles = sorted((make_one(str(place), **row) for place, row in enumerate(rows)), key=lambda one: one.id)
    made = group(articles)
    assert in_columns(made, articles) == made


@pytest.mark.parametrize("at_once", [pytest.param(None, id="all at once"), pytest.param(1, id="one after another")])
@pytest.mark.parametrize("dated", [pytest.param(True, id="dated"), pytest.param(False, id="undated")])
@pytest.mark.parametrize("kind", ["day", "visits"])
def test_columns_hold_the_vectors_and_find_the_pairs(
    kind: str, dated: bool, at_once: int | None, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    if at_once:
        monkeypatch.setattr(encounters, "MEETINGS", at_once)
        monkeypatch.setattr(likening, "CELLS", at_once)
    articles: list[Article] = request.getfixturevalue(kind)[0]
    if not dated:
        articles = [replace(one, published=UNKNOWN_DATE) for one in articles]
    made = group(articles)
    texts = first_texts(made.stories, {one.id: one for one in articles})
    spoken = {one.language for one in articles}
    readers = {code: Reader.of(code, [one for one in articles if one.language == code]) for code in sorted(spoken)}
    plain, met = channels(texts, readers), Encounters(texts, Recalled.of(texts, ()).spoken)
    few = profiles(made.stories, {one.id: one for one in articles}, texts, plain)
    asked = met.asked(few)
    known = partners.candidates(few)
    assert asked == [pair for pair in known if words(few, pair) >= partners.LEAST]
    assert 0 < len(asked) < len(known)
    for at in {at for pair in known for at in pair}:
        assert met.channels[SOUNDS][at] == plain[SOUNDS][at]
        assert met.channels[LETTERS][at] == plain[LETTERS][at]
    assert any(story.why.likely for story in made.stories)
    assert in_columns(made, sorted(articles, key=lambda one: one.id)) == made


def words(few: Sequence[Profile], pair: tuple[int, int]) -> float:
    one, two = (few[at] for at in pair)
    return (one.cosine(two, LETTERS) + one.cosine(two, SOUNDS)) / 2


def test_what_nobody_compares_is_not_read(make_one: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_numbers(language: Language, text: str) -> frozenset[str]:
        raise AssertionError(f"numbers of {text!r} in {language} are read")

    apart = [
        make_one("a", title="Bakery burns down 1204", language="en", date="2031-03-04"),
        make_one("b", title="تقاعد الموظفين 1204", language="ar", date="2031-03-04"),
    ]
    alike = [*apart, make_one("c", title="حفتر بوتين لافروف", language="ar", date="2031-03-04")]
    alike.append(make_one("d", title="Haftar, Putin, Lavrov", language="en", date="2031-03-04"))
    made = {len(window): group(window) for window in (apart, alike)}
    monkeypatch.setattr(Language, "numbers", read_numbers)
    for link in (across.across, in_columns):
        link(made[2], apart)
        with pytest.raises(AssertionError, match="are read"):
            link(made[4], alike)


@settings(deadline=None, max_examples=300)
@given(code=st.sampled_from(["ar", "fa", "he", "ur"]), said=VOCABULARY)
def test_a_stem_is_the_beginning_of_the_bare_word(code: str, said: list[str]) -> None:
    language = get(code)
    terms = language.terms(" ".join(said))
    for term in terms:
        if not term[0].isdigit():
            bare = stems.bare(term, language.rules, frozenset(terms))
            assert bare.startswith(stems.stem(term, language.rules, frozenset(terms)))


def test_countries_are_those_that_all_stems_would_name(day: Told) -> None:
    found = 0
    for code in ("ar", "en", "fr", "ru"):
        articles = [one for one in day[0] if one.language == code]
        reader, language = Reader.of(code, articles), get(code)
        known = {term for one in articles for term in language.terms(read(one))}
        known |= {stem for same in names(code).values() for stems_, _ in same for stem in stems_}
        for article in articles:
            said = [t for t in language.terms(read(article)) if not t[0].isdigit() and not language.is_stop(t)]
            named = countries([language.stem(term, known) for term in said], code)
            assert reader.countries(article) == named
            found += len(named)
    assert found > 20


def test_of_the_commonest_language_only_stories_that_may_meet_another_are_read(day: Told) -> None:
    articles = [one for one in day[0] if one.language == "ar"]
    articles += [one for one in day[0] if one.language == "en" and "Kenya" in f"{one.title} {one.text}"][:1]
    assert len(articles) > 8
    made = group(sorted(articles, key=lambda one: one.id))
    texts = first_texts(made.stories, {one.id: one for one in articles})
    words = Words.of(texts, Recalled.of(texts, ()).spoken)
    read = encounters.pointing(words)
    spoken = {code: [at for at, mine in enumerate(texts) if mine[0].language == code] for code in ("ar", "en")}
    assert all(read[spoken["en"]])
    assert 0 < sum(read[spoken["ar"]]) < len(spoken["ar"])
    known = channels(
        texts, {code: Reader.of(code, [one for one in articles if one.language == code]) for code in spoken}
    )
    heard = sounding(words, read)
    assert [dict(heard[at]) for at in range(len(texts)) if read[at]] == [
        dict(known[SOUNDS][at]) for at in range(len(texts)) if read[at]
    ]


@settings(deadline=None, max_examples=200)
@given(words=VOCABULARY)
def test_grams_have_codes_in_their_own_order(words: list[str]) -> None:
    spelt = [latin(word) for word in words]
    rows = tallies.grams(spelt)
    assert [list(map(tallies.gram, mine)) for mine in rows] == [list(grams(word)) if word else [] for word in spelt]
    codes = sorted(set(rows.flat.tolist()))
    assert list(map(tallies.gram, codes)) == sorted(map(tallies.gram, codes))
