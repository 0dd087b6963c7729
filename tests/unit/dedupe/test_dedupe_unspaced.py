"""Chinese and Japanese, which part no words, are split into sentences, grouped and told by runs of characters."""

from collections.abc import Callable

import pytest

from tasks.dedupe import group
from tasks.languages import identify
from tasks.model import Article

Make = Callable[..., Article]
CHINESE = (
    "青原县星期二凌晨发生六点一级地震，造成至少九人死亡、四十多人受伤。县政府说，救援人员正在倒塌的学校里搜寻幸存者。通往县城的公路被山石阻断。",
    "据当地电视台报道，青原县六点一级地震的死亡人数升至九人，伤者超过四十人。救援人员在倒塌的学校废墟中继续搜寻幸存者。“我们听见巨响就往外跑。”一位居民说。",
    "中央银行星期二宣布将基准利率下调零点二五个百分点，这是两年来的首次降息。行长表示，通货膨胀已降至目标水平，国内需求仍然疲软。股市随后上涨百分之二。",
)
JAPANESE = (
    "青原町で火曜日の未明にマグニチュード6.1の地震があり、少なくとも9人が死亡した。町役場によると、救助隊が倒壊した学校で生存者を捜している。町に通じる道路は土砂でふさがれた。",
    "青原町の地震で亡くなった人は9人、けが人は40人を超えた。救助隊は倒壊した学校のがれきの中で生存者の捜索を続けている。「大きな音がして外に逃げた。」と住民は話した。",
    "中央銀行は火曜日、政策金利を0.25ポイント引き下げると発表した。利下げは2年ぶりとなる。総裁は、物価上昇率が目標に戻り、国内需要が弱いと説明した。",
)


@pytest.mark.parametrize(("language", "texts"), [("zh", CHINESE), ("ja", JAPANESE)])
def test_two_reports_of_a_quake_meet_and_the_bank_stands_apart(
    article: Make, language: str, texts: tuple[str, ...]
) -> None:
    made = [
        article(str(number), title="", text=text, language=language, date=f"2031-03-04T0{number}:00Z")
        for number, text in enumerate(texts, 3)
    ]
    assert {identify(text).code for text in texts} == {language}
    assert [len(one.sentences) for one in made] == [3, 3, 3]
    found = sorted(sorted(made.index(one) for one in made if one.id in story.articles) for story in group(made).stories)
    assert found == [[0, 1], [2]]
