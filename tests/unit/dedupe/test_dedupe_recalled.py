"""Links between languages go on from what an earlier run has read, and are those of a run from the start."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.dedupe import across, counted, group
from tasks.dedupe.large import recalled
from tasks.dedupe.large.packing import packed, unpacked
from tasks.dedupe.romanised import Letters, Romanised
from tasks.languages import get
from tasks.languages.language import Language
from tasks.model import Article, ArticleId, Grouping, Kept

Make = Callable[..., Article]
Told = tuple[list[Article], dict[ArticleId, str]]
SAID = (
    "Putin Lavrov Haftar Benghazi Nairobi Sudan Kenya South Africa election 50.7 2031 quake Ankara Türkei",
    "بوتين لافروف حفتر بنغازي نيروبي والسودان السودان كينيا جنوب انتخابات 2031 وبوتين لبوتين ولحفتر تركيا وتركيا",
    "Путин Лавров Хафтар Бенгази Найроби Судан Кения выборы 50,7 2031 землетрясение Анкара Турция",
    "פוטין לברוב חפתר לפוטין ובנגאזי בנגאזי קניה הקניה סודאן וסודאן 2031 בחירות",
)
ROWS = st.lists(
    st.sampled_from(range(4)).flatmap(
        lambda at: st.fixed_dictionaries(
            {
                "language": st.just(("en", "ar", "ru", "he")[at]),
                "title": st.lists(st.sampled_from(SAID[at].split()), max_size=5).map(" ".join),
                "text": st.lists(st.sampled_from(SAID[at].split()), max_size=12).map(" ".join),
                "date": st.sampled_from(["", "2031-01-01", "2031-01-02T10:00Z"]),
            }
        )
    ),
    min_size=1,
    max_size=14,
)
WINDOWS = st.lists(st.sets(st.integers(0, 13)), min_size=1, max_size=3)
VOCABULARY = st.sets(
    st.one_of(st.sampled_from(" ".join(SAID).split()), st.text("وفبلكسالتينبوه", min_size=1, max_size=6)), max_size=16
)


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a window be large from one story on."""
    monkeypatch.setattr(across, "SMALL", 0)
    monkeypatch.setattr(counted, "FROM", 0)


def linked(grouping: Grouping, articles: Sequence[Article], past: Sequence[Kept]) -> Grouping:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(across, "SMALL", 0)
        patch.setattr(counted, "FROM", 0)
        return across.across(grouping, articles, past=past)


@settings(deadline=None, max_examples=150)
@given(rows=ROWS, windows=WINDOWS, every=st.sampled_from([1, 3, 50]))
def test_links_of_a_run_that_goes_on_are_those_of_one_from_the_start(
    make_one: Make, rows: list[dict[str, str]], windows: list[set[int]], every: int
) -> None:
    articles = sorted((make_one(str(place), **row) for place, row in enumerate(rows)), key=lambda one: one.id)
    past: tuple[Kept, ...] = ()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recalled, "EVERY", every)
        for there in [*windows, set(range(len(articles)))]:
            window = [article for place, article in enumerate(articles) if place in there]
            made = group(window)
            gone_on = linked(made, window, past)
            assert gone_on.stories == made.stories
            past = gone_on.kept or past


@settings(deadline=None, max_examples=400)
@given(code=st.sampled_from(["ar", "he", "fa", "en"]), first=VOCABULARY, then=VOCABULARY, led=st.booleans())
def test_words_spelt_on_are_those_spelt_from_the_start(code: str, first: set[str], then: set[str], led: bool) -> None:
    read = get(code).terms
    before, fresh = Romanised(code), Romanised(code)
    known, wanted = sorted(set(read(" ".join(sorted(first))))), sorted(set(read(" ".join(sorted(then)))))
    before.number(known)
    before.settle()
    leads = before.leads if led else None
    spelt = Romanised(code, Letters(before.terms, bytes(before.says), before.letters, before.sounds, leads))
    numbers = spelt.number(wanted)
    spelt.settle([at for at, term in enumerate(known) if term not in wanted])
    fresh.number(wanted)
    fresh.settle()
    assert [spelt.letters[at] for at in numbers] == fresh.letters
    assert [spelt.sounds[at] for at in numbers] == fresh.sounds
    assert [at in spelt.naming for at in numbers] == [at in fresh.naming for at in range(len(wanted))]
    assert [spelt.sound(term) for term in known] == [fresh.sound(term) for term in known]


