"""A first day of two or three short texts: no count over a window helps there."""

from typing import Any

import pytest

from tasks.dedupe import group

BRIDGE = (
    "The town council voted on Monday to rebuild the old harbour bridge after the flood of last winter. "
    "The works will take two years and cost nine million euros, the mayor said after the vote."
)
AGAIN = (
    "The harbour bridge will be rebuilt, the town council decided on Monday. Mayor Anna Reed put the cost at nine "
    "million euros. The flood of last winter had broken two of its arches."
)
MUSEUM = (
    "The museum opened its new wing on Monday with two hundred paintings from the old royal palace collection. "
    "Tickets cost nine euros and the wing is open every day until seven in the evening."
)
JISR = (
    "صوّت مجلس البلدية يوم الإثنين على إعادة بناء جسر الميناء القديم بعد فيضان الشتاء الماضي. "
    "وتستغرق الأعمال عامين وتكلف تسعة ملايين دينار، بحسب رئيس البلدية."
)
JISR_AGAIN = (
    "قرر مجلس البلدية إعادة بناء جسر الميناء الذي هدمه فيضان الشتاء الماضي. "
    "وقال رئيس البلدية إن الكلفة تسعة ملايين دينار وإن الأعمال تبدأ في الربيع."
)
MATHAF = (
    "افتتح المتحف يوم الإثنين جناحه الجديد الذي يضم مئتي لوحة من مجموعة القصر الملكي القديم. "
    "وتبلغ قيمة التذكرة تسعة دنانير والجناح مفتوح كل يوم حتى السابعة مساء."
)


@pytest.mark.parametrize(
    ("language", "texts", "stories"),
    [
        pytest.param("en", {"b": BRIDGE, "m": MUSEUM}, [["b"], ["m"]], id="a weekday and numbers make no story"),
        pytest.param("en", {"b": BRIDGE, "c": AGAIN}, [["b", "c"]], id="one event told twice is one story"),
        pytest.param(
            "en", {"b": BRIDGE, "c": AGAIN, "m": MUSEUM}, [["b", "c"], ["m"]], id="and stays apart from another"
        ),
        pytest.param("ar", {"b": JISR, "m": MATHAF}, [["b"], ["m"]], id="the same in Arabic: two events"),
        pytest.param("ar", {"b": JISR, "c": JISR_AGAIN, "m": MATHAF}, [["b", "c"], ["m"]], id="and one told twice"),
    ],
)
def test_short_texts_of_a_first_day(
    article: Any, told: Any, language: str, texts: dict[str, str], stories: list[list[str]]
) -> None:
    made = [article(name, text=text, language=language) for name, text in texts.items()]
    assert told(group(made), made) == {frozenset(names) for names in stories}
