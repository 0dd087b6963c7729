"""Which state of a story a sentence tells: to come, denied, how many dead."""

import pytest

from tasks.languages import get
from tasks.languages.headings import asks


@pytest.mark.parametrize(
    ("language", "sentence", "ahead"),
    [
        pytest.param(
            "ar", "يصوت البرلمان مساء الثلاثاء على القانون", True, id="Arabic, a verb of what is under way first"
        ),
        pytest.param("ar", "يوقع الجانبان الاتفاق ظهر اليوم", True, id="Arabic, the same with a weak first letter"),
        pytest.param("ar", "يوسف العلي فاز بالجائزة", False, id="Arabic, a name that begins alike"),
        pytest.param("fr", "La candidate arriverait en tête", True, id="French, hearsay"),
        pytest.param("fr", "Le maire espérait un accord", False, id="French, a past tense that ends like hearsay"),
        pytest.param("ar", "وقالت هيئة الأرصاد إن العاصفة ستصل مساء", True, id="Arabic, a future verb in what is said"),
        pytest.param("ar", "ومن المقرر أن تبدأ الجلسة ظهرا", True, id="Arabic, a phrase after and"),
        pytest.param("ar", "سيارة مفخخة تنفجر قرب المحطة", False, id="Arabic, a noun that begins like a future verb"),
        pytest.param("ar", "ويعيش في العاصمة ثلث السكان", False, id="Arabic, background after and"),
        pytest.param("ar", "أقر البرلمان القانون", False, id="Arabic, done"),
        pytest.param("en", "Officials said the vote will take place", True, id="English, what is said"),
        pytest.param(
            "en", "The strike planned for Friday was called off and trains will run", False, id="English, done first"
        ),
        pytest.param("fr", "Le conseil doit adopter le plan", True, id="French, must"),
        pytest.param("fr", "Quatre cents habitants seront évacués", True, id="French, future"),
        pytest.param("fr", "Le conseil a adopté le plan qui entrera en vigueur", False, id="French, done first"),
        pytest.param("ru", "Жители города выберут мэра", True, id="Russian, a perfective verb"),
        pytest.param("ru", "Совет победил на выборах", False, id="Russian, a noun that ends like a verb"),
        pytest.param("es", "El Gobierno aprobará la ley", True, id="Spanish, future"),
        pytest.param("de", "Der Rat will morgen abstimmen", True, id="German, wants to"),
        pytest.param("uk", "Рада голосуватиме за закон у четвер", True, id="Ukrainian, future"),
        pytest.param("uk", "Рада ухвалила закон, який діятиме рік", False, id="Ukrainian, done first"),
        pytest.param("he", "הכנסת צפויה להצביע מחר", True, id="Hebrew, expected to"),
        pytest.param("he", "ישראל חתמה על ההסכם", False, id="Hebrew, a name that begins like a future verb"),
        pytest.param("ur", "اسمبلی کل ووٹ دے گی", True, id="Urdu, future"),
        pytest.param("ur", "اسمبلی نے قانون منظور کر لیا", False, id="Urdu, done"),
        pytest.param("it", "Il parlamento voterà la legge giovedì", True, id="Italian, future"),
        pytest.param("it", "La frontiera a nord resta chiusa", False, id="Italian, a noun that ends like a verb"),
        pytest.param("it", "Il consiglio ha approvato il piano che entrerà in vigore", False, id="Italian, done first"),
        pytest.param("pt", "O parlamento votará a lei na quinta-feira", True, id="Portuguese, future"),
        pytest.param("pt", "A fronteira norte reabriu na segunda-feira", False, id="Portuguese, nouns like verbs"),
        pytest.param("pt", "O conselho aprovou o plano que entrará em vigor", False, id="Portuguese, done first"),
        pytest.param("tr", "Meclis yarın oy kullanacak", True, id="Turkish, future"),
    ],
)
def test_what_is_yet_to_come(language: str, sentence: str, ahead: bool) -> None:
    assert get(language).state(sentence).ahead is ahead


@pytest.mark.parametrize(
    ("language", "sentence", "dead"),
    [
        pytest.param("uk", "Унаслідок вибуху загинули п'ятеро людей", {"5"}, id="Ukrainian"),
        pytest.param("he", "ארבעה בני אדם נהרגו בהתרסקות", {"4"}, id="Hebrew"),
        pytest.param("ur", "دھماکے میں نو افراد ہلاک ہو گئے", {"9"}, id="Urdu"),
        pytest.param("it", "Almeno sette persone hanno perso la vita nel crollo", {"7"}, id="Italian"),
        pytest.param("pt", "Pelo menos sete pessoas morreram no desabamento", {"7"}, id="Portuguese"),
        pytest.param("ar", "لقي أربعة عمال مصرعهم وأصيب تسعة آخرون", {"4"}, id="Arabic, before the word"),
        pytest.param("ar", "قتل شخصان على الأقل وجرح ثلاثة", {"2"}, id="Arabic, a dual"),
        pytest.param("ar", "ارتفع عدد ضحايا العاصفة التي ضربت الساحل إلى خمسة قتلى", {"5"}, id="Arabic, the count"),
        pytest.param("ar", "قتل عدة أشخاص في هجوم", {"0"}, id="Arabic, several"),
        pytest.param("en", "Three people have died and twelve are missing", {"3"}, id="English, not the missing"),
        pytest.param("en", "The death toll from the sinking of the ferry rose to nine", {"9"}, id="English, the toll"),
        pytest.param("en", "A bomb killed four and hurt 30", {"4"}, id="English, after the word"),
        pytest.param("fr", "L'avalanche a fait deux morts et un disparu", {"2"}, id="French"),
        pytest.param("ru", "Число погибших выросло до пяти, ранены 12 человек", {"5"}, id="Russian"),
        pytest.param("tr", "Depremde ölenlerin sayısı dokuza yükseldi", {"9"}, id="Turkish, a number in its case"),
        pytest.param("ru", "Число погибших достигло двадцати", {"20"}, id="Russian, a number in its case"),
        pytest.param("en", "Twelve members of the council voted", set(), id="nobody died"),
    ],
)
def test_how_many_died(language: str, sentence: str, dead: set[str]) -> None:
    assert get(language).state(sentence).dead == dead


