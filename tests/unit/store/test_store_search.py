"""Search by folded words and stems; whatever is typed, it finds or finds nothing, and never fails."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.errors import UsageError
from tasks.model import Extracted
from tasks.search.terms import Terms, terms
from tasks.store import Store, fulltext

PLACES = ("seeds/bridge.txt", "seeds/bridge-2.txt", "seeds/port.txt", "seeds/école.txt")


@pytest.fixture(scope="module", params=["with the full-text index", "without it"])
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, make: Any) -> Iterator[Store]:
    """Four articles in three languages, in a database with FTS5 and in one that has none. Not to be written to."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "without it":
            patch.setattr(fulltext, "create", lambda _connection: None)
        opened = Store.open(f"sqlite:///{tmp_path_factory.mktemp('library')}/store.sqlite")
    with opened as store:
        documents = [make.document(place) for place in PLACES]
        codes = {"seeds/école.txt": ("fr", "Le Jour"), "seeds/port.txt": ("en", "Herald")}
        made = []
        for document in documents:
            language, outlet = codes.get(document.where, ("ar", ""))
            made.append(make.article(document, language=language, outlet=outlet))
        store.add_extracted(store.add_documents(documents), Extracted(articles=tuple(made)), "1")
        store.save_grouping(make.grouping(make.story((made[2],), name="s")))
        yield store


def found(store: Store, query: str, **narrowed: Any) -> set[str]:
    return {hit.article.where.removeprefix("seeds/").removesuffix(".txt") for hit in store.search(query, **narrowed)}


@pytest.mark.parametrize(
    ("query", "places"),
    [
        pytest.param("روسيا", {"bridge"}, id="a name finds itself with a clitic"),
        pytest.param("وبروسيا", {"bridge"}, id="with other clitics it finds the same"),
        pytest.param("الروسية", {"bridge"}, id="an adjective finds its noun"),
        pytest.param("السعوديين", {"bridge-2"}, id="and another form of it"),
        pytest.param("port lang:en", {"port"}, id="a language in the query"),
        pytest.param("port lang:fr", set(), id="another language"),
        pytest.param("port outlet:herald", {"port"}, id="an outlet in the query, capitals do not matter"),
        pytest.param("port outlet:her", set(), id="half a word of its name is not its name"),
        pytest.param('lundi outlet:"le jour"', {"école"}, id="an outlet of two words"),
        pytest.param("lundi outlet:herald outlet:jour", {"école"}, id="any of two outlets"),
        pytest.param("outlet:herald", {"port"}, id="an outlet alone"),
        pytest.param("the outlet:herald", set(), id="a stop word finds nothing beside it either"),
        pytest.param("port from:2026-03-04 to:2026-03-04", {"port"}, id="a day in the query"),
        pytest.param("port from:2026-03 to:2026", {"port"}, id="a month, a year"),
        pytest.param("port to:2026-02", set(), id="until the end of a month before"),
        pytest.param("جسر من:٢٠٢٦ لغة:ar", {"bridge", "bridge-2"}, id="in Arabic words and digits"),
        pytest.param("port note:this", set(), id="what is no field is words"),
        pytest.param("سعودية", {"bridge-2"}, id="a first letter that might be a clitic hides nothing"),
        pytest.param("السعودي", {"bridge-2"}, id="with the article neither"),
        pytest.param("الجسر", {"bridge", "bridge-2"}, id="with the article it finds it without"),
        pytest.param("جِسْر", {"bridge", "bridge-2"}, id="vowel marks do not matter"),
        pytest.param("افتتاح", {"bridge"}, id="a word of one text"),
        pytest.param("إفتتاح", {"bridge"}, id="hamza does not matter"),
        pytest.param("سكان الضفتين", {"bridge-2"}, id="every word must be there"),
        pytest.param("سكان البلدية", set(), id="words of different texts are not one answer"),
        pytest.param("PORT", {"port"}, id="capitals do not matter"),
        pytest.param("ship wait", {"port"}, id="other forms of a word"),
        pytest.param("ecole", {"école"}, id="accents do not matter"),
        pytest.param("élève", {"école"}, id="nor do plurals"),
        pytest.param('"three days"', {"port"}, id="a phrase"),
        pytest.param('"days three"', set(), id="a phrase in the wrong order"),
        pytest.param("«جسرا جديدا»", {"bridge", "bridge-2"}, id="a phrase between Arabic quotation marks"),
        pytest.param("“three days”", {"port"}, id="or curly ones"),
        pytest.param("the", set(), id="a stop word alone finds nothing"),
        pytest.param("the port", {"port"}, id="beside another it is passed over"),
        pytest.param("", set(), id="nothing finds nothing"),
        pytest.param('"', set(), id="a lone quotation mark"),
        pytest.param('port"', {"port"}, id="a stray quotation mark"),
        pytest.param("port OR", {"port"}, id="an operator is a word like others, and a stop word"),
        pytest.param("port NOT storm", {"port"}, id="so is its opposite"),
        pytest.param("port* (ZEBRA^ -title:storm) %_", set(), id="so are all the signs of query languages"),
        pytest.param("port'; DROP TABLE articles; --", set(), id="and of SQL"),
        pytest.param("po%t", set(), id="a percent sign is no joker"),
        pytest.param("\x00\udce9", set(), id="nor do odd characters matter"),
    ],
)
def test_a_query_finds(library: Store, query: str, places: set[str]) -> None:
    assert found(library, query) == places