@pytest.mark.usefixtures("large")
def test_what_an_earlier_run_has_read_is_not_read_again(day: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    *first, last = sorted(day[0], key=lambda one: one.id)
    before = across.across(group(first), first, past=()).kept
    made = group(day[0])
    asked: list[str] = []
    terms, numbers = Language.terms, Language.numbers

    def noted(real: Callable[[Language, str], object], language: Language, text: str) -> object:
        if "\n" in text:  # not one word, nor the name of a country
            asked.append(text)
        return real(language, text)

    monkeypatch.setattr(Language, "terms", lambda language, text: noted(terms, language, text))
    monkeypatch.setattr(Language, "numbers", lambda language, text: noted(numbers, language, text))
    window = sorted(day[0], key=lambda one: one.id)
    gone_on = across.across(made, window, past=before)
    assert gone_on.stories == made.stories
    assert any(story.why.likely for story in made.stories)
    assert set(asked) == {f"{last.title}\n{last.text[:800]}"}
    assert len(asked) == 2  # its words, and its numbers


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize(
    ("gone", "came", "copied", "same"),
    [
        pytest.param(0, 0, 0, True, id="it stays where nothing came"),
        pytest.param(0, 4, 0, True, id="and where one of ten came"),
        pytest.param(0, 5, 0, False, id="it is written anew where more came"),
        pytest.param(3, 2, 0, False, id="or some came and others went"),
        pytest.param(0, 0, 5, False, id="or many came since that print what was known"),
    ],
)
def test_the_row_stays_while_the_window_is_nearly_the_same(
    day: Told, monkeypatch: pytest.MonkeyPatch, gone: int, came: int, copied: int, *, same: bool
) -> None:
    monkeypatch.setattr(recalled, "EVERY", 10)
    window = sorted(day[0], key=lambda one: one.id)[:44]
    first = window[: 44 - came]
    (row,) = across.across(group(first), first, past=()).kept
    later = [replace(one, first_seen=one.first_seen + timedelta(hours=1)) for one in window]
    copies = [replace(one, id=ArticleId(f"{one.id}-again")) for one in later[:copied]]
    then = sorted([*window[gone : 44 - came], *later[44 - came :], *copies], key=lambda one: one.id)
    (now,) = across.across(group(then), then, past=[row]).kept
    assert (now is row) == same
    assert now.articles == (row.articles if same else len(then) + len(then) // 10)


def spoilt(row: Kept, name: str, change: Callable[[Any], Any]) -> Kept:
    arrays, told = unpacked(row.content)
    return replace(row, content=packed({**arrays, name: change(arrays[name])}, told))


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(lambda row: replace(row, made_of="of other rules"), id="other rules"),
        pytest.param(lambda row: replace(row, content=row.content[:-1]), id="bytes that are missing"),
        pytest.param(lambda row: replace(row, content=b""), id="no bytes"),
        pytest.param(lambda row: spoilt(row, "ar says", lambda says: says[1:]), id="a word too few"),
        pytest.param(lambda row: spoilt(row, "ar words", lambda held: held + 9**6), id="other words"),
        pytest.param(lambda row: spoilt(row, "ar prints", lambda prints: prints[1:]), id="a text too few"),
        pytest.param(partial(replace, part="counted"), id="another part"),
    ],
)
def test_what_cannot_be_what_was_read_is_read_anew(day: Told, harm: Callable[[Kept], Kept]) -> None:
    window = sorted(day[0], key=lambda one: one.id)
    made = group(window)
    (row,) = across.across(made, window, past=()).kept
    (anew,) = across.across(made, window, past=[harm(row)]).kept
    assert anew == row
    assert across.across(made, window, past=[harm(row)]).stories == made.stories


def test_of_a_small_window_nothing_is_put_by(day: Told) -> None:
    assert across.across(group(day[0]), day[0], past=()).kept == ()
