"""What words look like in the languages whose old one-byte encodings are told apart here.

Only facts that decide between decodings: which letters a language writes beyond ASCII, how common they are, and
its most frequent function words. Letter frequencies are ranked roughly; no more than their order matters.
"""

from __future__ import annotations

from typing import NamedTuple


class Spelling(NamedTuple):
    """How a language is spelt: letters beyond ASCII, the commonest of them, and small words it cannot do without."""

    letters: frozenset[str]
    common: frozenset[str]
    words: frozenset[str]


def _spelling(letters: str, common: str, words: str) -> Spelling:
    return Spelling(frozenset(letters), frozenset(common), frozenset(words.split()))


_MARKS = "".join(map(chr, range(0x64B, 0x653)))
_ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"

SPELLINGS: dict[str, dict[str, Spelling]] = {
    "arabic": {
        "ar": _spelling(
            _ARABIC + _MARKS + "ـپچژڤگ",
            "البيمنرتوهعدسفكقحةأجشإىطص",
            "في من على إلى عن أن إن ما لا مع هذا هذه التي الذي كان كانت بعد قبل بين كما قال أو ثم لم لن قد كل غير خلال"
            " حول عند حتى منذ هو هي وقد وفي ومن وقال ذلك تلك إذا بن عام يوم وهو أي عليه فيه به له ولا",
        ),
        "fa": _spelling(
            _ARABIC + _MARKS + "پچژگکیۀ",
            "اردنهيوميتشبسکكلخفزقگپعحج",
            "از به در که كه را با این اين آن است بود شد برای براي تا هم يا خود ما می مي هر بر شده کرد كرد گفت نيز"
            " های هاي يک يك دو پس اما شود دارد باشد بين",
        ),
    },
    "cyrillic": {
        "ru": _spelling(
            "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
            "оеаинтсрвлкмдпуяызьбгч",
            "и в не на что с по как это а из к у за от о же для то или его но до при так об был была были только"
            " также уже еще ещё после во со они она он мы все году лет который которые",
        ),
        "uk": _spelling(
            "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
            "оанитіевсрлкдумпязьбгч",
            "і в не на що з та до як це за від про у але який яка які його також для після був була були або й під є",
        ),
        "bg": _spelling(
            "абвгдежзийклмнопрстуфхцчшщъьюя",
            "аоиентрсвлкдпмзъгбуч",
            "и на да се за от не са по с че при в до като след този тази ще беше или му към има но",
        ),
        "sr": _spelling(
            "абвгдђежзијклљмнњопрстћуфхцчџш",
            "аиоентрсјувкдмплзгб",
            "и у је да се на за од са су које који али као због по из не до више",
        ),
    },
    "latin": {
        "fr": _spelling(
            "àâæçéèêëîïôœùûüÿ", "éèàêçâ", "le la les de des du et un une en est que qui dans pour sur par au"
        ),
        "de": _spelling("äöüßé", "äöüß", "der die das und in den von zu mit ist dem auf für im nicht ein eine sich"),
        "es": _spelling("áéíñóúüªº", "áéíóñú", "el la los las de que y en un una por con para se del al su es"),
        "pt": _spelling("àáâãçéêíóôõúü", "ãáçéíóêõ", "o a os as de que e em um uma do da no na por com para se não ao"),
        "it": _spelling("àèéìîòóùú", "àèùòéì", "il la le di che e in un una per con del della non è sono dei al"),
        "nordic": _spelling(
            "åäæøöéðþýáíóúü", "åäøöæ", "och i att det som en på är av för med den til og er ikke ett var om ja að"
        ),
        "en": _spelling("éèêëïçñöüáíóàâôæœ", "é", "the of and to in a is that for on with as was by at it from"),
        "nl": _spelling("éèëïöüçáíóú", "éëï", "de het een van en in is dat op te met voor niet zijn aan"),
        "icelandic": _spelling("áðéíóúýþæö", "áðíóþöæ", "og að í á er sem var til um við með en það ekki fyrir"),
        "tr": _spelling("çğıöşüâîû", "ıüşçğö", "ve bir bu da de için ile olarak olan gibi daha çok kadar sonra en ise"),
    },
}
