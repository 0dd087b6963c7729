"""Sentences of the same words in which the actors have exchanged their roles."""

import pytest

from tasks.languages import get
from tasks.summarise.roles import exchanged


@pytest.mark.parametrize(
    ("language", "one", "other", "wanted"),
    [
        pytest.param("en", "Norvik sued Halden in Oslo.", "Halden sued Norvik in Oslo.", True, id="who sued whom"),
        pytest.param("en", "Norvik beat Halden 2-1.", "Halden were beaten 2-1 by Norvik.", False, id="the passive"),
        pytest.param("en", "Moe and Lind won in Oslo.", "Lind and Moe won in Oslo.", False, id="joined by and"),
        pytest.param(
            "en", "In Oslo Norvik sued Halden.", "Norvik sued Halden in Oslo.", False, id="a place that moved"
        ),
        pytest.param("en", "On Monday Moe left Oslo.", "Moe left Oslo on Monday.", False, id="a day that moved"),
        pytest.param(
            "fr", "Le Pérou accuse la Bolivie du vol.", "La Bolivie accuse le Pérou du vol.", True, id="with articles"
        ),
        pytest.param(
            "fr",
            "Le préfet a nommé Anne Lorient à la place de Paul Dange.",
            "Le préfet a nommé Paul Dange à la place d'Anne Lorient.",
            True,
            id="French, a shortened word before a vowel",
        ),
        pytest.param(
            "ru", "Армения обвинила Иран в обмане.", "Иран обвинил Армению в обмане.", True, id="Russian, by case"
        ),
        pytest.param(
            "ru",
            "Суд в Твери приговорил директора завода к году колонии.",
            "Директор завода приговорён судом в Твери к году колонии.",
            False,
            id="Russian, a passive participle",
        ),
        pytest.param(
            "ar",
            "اتهمت إثيوبيا إريتريا بدعم المسلحين.",
            "اتهمت إريتريا إثيوبيا بدعم المسلحين.",
            True,
            id="Arabic, subject and object after the verb",
        ),
        pytest.param(
            "ar",
            "أدان الدكتور شوقي علام، مفتي البلاد، تفجير المسجد.",
            "أدان مفتي البلاد الدكتور شوقي علام تفجير المسجد.",
            False,
            id="Arabic, a name and its title",
        ),
        pytest.param(
            "ar",
            "عين المجلس سلوى الحداد خلفا لعماد الراوي.",
            "عين المجلس عماد الراوي خلفا لسلوى الحداد.",
            True,
            id="Arabic, a preposition written onto the name",
        ),
        pytest.param(
            "ar",
            "استؤنفت المحادثات بين إثيوبيا وإريتريا في جنيف.",
            "استؤنفت المحادثات بين إريتريا وإثيوبيا في جنيف.",
            False,
            id="Arabic, and written onto the name",
        ),
        pytest.param("sw", "Asha alimshtaki Juma.", "Juma alimshtaki Asha.", True, id="a language without a file"),
        pytest.param("en", "", "Norvik sued Halden.", False, id="nothing"),
    ],
)
def test_roles_are_exchanged_where_each_stands_in_the_others_place(
    language: str, one: str, other: str, wanted: bool
) -> None:
    assert exchanged(get(language), one, other) is wanted
    assert exchanged(get(language), other, one) is wanted
    assert not exchanged(get(language), one, one)