@pytest.mark.parametrize(
    ("query", "narrowed", "places"),
    [
        pytest.param("lundi", {"language": "fr"}, {"école"}, id="in its language"),
        pytest.param("lundi", {"language": "en"}, set(), id="not in another"),
        pytest.param("port", {"outlet": "Herald"}, {"port"}, id="of an outlet"),
        pytest.param("port", {"outlet": "Le Jour"}, set(), id="not of another"),
        pytest.param("port", {"since": date(2026, 3, 4), "until": date(2026, 3, 4)}, {"port"}, id="on its day"),
        pytest.param("port", {"since": date(2026, 3, 5)}, set(), id="not after it"),
        pytest.param("port", {"until": date(2026, 3, 3)}, set(), id="not before it"),
        pytest.param("جسر", {"limit": 1}, {"bridge"}, id="no more than asked for"),
    ],
)
def test_a_search_can_be_narrowed(library: Store, query: str, narrowed: dict[str, Any], places: set[str]) -> None:
    assert len(found(library, query, **narrowed)) == len(places)
    if "limit" not in narrowed:
        assert found(library, query, **narrowed) == places


@pytest.mark.parametrize("query", ["from:yesterday", "to:2026-02-30", "port from:2026-13", "to:٠"])
def test_a_day_that_is_none_is_told(library: Store, query: str) -> None:
    with pytest.raises(UsageError, match="is not a day"):
        library.search(query)


def test_a_query_and_the_options_beside_it_must_both_hold(library: Store) -> None:
    assert found(library, "port outlet:herald", outlet="Herald") == {"port"}
    assert found(library, "port outlet:herald", outlet="Le Jour") == set()


def test_a_hit_shows_the_sentence_that_answers_and_the_story(library: Store) -> None:
    (hit,) = library.search("three days")
    assert hit.sentence is not None
    assert hit.article.text[hit.sentence.start : hit.sentence.end] == "Ships had waited for three days."
    assert hit.story == "s"
    assert library.search("سكان")[0].story is None


def test_an_article_that_answers_by_its_title_alone_shows_no_sentence(library: Store) -> None:
    (hit,) = library.search("storm")
    assert hit.sentence is None


def test_the_word_as_typed_comes_before_its_kin(store: Store, make: Any) -> None:
    texts = ["وتين القلب شريان كبير يخرج من القلب.", "زار بوتين المدينة أمس ومعه وفد كبير من الوزراء والقادة."]
    texts += [f"أعلنت البلدية رقم {number} عن مشروع للطرق." for number in range(20)]  # what is rare weighs
    documents = [make.document(f"seeds/{number}.txt", text) for number, text in enumerate(texts)]
    made = tuple(make.article(document) for document in documents)
    store.add_extracted(store.add_documents(documents), Extracted(articles=made), "1")
    assert [hit.article.where for hit in store.search("بوتين")][:1] == ["seeds/1.txt"]
    assert [hit.article.where for hit in store.search("وتين")][:1] == ["seeds/0.txt"]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(st.characters(exclude_categories=()), max_size=20) | st.text('"«» OR()*^:-', max_size=10))
def test_no_query_fails(library: Store, query: str) -> None:
    library.search(query)


@settings(deadline=None, max_examples=60)
@given(text=st.text(max_size=60), code=st.sampled_from(["ar", "en", "fr", "zh", "und"]))
def test_a_text_has_as_many_terms_in_one_reading_as_in_the_other_and_no_blank_one(text: str, code: str) -> None:
    strict, loose = terms(text, code)
    assert len(strict.split(" ")) == len(loose.split(" "))
    assert strict == " ".join(strict.split())
    assert loose == " ".join(loose.split())


def test_terms_are_nothing_where_there_is_nothing() -> None:
    assert not terms("", "ar")
    assert not terms("the of", "en")
    assert terms("port", "en") == Terms("port", "port")


def test_every_article_is_indexed_once(library: Store) -> None:
    with library._engine.begin() as connection:
        indexed = fulltext.NAME if fulltext.present(connection) else "search_words"
        assert connection.execute(sa.text(f"SELECT count(*) FROM {indexed}")).scalar_one() == len(PLACES)
