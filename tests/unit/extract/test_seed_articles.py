"""The five seeds, exactly: titles, dropped lines, first and last sentence, language, stated dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from tasks.extract import extract
from tasks.model import Article, Document

SEEDS = Path(__file__).parents[3] / "seeds"


class Gold(NamedTuple):
    title: str
    dropped: tuple[tuple[str, str], ...]
    first: str
    last: str
    lines: int
    dates: tuple[tuple[str, str], ...]


GOLD = {
    "000": Gold(
        title="",
        dropped=(),
        first="قالت عضو لجنة الدفاع والأمن القومي بمجلس النواب الليبي، ربيعة بوراص إن روسيا تعمل على إعادة",
        last="ما يستدعي النقاش معه في هذه الملفات وتأثيرها على علاقاته مع روسيا.",
        lines=9,
        dates=(),
    ),
    "001": Gold(
        title="",
        dropped=(("تعليقات الزوار", "comments"), ("لا تعليقات", "comments")),
        first="أعلن الجيش الوطني الليبي الثلاثاء، أن قائده العام، المشير خليفة حفتر، بدأ زيارة إلى روسيا",
        last="بعلاقات وثيقة مع عدة دول كما عمل على تعزيز صداقته مع روسيا.",
        lines=15,
        dates=(
            ("relative", ""), ("relative", ""), ("relative", ""), ("relative", ""),
            ("current", "--09-17"), ("current", "--09-10"), ("year", "2017"),
        ),
    ),
    "002": Gold(
        title="بعد زيارة مدير مكتبه.. هل أعلنت روسيا رسميا دعمها لحفتر؟",
        dropped=(
            ("ملفات وتقارير", "section label"),
            ('لافروف أشار إلى أن من أسماهم "الإرهابيين" في ليبيا يحاولون التوسع إلى الدول المجاورة- جيتي', "caption"),
            ("اقرأ أيضا: ممثل لحفتر يصل موسكو وسلامة يجري اتصالات لوقف القتال", "read also"),
            ("اقرأ أيضا: روسيا تنفي دعم حفتر.. ومجلس الأمن يجتمع لبحث التطورات", "read also"),
        ),
        first="أثارت زيارة مدير مكتب اللواء الليبي، خليفة حفتر إلى روسيا في هذا التوقيت",
        last='بداية من الاستهجان والشجب وحتى سحب السفراء"، كما رأى.',
        lines=16,
        dates=(("relative", ""),),
    ),
    "003": Gold(
        title="أول لقاء بين حفتر وبوتين منذ 2019: ماذا يفعل المشير في روسيا؟؟ وما الذي ينتظر ليبيا من هذا اللقاء ؟؟",
        dropped=(("موسكو ــ الرأي الجديد", "dateline"),),
        first="لقاء روسي – ليبي هو الأول من نوعه منذ 2019، بين المشير، خليفة حفتر",
        last="أسفرت عن آلاف القتلى والمفقودين في الشرق الليبي لاسيما مدينة درنة.",
        lines=8,
        dates=(
            ("year", "2019"), ("year", "2019"), ("relative", ""), ("relative", ""), ("year", "2019"),
            ("current", "--09-17"),
        ),
    ),
    "004": Gold(
        title="بوتين يستقبل الجنرال حفتر في الكرملين",
        dropped=(
            ("You are currently viewing بوتين يستقبل الجنرال حفتر في الكرملين", "notice"),
            ("بوتين يستقبل الجنرال حفتر في الكرملين", "repeated title"),
        ),
        first="في تطور دبلوماسي بارز يعكس تعقيدات المشهد الليبي الراهن، استقبل الرئيس الروسي فلاديمير بوتين",
        last="وإشارة إلى أن موسكو لن تترك الساحة الليبية للقوى الغربية.",
        lines=20,
        dates=(("absolute", "2025-05-10"),),
    ),
}  # fmt: skip
HEADINGS = {
    "002": ('"دور مخادع"', 'تصريحات "غامضة"', '"مساومة أمريكا"', "غطاء ودعم صريح"),
    "004": (
        "لقاء مع وزير الدفاع الروسي",
        "الزيارة في سياق التوازنات الإقليمية والدولية",
        "زيارة حفتر لموسكو: رسائل متعددة الأبعاد",
    ),
}


@pytest.fixture
def seed(now: datetime) -> Callable[[str], Article]:
    def one(number: str) -> Article:
        (path,) = SEEDS.glob(f"{number}_*.txt")
        content = path.read_text(encoding="utf-8")
        read = Document(source="seeds", where=f"seeds/{path.name}", kind="text", content=content, first_seen=now)
        extracted = extract([read], now=now)
        (article,) = extracted.articles
        assert extracted.gaps == ()
        return article

    return one


@pytest.mark.parametrize("number", sorted(GOLD))
def test_a_seed_becomes_its_article(seed: Callable[[str], Article], number: str) -> None:
    article, gold = seed(number), GOLD[number]
    first, last = (article.text[span.start : span.end] for span in (article.sentences[0], article.sentences[-1]))
    assert article.title == gold.title
    assert tuple((one.line, one.reason) for one in article.extraction.dropped) == gold.dropped
    assert first.startswith(gold.first)
    assert last.endswith(gold.last)
    assert len(article.text.split("\n")) == gold.lines
    assert tuple((one.kind, one.when.iso) for one in article.mentions) == gold.dates


@pytest.mark.parametrize("number", sorted(GOLD))
def test_what_a_seed_does_not_say_stays_unknown(seed: Callable[[str], Article], number: str) -> None:
    article = seed(number)
    assert (article.language, article.url, article.outlet, article.authors) == ("ar", "", "", ())
    assert article.published.precision == "unknown"
    assert article.extraction.method == "lines"
    assert article.extraction.notes == (("no title", "no date") if not GOLD[number].title else ("no date",))


@pytest.mark.parametrize("number", sorted(HEADINGS))
def test_headings_inside_a_seed_stay_lines_of_their_own(seed: Callable[[str], Article], number: str) -> None:
    assert set(HEADINGS[number]) <= set(seed(number).text.split("\n"))


@pytest.mark.parametrize("number", sorted(GOLD))
def test_a_stated_date_is_marked_where_it_stands(seed: Callable[[str], Article], number: str) -> None:
    article = seed(number)
    for mention in article.mentions:
        when = mention.when
        if when.start is None:
            assert when.quote in article.title
        else:
            assert article.text[when.start : when.end] == when.quote


def test_the_seeds_are_known_by_the_same_ids_in_any_order(now: datetime) -> None:
    documents = [
        Document(source="seeds", where=path.name, kind="text", content=path.read_text(encoding="utf-8"), first_seen=now)
        for path in sorted(SEEDS.glob("*.txt"))
    ]
    forth = extract(documents, now=now).articles
    back = extract(documents[::-1], now=now).articles
    assert forth == back[::-1]
    assert [article.where for article in forth] == [document.where for document in documents]