@pytest.mark.parametrize(
    ("language", "sentence", "denied"),
    [
        pytest.param("ar", "لم تعلن أي جهة مسؤوليتها", True, id="Arabic"),
        pytest.param("ar", "نفت الوزارة الخبر", True, id="Arabic, a verb of denial"),
        pytest.param("ar", "ونفت الوزارة الخبر", True, id="Arabic, the verb behind an and"),
        pytest.param("ar", "ولم يؤكد المستشفى الخبر", True, id="Arabic, not, behind an and"),
        pytest.param("ar", "فأنكر الوزير ما قيل", True, id="Arabic, behind a so"),
        pytest.param("ar", "ولم يعد الطريق مفتوحا", False, id="Arabic, no longer: what is so now"),
        pytest.param("ar", "وأكدت الوزارة الخبر", False, id="Arabic, stated behind an and"),
        pytest.param("he", "והכחיש השר את הדברים", True, id="Hebrew, behind an and"),
        pytest.param("en", "Police haven't found the car", True, id="English, n't"),
        pytest.param("fr", "L'ancien maire n'a pas été condamné", True, id="French"),
        pytest.param("ru", "Завод не остановил производство", True, id="Russian"),
        pytest.param("en", "Police found the car", False, id="nothing"),
    ],
)
def test_what_is_denied(language: str, sentence: str, denied: bool) -> None:
    assert get(language).state(sentence).denied is denied


def test_thousands_with_a_gap_are_one_number() -> None:
    assert get("fr").numbers("1 200 hectares et 30 pompiers") == {"1200", "30"}
    assert get("fr").state("Le feu a parcouru 1 200 hectares").figures == {("hectar", "1200")}


def test_a_language_without_lists_tells_its_numbers_only() -> None:
    found = get("sv").state("12 personer dog i en brand i Lund")
    assert found.dead == frozenset()
    assert found.numbers == {"12"}


@pytest.mark.parametrize(
    ("language", "title", "asking"),
    [
        pytest.param("ar", "لماذا ارتفعت الأسعار", True, id="Arabic, why"),
        pytest.param("ar", "ارتفاع الأسعار", False, id="Arabic, a statement"),
        pytest.param("fr", "« Faut-il rouvrir le port ? »", True, id="French, in quotes"),
        pytest.param("ru", "Кто ответит за взрыв?", True, id="Russian"),
        pytest.param("de", "Wie das Feuer begann", True, id="German, how"),
        pytest.param("en", "Whole harbour closed", False, id="a word that only begins alike"),
    ],
)
def test_titles_that_ask(language: str, title: str, asking: bool) -> None:
    assert asks(title, get(language)) is asking


@pytest.mark.parametrize(
    ("language", "sentence", "going"),
    [
        pytest.param("ar", "ولا يزال مصير الطاقم مجهولا.", True, id="Arabic, after and"),
        pytest.param("ar", "انتهت عملية الإنقاذ مساء.", False, id="Arabic, ended"),
        pytest.param("fr", "Le dépouillement se poursuivait dans la soirée.", True, id="French"),
        pytest.param("en", "Forty people are still on the ice.", True, id="English"),
        pytest.param("de", "Die Löscharbeiten dauern an.", True, id="German"),
        pytest.param("es", "La búsqueda continúa en el río.", True, id="Spanish"),
        pytest.param("ru", "Поиски продолжаются.", True, id="Russian"),
        pytest.param("tr", "Söndürme çalışmaları sürüyor.", True, id="Turkish"),
        pytest.param("fa", "جستجو همچنان ادامه دارد.", True, id="Persian"),
        pytest.param("uk", "Пошуки тривають.", True, id="Ukrainian"),
        pytest.param("he", "החיפושים נמשכים.", True, id="Hebrew"),
        pytest.param("ur", "تلاش تاحال جاری ہے۔", True, id="Urdu"),
        pytest.param("it", "Le ricerche proseguono.", True, id="Italian"),
        pytest.param("pt", "As buscas continuam.", True, id="Portuguese"),
        pytest.param("sw", "Kazi inaendelea.", False, id="a language without a file"),
    ],
)
def test_what_goes_on_is_told_from_what_has_ended(language: str, sentence: str, going: bool) -> None:
    assert get(language).state(sentence).going is going
