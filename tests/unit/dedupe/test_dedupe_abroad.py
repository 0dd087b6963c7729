"""Two texts whose headlines name different countries tell of different countries, unless either text says otherwise."""

from collections.abc import Callable

import pytest

from tasks.dedupe.abroad import APART, abroad
from tasks.dedupe.keys import Keyed
from tasks.dedupe.nations import countries_of
from tasks.dedupe.numbering import numbered
from tasks.languages import get
from tasks.model import Article

Make = Callable[..., Article]
ONE = "الملك يعزي رئيس السودان"
TWO = "الملك يعزي رئيس تونس"


@pytest.mark.parametrize(
    ("titles", "texts", "factor"),
    [
        pytest.param((ONE, TWO), ("أعرب عن تعازيه.", "أعرب عن حزنه."), APART, id="two countries, each in one text"),
        pytest.param((ONE, ONE), ("أعرب عن تعازيه.", "أعرب عن حزنه."), 1.0, id="one country"),
        pytest.param((ONE, "الملك يعزي"), ("أعرب عن تعازيه.", "أعرب عن حزنه."), 1.0, id="one headline names none"),
        pytest.param(
            (ONE, TWO), ("أعرب عن تعازيه، وكذلك لتونس.", "أعرب عن حزنه."), 1.0, id="one text names the other's"
        ),
        pytest.param((ONE, f"{ONE} وتونس"), ("أعرب عن تعازيه.", "أعرب عن حزنه."), 1.0, id="one headline names more"),
    ],
)
def test_what_countries_of_headlines_say(
    article: Make, titles: tuple[str, str], texts: tuple[str, str], factor: float
) -> None:
    rules = get("ar")
    articles = [
        article(str(place), title=title, text=text, language="ar")
        for place, (title, text) in enumerate(zip(titles, texts, strict=True))
    ]
    made = numbered(Keyed(articles, titles))
    headed = [countries_of(tuple(rules.terms(title)), "ar") for title in titles]
    told = abroad(headed, made.terms, made.stems, "ar")
    assert told.factor(0, 1) == told.factor(1, 0) == factor
