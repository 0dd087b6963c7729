"""Words that do not say whose they are."""

import pytest

from tasks.summarise.quotes import inside, torn, unattributed


@pytest.mark.parametrize(
    ("before", "sentence", "after", "lone"),
    [
        pytest.param("", "The mayor opened the hall.", "", False, id="no quotation at all"),
        pytest.param("", "“It is open,” the mayor said.", "", False, id="its speaker follows"),
        pytest.param("", "The mayor said: “It is open.”", "", False, id="its speaker goes before"),
        pytest.param("", "The “open” hall of the “Old” town.", "", False, id="words in marks"),
        pytest.param("", "«Открыто», сказал мэр.", "", False, id="guillemets with a speaker"),
        pytest.param("", "“It is open.”", "", True, id="a quotation alone"),
        pytest.param("", '"It is open."', "", True, id="one in straight marks"),
        pytest.param("", "“It is open.", " It stays open,” the mayor said.", True, id="the first of two sentences"),
        pytest.param("The mayor said: “It is open.", "It stays open.”", "", True, id="the last of two"),
        pytest.param("He said: “One.", "Two.", " Three.”", True, id="one in the middle, without marks"),
        pytest.param("He said: “One.” ", "Two came.", "", False, id="after a quotation"),
        pytest.param("“It is open.", "It stays so,” the mayor said.", "", False, id="the last, with its speaker"),
        pytest.param('He said: "One. ', "Two.", ' Three."', True, id="the middle of straight marks"),
        pytest.param('He was "one. ', "Two came.", "", False, id="a straight mark that was lost"),
        pytest.param("", 'It stays open."', "", True, id="a straight mark that closes what another line opened"),
        pytest.param("", '"It stays open.', "", True, id="one that nothing closes"),
        pytest.param("", "وناقش الوزير الأمر مع نظيره في المنطقة ككل”، وفق بيان.", "", False, id="a lost opening mark"),
        pytest.param("", "It stays open.”", "", True, id="the end of what another line opened"),
    ],
)
def test_a_quotation_without_its_speaker_is_known(before: str, sentence: str, after: str, lone: bool) -> None:
    assert unattributed(sentence, before, after) is lone


@pytest.mark.parametrize(
    ("sentence", "half"),
    [
        pytest.param("The mayor said: “It is open.", True, id="opened and not closed"),
        pytest.param("It stays open,” the mayor said.", True, id="closed and not opened"),
        pytest.param('He called it "a shame.', True, id="one straight mark"),
        pytest.param("The mayor said: “It is open.”", False, id="whole"),
        pytest.param("„Offen“, sagte er, und: “It is open.”", False, id="marks of two kinds"),
        pytest.param("The mayor’s hall is open.", False, id="an apostrophe"),
        pytest.param("The mayor opened the hall.", False, id="none"),
    ],
)
def test_half_a_quotation_is_known(sentence: str, half: bool) -> None:
    assert torn(sentence) is half


@pytest.mark.parametrize(
    ("before", "sentence", "after", "within"),
    [
        pytest.param("“We were lucky.\n", "The roof held.", "\nNobody was hurt,” she said.", True, id="over lines"),
        pytest.param("“We were lucky,” she said.\n", "The roof held.", "\n“Nobody was hurt.”", False, id="between two"),
        pytest.param("”نجونا“ قالت.\n", "صمد السقف طويلا.", "\nقالت ”لم يصب أحد“.", False, id="marks turned round"),
        pytest.param("“We were lucky.\n", "The roof held.", "\nThe mayor came.", False, id="nothing closes it"),
        pytest.param("“We were.\n", "The “roof” held.", "\nNobody was hurt,” she said.", False, id="marks of its own"),
    ],
)
def test_a_quotation_is_followed_from_line_to_line(before: str, sentence: str, after: str, within: bool) -> None:
    assert inside(sentence, before, after) is within
