"""Arabic words that others show to be verbs or inflected nouns; names that look like them stay names."""

import pytest

from tasks.languages.arabic_forms import inflected, plain


@pytest.mark.parametrize(
    ("word", "others"),
    [
        pytest.param("يواجه", "واجه واجهت", id="an imperfect beside two perfects"),
        pytest.param("ظهرت", "ظهر يظهر", id="she did, beside he did and he does"),
        pytest.param("وصلوا", "وصل وصلت يصل", id="the first letter is lost"),
        pytest.param("زار", "زارت يزور", id="the middle letter changes"),
        pytest.param("يزيد", "زاد زادت", id="to the other one too"),
        pytest.param("ارتفعت", "ارتفع يرتفع", id="an alif of the form is lost"),
        pytest.param("يرتدي", "ارتدى ارتدت ارتدوا", id="the last letter changes"),
        pytest.param("سيضطرون", "اضطر اضطرت يضطرون", id="what is to come, of many"),
        pytest.param("أُصيبت", "أصيب يصيب", id="vowel marks and the alif's mark do not matter"),
        pytest.param("كلمته", "كلمة", id="his word"),
        pytest.param("جهودهم", "جهود", id="their efforts"),
        pytest.param("دولارا", "دولار الدولار", id="the accusative of a noun that takes the article"),
        pytest.param("منسوبي", "منسوبين منسوبون", id="a plural before what it belongs to"),
        pytest.param("لاعبو", "اللاعبين", id="the same, as a subject"),
    ],
)
def test_other_forms_give_a_word_away(word: str, others: str) -> None:
    assert inflected(plain(word), set(plain(others).split()))


@pytest.mark.parametrize(
    ("word", "others"),
    [
        pytest.param("زار", "قال كتب", id="nothing of its kind stands there"),
        pytest.param("زار", "يزور", id="one other form is chance"),
        pytest.param("عادل", "تعادل يعادل", id="a man's name beside a verb of the same root"),
        pytest.param("ناصر", "أصر", id="what would be left is another word"),
        pytest.param("تركيا", "تركي التركي", id="a land beside its people"),
        pytest.param("نجران", "جر جرت نجر", id="a town that begins like a verb"),
        pytest.param("مكة", "مك", id="a name with its own ending"),
        pytest.param("فرنسا", "فرنسي الفرنسي", id="a name with an alif"),
        pytest.param("روما", "روم", id="beside a noun that never takes the article"),
        pytest.param("ماريو", "ماري", id="a name that ends like a plural"),
        pytest.param("بيروت", "بيرو", id="a name that ends like a verb"),
        pytest.param("كوبا", "كوب الكوب", id="a land of four letters beside a cup"),
        pytest.param("سيدني", "دنا دنت", id="a town that begins like what is to come"),
        pytest.param("تشاد", "أشاد أشادت", id="a land that no form of that verb is"),
        pytest.param("يد", "", id="a short word"),
    ],
)
def test_a_name_that_looks_like_one_stays_a_name(word: str, others: str) -> None:
    assert not inflected(plain(word), set(plain(others).split()))


def test_the_word_itself_is_no_witness() -> None:
    assert not inflected("وصلت", {"وصلت", "وصل"})


@pytest.mark.parametrize("word", ["", "ـ", "َ", "س", "ال", "يا", "12", "A"])
def test_what_is_hardly_a_word_is_no_form_of_one(word: str) -> None:
    assert not inflected(plain(word), {"", "س", "ال", "كلمة"})
