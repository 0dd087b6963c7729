"""The numbers in which sentences about one thing differ, and those that only one of them has."""

from itertools import permutations

import pytest

from tasks.languages import get
from tasks.languages.apart import apart, mould, unshared

TOLL = "قُتل 12 شخصا وفُقد 31 آخرون حين غرقت العبّارة على بعد ستة أميال من الميناء."
OTHER_TOLL = "غرقت فجر اليوم عبّارة كانت تقل 140 راكبا، وأكدت السلطات مقتل 14 شخصا."


def marked(language: str, *texts: str) -> list[list[str]]:
    found = apart(texts, get(language))
    return [[text[start:end] for start, end in spans] for text, spans in zip(texts, found, strict=True)]


@pytest.mark.parametrize(
    ("language", "one", "other", "numbers"),
    [
        pytest.param(
            "ar", TOLL, OTHER_TOLL, [["12"], ["14"]], id="the dead differ, and nothing that one text leaves out"
        ),
        pytest.param(
            "ar",
            "وأكدت السلطات مقتل 14 شخصا في الغرق.",
            "وقال المتحدث إن 12 شخصا ما زالوا في عداد المفقودين.",
            [[], []],
            id="people dead and people missing are two things",
        ),
        pytest.param(
            "en",
            "The city bought 30 buses for 2 depots.",
            "It paid for 45 buses and three trams.",
            [["30"], ["45"]],
            id="what the same noun counts differs, another noun is another thing",
        ),
        pytest.param(
            "ar",
            "ستتوقف المصفاة عشرة أيام للصيانة.",
            "قال الوزير إن التوقف قد يدوم عشرين يوما.",
            [["عشرة"], ["عشرين"]],
            id="a unit of time is one however it is bent",
        ),
        pytest.param(
            "en",
            "Shares of the bank fell by 1.2 to close lower.",
            "Shares of the bank fell by 1.5 to close lower.",
            [["1.2"], ["1.5"]],
            id="numbers between the same words face each other",
        ),
        pytest.param(
            "ar",
            "وصوت مئة وعشرة نواب لصالح مشروع الموازنة وعارضه أربعون.",
            "وصوت 112 نائبا لصالح مشروع الموازنة وعارضه أربعون.",
            [["مئة وعشرة"], ["112"]],
            id="in one mould the noun may be bent by its number",
        ),
        pytest.param(
            "en", "He spent 200 dollars.", "She has 14 followers.", [[], []], id="two matters share no number"
        ),
        pytest.param(
            "en",
            "They found four dead at once, twelve in all.",
            "Twelve people died.",
            [[], []],
            id="a part beside the whole is no other figure",
        ),
        pytest.param(
            "ar",
            "بلغت قيمة الصفقة نحو 3ر44 مليون جنيه.",
            "بلغت قيمة الصفقة نحو 44.3 مليون جنيه.",
            [[], []],
            id="a number that cannot be read differs from none",
        ),
    ],
)
def test_only_numbers_of_one_thing_differ(language: str, one: str, other: str, numbers: list[list[str]]) -> None:
    assert marked(language, one, other) == numbers
    assert marked(language, other, one) == numbers[::-1]


def test_of_three_sentences_each_is_held_against_the_others() -> None:
    texts = ("The fire killed 12 in all.", "The fire killed 14 in all.", "The fire killed 12, with 3 hurt.")
    for order in permutations(texts):
        assert marked("en", *order) == [["14"] if "14" in text else ["12"] for text in order]


def test_numbers_that_all_state_are_shared() -> None:
    texts = ("The fire killed 12 in 3 towns.", "Some 12 people died, 9 of them children.")
    found = unshared(texts, get("en"))
    assert [[text[slice(*span)] for span in spans] for text, spans in zip(texts, found, strict=True)] == [["3"], ["9"]]


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        pytest.param(
            "Output would stop for ten days.", "Output would stop for twenty days.", 1.0, id="but for a number"
        ),
        pytest.param("Output would stop for ten days.", "Output would stop for ten days.", 0.0, id="the same number"),
        pytest.param("Output fell by ten tons.", "Exports rose by twelve tons.", 0.6, id="other words are counted"),
        pytest.param("Nobody was hurt.", "Nobody was found.", 0.0, id="no number at all"),
    ],
)
def test_a_mould_is_what_stands_around_another_figure(one: str, other: str, share: float) -> None:
    assert mould(one, other, get("en")) == mould(other, one, get("en")) == pytest.approx(share)
