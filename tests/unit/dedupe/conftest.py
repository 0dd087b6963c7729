"""Articles made by hand, those that lie under tests/data/dedupe, and the five seeds as extraction leaves them."""

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tasks.dedupe import group
from tasks.languages import get
from tasks.model import UNKNOWN_DATE, Article, ArticleId, DocumentKey, Extraction, Grouping, Kept, digest
from tests.unit.dedupe.windows import arriving, large_from

MakeArticle = Callable[..., Article]
DATA = Path(__file__).parents[2] / "data" / "dedupe"
SEEDS = Path(__file__).parents[3] / "seeds"
NOT_THE_ARTICLE = re.compile(
    r"You are currently|تعليقات الزوار|لا تعليقات|اقرأ أيضا|ملفات وتقارير|لافروف أشار إلى أن من|موسكو ــ الرأي"
)
VISITS = {"000": "2025", "004": "2025", "001": "2023", "003": "2023", "002": "2019"}  # of which each seed tells
TITLES = ("بعد زيارة مدير مكتبه", "أول لقاء بين حفتر", "بوتين يستقبل الجنرال")


def make_article(
    name: str,
    *,
    title: str = "",
    text: str = "",
    date: str = "",
    language: str = "en",
    outlet: str = "",
    url: str = "",
) -> Article:
    rules = get(language)
    text = text.strip()
    heard = (replace(m, when=replace(m.when, start=None, end=None)) for m in rules.mentions(title))
    return Article(
        id=ArticleId(digest(name)),
        document=DocumentKey(digest(title, text)),
        source="test",
        where=name,
        outlet=outlet,
        url=url,
        title=title,
        authors=(),
        published=rules.parse_date(date) if date else UNKNOWN_DATE,
        mentions=(*heard, *rules.mentions(text)),
        first_seen=datetime(2031, 1, 1, tzinfo=UTC),
        language=language,
        text=text,
        sentences=rules.sentences(text),
        extraction=Extraction(method="feed text"),
    )


def read_case(path: Path) -> tuple[list[Article], list[str]]:
    """Give the articles of a case, and the event that each tells."""
    rows: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["articles"]
    language = path.stem.rpartition(".")[2]
    events = [row.pop("event") for row in rows]
    return [make_article(f"{path.stem} {place}", language=language, **row) for place, row in enumerate(rows)], events


def read_seeds() -> list[Article]:
    """Give the five seeds without the lines that are not the article, by their three digits."""
    found = []
    for path in sorted(SEEDS.glob("*.txt")):
        lines = [line.strip() for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()]
        kept = [line for line in lines if not NOT_THE_ARTICLE.match(line)]
        title = next((line for line in kept if line.startswith(TITLES)), "")
        body = "\n".join(line for line in kept if line != title)
        found.append(make_article(path.name[:3], title=title, text=body, language="ar"))
    return found


def partition(grouping: Grouping, articles: Iterable[Article]) -> set[frozenset[str]]:
    """Give the stories as sets of the names that the articles go by in a test."""
    names = {article.id: article.where for article in articles}
    return {frozenset(names[member] for member in story.articles) for story in grouping.stories}


@pytest.fixture
def article() -> MakeArticle:
    return make_article


@pytest.fixture(scope="session")
def make_one() -> MakeArticle:
    """Give the maker of articles to tests that draw their own."""
    return make_article


@pytest.fixture(scope="session")
def seeds() -> list[Article]:
    return read_seeds()


@pytest.fixture(scope="session")
def window() -> list[Article]:
    """Fifteen short Arabic articles of other matters, among which the seeds must keep their stories."""
    return read_case(DATA / "window.ar.toml")[0]


def read_told(name: str) -> tuple[list[Article], dict[ArticleId, str]]:
    """Give articles in several languages, and the event that each tells."""
    rows = tomllib.loads((DATA / "across" / f"{name}.toml").read_text(encoding="utf-8"))["articles"]
    events = [row.pop("event") for row in rows]
    articles = [make_article(f"{name} {place}", **row) for place, row in enumerate(rows)]
    return articles, {article.id: event for article, event in zip(articles, events, strict=True)}


@pytest.fixture(scope="session")
def day() -> tuple[list[Article], dict[ArticleId, str]]:
    """Give an ordinary day in four languages."""
    return read_told("an ordinary day")


@pytest.fixture(scope="session")
def visits(seeds: list[Article]) -> tuple[list[Article], dict[ArticleId, str]]:
    """Give visits to Moscow in other languages, and the seeds."""
    articles, event = read_told("visits to Moscow")
    return [*articles, *seeds], {**event, **{seed.id: VISITS[seed.where] for seed in seeds}}


@pytest.fixture
def told() -> Callable[[Grouping, Sequence[Article]], set[frozenset[str]]]:
    return partition


def read_cases(folder: str) -> dict[str, tuple[list[Article], list[str]]]:
    """Give the cases of a folder by name."""
    return {path.stem: read_case(path) for path in sorted((DATA / folder).glob("*.toml"))}


@pytest.fixture
def column() -> tuple[list[Article], list[str]]:
    """Give reports on an event with a column on it."""
    return read_cases("cases")["opinion on an event.en"]


@pytest.fixture
def held() -> dict[str, tuple[list[Article], list[str]]]:
    """Give the cases that no rule and no constant was made for."""
    return read_cases("held")


@pytest.fixture
def headlines() -> dict[str, tuple[list[Article], list[str]]]:
    """Give windows of dated Arabic headlines."""
    return read_cases("headlines")


@pytest.fixture
def known(article: MakeArticle, monkeypatch: pytest.MonkeyPatch) -> tuple[list[Article], tuple[Kept, ...]]:
    """Give a window of 24 articles, of which 20 are counted, and what a run over 22 of them knew."""
    large_from(20, 4, monkeypatch)
    texts = ["dam above Port Ellen burst after rain", "court in Sadra sentenced the thief of the Comet painting"]
    rows = [
        (f"The {texts[n % 2]}, said witness number {n}. Nobody slept, {n} left.", n // 20 + n // 22) for n in range(24)
    ]
    articles = arriving(rows, article)
    return articles, group(articles[:22], past=()).kept


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    for fixture, folder in (("case", "cases"), ("unsolved", "unsolved")):
        if fixture in metafunc.fixturenames:
            found = read_cases(folder)
            metafunc.parametrize(fixture, list(found.values()), ids=list(found))
