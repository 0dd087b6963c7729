"""How an article is read."""

from collections.abc import Callable

import pytest

from tasks.languages import get
from tasks.model import Article
from tasks.summarise.reading import REACH, SENTENCES, read, stems

MakeArticle = Callable[..., Article]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param(
            "ar", "والتقى الوزير بالمسؤولين في موسكو، ثم التقى 1,200 من العمال وزوار المدينة.", id="Arabic clitics"
        ),
        pytest.param(
            "en", "The mayor's forty-two boats weren't moved by 12.5 % until 1,200 people came.", id="English"
        ),
        pytest.param(
            "fr", "L'ouverture d'un port n'est pas aujourd'hui l'affaire de 3,5 millions d'habitants.", id="French"
        ),
        pytest.param("zh", "市政府星期一关闭了这座大桥。", id="a language without spaces or a file"),
    ],
)
def test_stems_are_what_the_language_itself_gives(language: str, text: str) -> None:
    rules = get(language)
    for known in ((), frozenset(rules.terms(text)), frozenset({"مسوولين", "زوار"})):
        assert stems(rules, rules.terms(text), known) == rules.keys(text, known)


def test_words_of_the_whole_story_are_known_in_each_of_its_articles(article: MakeArticle) -> None:
    one = article("a", "والزيارة تستمر أياما عدة كما قال وزير الخارجية صباح الاثنين.", language="ar")
    two = article("b", "وبرلين تستقبل الوفد مساء الاثنين في مقر الحكومة القديم.", language="ar")
    three = article("c", "عاد الوفد إلى برلين بعد ساعات من لقاء الحكومة هناك.", language="ar")
    alone, together = read([two])[two.id], read([one, two, three])[two.id]
    assert alone.sentences[0].stems[0].startswith("وبرل")
    assert together.sentences[0].stems[0].startswith("برل")


def test_a_story_in_two_languages_is_read_by_the_rules_of_each(article: MakeArticle) -> None:
    one = article("a", "The dam was opened on Tuesday by the minister of water.")
    two = article("b", "افتتح وزير الري سد وادي الزيتون صباح الثلاثاء بعد أربع سنوات.", language="ar")
    found = read([one, two])
    assert [found[each.id].language.code for each in (one, two)] == ["en", "ar"]


def test_only_the_first_part_of_an_endless_article_is_read(article: MakeArticle) -> None:
    many = article("a", "One line of the sort.\n" * 1000)
    assert len(read([many])[many.id].sentences) == SENTENCES
    wide = article("b", ("word " * 200 + "end.\n") * 400)
    assert max(one.span.start for one in read([wide])[wide.id].sentences) < REACH
