"""What a watch word finds, in which languages, and what it leaves alone."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.compose import EditionView, Heading, Watcher, marked
from tasks.compose.ranking import HEADED, OUTLETS, RECENCY, REPORTS, WATCHED
from tasks.model import Mark, StoryId, WatchGroup
from tasks.settings.watch_checks import words
from tests.unit.compose.conftest import make_article, make_story


def group(*said: str, name: str = "G") -> WatchGroup:
    return WatchGroup(name=name, words=words(list(said)))


def met(text: str, language: str, *said: str, title: str = "") -> bool:
    found = Watcher([group(*said)]).found(make_article("a", text, language=language, title=title))
    return any(one.met for one in found)


@pytest.mark.parametrize(
    ("language", "word", "text"),
    [
        pytest.param("ar", "روسيا", "وقال إن لروسيا دورا في الأزمة.", id="a preposition before an Arabic name"),
        pytest.param("ar", "روسيا", "الصين وروسيا توقعان.", id="a conjunction before it"),
        pytest.param("ar", "روسيا", "والقوات الروسية هناك.", id="the adjective of a name"),
        pytest.param("ar", "تركيا", "قال للأتراك والتركيين.", id="its plural behind clitics"),
        pytest.param("ar", "الكويت", "المنتخب الكويتي فاز.", id="the adjective of a name with an article"),
        pytest.param("ar", "روسيا", "وصل وفد إلى رُوسيا أمس.", id="vowel marks"),
        pytest.param("ar", "الدبيبه", "لقاء مع الدبيبة في طرابلس.", id="ta marbuta or ha"),
        pytest.param("ar", "الاردن", "عاد من الأردن أمس.", id="hamza or none"),
        pytest.param("ar", "حفتر", "التقى بحفتر في بنغازي.", id="the preposition ba"),
        pytest.param("ar", "السعودية", "وفد من السعودية وصل.", id="an article on both sides"),
        pytest.param("ar", "انتخابات", "موعد الانتخابات لم يحدد.", id="an article on one side"),
        pytest.param("ar", "مجلس النواب", "أقر مجلس النواب القانون.", id="an Arabic phrase"),
        pytest.param("ar", "مجلس النواب", "وقال لمجلس النواب إنه.", id="a phrase behind a preposition"),
        pytest.param("en", "election", "The elections were put off.", id="an English plural"),
        pytest.param("en", "oil port", "Two OIL ports have closed.", id="an English phrase in capitals"),
        pytest.param("en", "libya", "Libya’s parliament has met.", id="a possessive"),
        pytest.param("fr", "election", "Les élections sont reportées.", id="French accents"),
        pytest.param("fr", "état", "Le chef de l'Etat a parlé.", id="an elided article"),
        pytest.param("ru", "выборы", "О выборах ничего не сказано.", id="a Russian case"),
        pytest.param("ru", "Хафтар", "Встреча с Хафтаром прошла в Москве.", id="a Russian name in a case"),
        pytest.param("ar", "Covid-19", "قال إن فيروس COVID-19 انتشر.", id="a foreign word with a figure"),
    ],
)
def test_a_word_is_found_in_the_forms_that_its_language_gives_it(language: str, word: str, text: str) -> None:
    assert met(text, language, word)


@pytest.mark.parametrize(
    ("language", "word", "text"),
    [
        pytest.param("ar", "روسيا", "زار بيلاروسيا أمس.", id="a name inside another Arabic name"),
        pytest.param("ar", "تركيا", "وترك بيته أمس.", id="a verb of the same letters"),
        pytest.param("ar", "لبنان", "غنى فنان كبير.", id="what only looks alike without clitics"),
        pytest.param("ar", "قطر", "سقطرى جزيرة في البحر.", id="letters inside a word"),
        pytest.param("ar", "بوتين", "التين والزيتون في السوق.", id="a first letter that is no clitic of the word"),
        pytest.param("ar", "مجلس النواب", "اجتمع النواب في مجلس المدينة.", id="a phrase in another order"),
        pytest.param("en", "port", "An important report.", id="letters inside an English word"),
        pytest.param("en", "oil port", "The oil of a port.", id="a phrase with words between"),
        pytest.param("fr", "pays", "Le paysage est beau.", id="the beginning of a French word"),
        pytest.param("ru", "мир", "Мирный город.", id="a Russian word of the same root"),
    ],
)
def test_other_words_are_left_alone(language: str, word: str, text: str) -> None:
    assert not met(text, language, word)


def test_a_phrase_does_not_go_on_from_the_title_into_the_text() -> None:
    assert not met("port of the north", "en", "oil port", title="No more oil")
    assert met("It is the port of the north.", "en", "oil port", title="The last oil port")


@pytest.mark.parametrize(
    ("said", "text", "answers"),
    [
        pytest.param(("Haftar", "+Russia"), "Haftar met a guest from Russia.", True, id="both are there"),
        pytest.param(("Haftar", "+Russia"), "Haftar met a guest.", False, id="the must is missing"),
        pytest.param(("Haftar", "+Russia"), "Russia met a guest.", False, id="a must alone, where there are others"),
        pytest.param(("+Haftar", "+Russia"), "Russia met Haftar.", True, id="musts are enough where all are musts"),
        pytest.param(("Haftar", "!football"), "Haftar at a football match.", False, id="what must not be is there"),
        pytest.param(("Haftar", "Dbeibah"), "Dbeibah spoke.", True, id="one of several"),
        pytest.param(("/oil (field|port)s?/",), "Two Oil Ports closed.", True, id="a pattern"),
        pytest.param(
            ("Haftar", "!/foot ?ball/"), "Haftar at a foot ball match.", False, id="a pattern that must not be"
        ),
    ],
)
def test_a_group_is_answered_by_its_signs(said: tuple[str, ...], text: str, *, answers: bool) -> None:
    assert met(text, "en", *said) is answers


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        pytest.param("/مجلس (النواب|الدولة)/", "قال مجلس الدوله إنه.", True, id="folded as the text is"),
        pytest.param("/[أإ]ردن/", "في الأُردن اليوم.", True, id="folded inside a class"),
        pytest.param("/قضاء/", "رئيس القضاء الأعلى.", True, id="a hamza that folding drops"),
        pytest.param(r"/\Wقطر\W/", "جزيرة سقطرى.", False, id="signs stay signs"),
    ],
)
def test_patterns_are_laid_on_folded_text(pattern: str, text: str, *, found: bool) -> None:
    assert met(text, "ar", pattern) is found


def test_a_pattern_finds_what_lies_where_a_long_sentence_is_cut() -> None:
    for before in range(380, 520, 7):
        assert met("x" * before + " needle " + "y" * 700, "en", "/needle/")


def test_one_word_never_changes_what_another_finds() -> None:
    article = make_article("a", "بوتين في موسكو.", language="ar")
    for other in ("تين", "وتين", "موسكو"):
        pair = [group("بوتين", name="A"), group(other, name="B")]
        alone = [one for single in pair for one in Watcher([single]).found(article)]
        assert list(Watcher(pair).found(article)) == alone


def test_a_story_is_marked_with_the_words_as_the_page_calls_them() -> None:
    made = [
        make_article("a", "Khalifa Haftar spoke."),
        make_article("b", "Haftar spoke in Benghazi."),
        make_article("c", "A football match with Haftar in Tripoli."),
    ]
    groups = [
        group("Tripoli", "Haftar => H.", "Khalifa Haftar => H.", "Benghazi", "!football", name="Libya"),
        group("cricket", name="Sport"),
    ]
    story = make_story("s", made)
    found = marked([story], {one.id: one for one in made}, groups, told={})
    assert found == {"s": (Mark(group="Libya", words=("H.", "Benghazi")),)}
    assert marked([story], {}, groups, told={StoryId("s"): frozenset(story.articles)}) == {}


@given(st.permutations(range(4)), st.permutations(range(3)))
def test_marks_do_not_depend_on_any_order(articles: list[int], stories: list[int]) -> None:
    texts = ("حفتر في روسيا.", "وقال لروسيا كلمة.", "مباراة في روسيا.", "لا شيء.")
    made = [make_article(f"a{number}", text, language="ar") for number, text in enumerate(texts)]
    groups = [group("حفتر", "+روسيا", name="A"), group("روسيا", "!مباراة", name="B")]
    every = [make_story("all", [made[n] for n in articles]), make_story("one", [made[0]]), make_story("two", made[2:])]
    found = marked([every[n] for n in stories], {one.id: one for one in made}, groups, told={})
    assert found == {
        "all": (Mark(group="A", words=("حفتر", "روسيا")), Mark(group="B", words=("روسيا",))),
        "one": (Mark(group="A", words=("حفتر", "روسيا")), Mark(group="B", words=("روسيا",))),
    }


def briefed(briefing: Any, *, only: bool) -> Any:
    loud = [make_article(f"loud{n}", "The harbour stays open.", outlet=f"Outlet {n}") for n in range(9)]
    quiet, other = make_article("quiet", "Haftar spoke briefly."), make_article("other", "Rain fell on the hills.")
    articles = [*loud, quiet, other]
    stories = [make_story("loud", loud), make_story("quiet", [quiet]), make_story("other", [other])]
    libya = group("Haftar", name="Libya")
    edition = EditionView(
        name="daily",
        title="Daily",
        language="en",
        zone="UTC",
        watch=(libya,),
        only_watched=only,
        sections=(Heading(title="On Libya", watch=frozenset({"Libya"})),),
    )
    marks = marked(stories, {one.id: one for one in articles}, (libya,), told={})
    return briefing(stories, articles, edition=edition, marks=marks)


def test_what_is_watched_comes_first_under_its_heading_and_says_why(briefing: Any) -> None:
    made = briefed(briefing, only=False)
    assert [(entry.id, entry.section) for entry in made.stories] == [("quiet", "On Libya"), ("loud", ""), ("other", "")]
    first, second = made.stories[0], made.stories[1]
    assert first.watched == (Mark(group="Libya", words=("Haftar",)),)
    assert [(part.name, part.points) for part in first.rank.parts] == [
        ("texts", 0.0),
        ("publishers", 0.0),
        ("recency", 0.0),
        ("watch", 100.0),
        ("section", 1.0),
    ]
    assert second.rank.total == round(sum(part.points for part in second.rank.parts), 2) == 12.68


def test_an_edition_of_watched_stories_counts_what_it_leaves_out(briefing: Any) -> None:
    made = briefed(briefing, only=True)
    assert [entry.id for entry in made.stories] == ["quiet"]
    assert [(gap.kind, gap.what) for gap in made.gaps if gap.kind == "not watched"] == [
        ("not watched", "2 stories, 10 articles")
    ]


def test_the_weight_of_watching_is_more_than_all_else_can_be() -> None:
    assert REPORTS * math.log2(10**6) + OUTLETS * math.log2(10**6) + RECENCY + HEADED < WATCHED
