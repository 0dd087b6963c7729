"""Scripts, and what tells the languages that share one apart: data for `identification`.

Sources: blocks of the Unicode standard; common words and telling letters are our own reading of papers.
"""

from __future__ import annotations

from tasks.languages.rules import listed

BLOCKS = {
    "arabic": "\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
    "cyrillic": "\u0400-\u052f",
    "latin": "A-Za-zªºÀ-ÖØ-öø-ɏḀ-ỿ",
    "kana": "\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff",
    "han": "\u3400-\u4dbf\u4e00-\u9fff",
    "hangul": "\uac00-\ud7af\u1100-\u11ff\u3130-\u318f",
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "he": "\u05d0-\u05ea",
    "th": "\u0e01-\u0e4e",
    "hi": "\u0904-\u0963",
    "bn": "\u0980-\u09fb",
    "pa": "\u0a05-\u0a74",
    "gu": "\u0a85-\u0ae3",
    "or": "\u0b05-\u0b71",
    "ta": "\u0b85-\u0be2",
    "te": "\u0c05-\u0c63",
    "kn": "\u0c85-\u0ce3",
    "ml": "\u0d05-\u0d7f",
    "si": "\u0d85-\u0df3",
    "lo": "\u0e81-\u0edf",
    "my": "\u1000-\u109f",
    "ka": "\u10a0-\u10ff",
    "am": "\u1200-\u137c",
    "km": "\u1780-\u17d3",
    "hy": "\u0531-\u0587",
    "bo": "\u0f40-\u0fbc",
}
OTHER_ARABIC = frozenset({"ur", "ps", "ckb", "ug", "sd", "ks", "pnb", "azb", "arz", "ary", "aeb", "apc", "prs"})
OTHER_CYRILLIC = frozenset({"uk", "bg", "sr", "mk", "be", "kk", "ky", "tg", "mn", "tt", "ba", "uz", "az", "bs"})
HOMES = {"ja": {"kana", "han"}, "ko": {"hangul", "han"}, "zh": {"han"}, "yue": {"han"}, "yi": {"he"}, "mr": {"hi"},
          "ne": {"hi"}, "sa": {"hi"}, "as": {"bn"}, "sr": {"latin", "cyrillic"}, "uz": {"latin", "cyrillic"},
          "az": {"latin", "cyrillic", "arabic"}, "bs": {"latin", "cyrillic"}, "ku": {"latin", "arabic"},
          "kk": {"latin", "cyrillic", "arabic"}, "ti": {"am"}}  # fmt: skip
# letters that settle a language which shares its script with a larger one, most telling first
TELLING = (
    ("ug", "ۇۈېۋ"), ("ps", "ټډړښځڅګ"), ("ur", "ٹڈڑےںہھۂ"), ("ckb", "ێۆڕڵە"), ("sd", "ٻڄڳڱڪ"),
    ("be", "ў"), ("uk", "іїєґ"), ("mk", "ѓќѕ"), ("sr", "ђћџљњј"), ("tg", "ҳӣӯҷ"), ("kk", "әұқғһ"), ("ky", "ңөү"),
    ("vi", "ạảấầậắặẹếềểệịọốồộớờợụủứừữựơư"), ("pl", "ąęłńśźż"), ("cs", "ěřů"),
    ("ro", "șțăţ"), ("hu", "őű"), ("az", "ə"), ("lt", "ėįų"), ("lv", "āēīķļņ"), ("is", "ðþ"), ("hr", "đ"),
)  # fmt: skip
# common words of neighbours without a file, so that they are not taken for those with one
NEIGHBOURS = {
    "ms": "yang dan di ini itu dengan untuk dari pada tidak akan dalam oleh kepada ke bahawa kerana ialah telah"
    " berkata lebih boleh tetapi sebuah seorang ketika mereka atas daripada hingga baharu serta namun",
    "gl": "o a os as do da dos das no na nos nas que e é un unha uns unhas para con non por máis se foi polo"
    " pola son ao á el ela tamén ou ata despois dous dúas co coa dun dunha dixo moi",
    "nl": "de het een van en in dat niet voor zijn met ook op aan naar bij om is te werd deze nog heeft door uit",
    "ca": "el la els les de i a en amb per que una un dels del és han aquest també més ha seva al no",
    "ro": "și în de la cu pe care este din pentru au fost că mai a o un lui unui sunt al nu să se",
    "sv": "och att det som är för på av i en ett inte med har till var den om de",
    "da": "og at det som er for på af i en et ikke med har til var den der de efter blev bliver mere nogle deres"
    " siger sagde men også kan skal havde hvor når fra eller hun han mod",
    "no": "og at det som er for på av i en et ikke med har til var den ble de etter blir mer noen deres sier sa"
    " men også kan skal hadde hvor når fra eller hun han mot over",
    "id": "yang dan di ini itu dengan untuk dari pada tidak akan dalam oleh kepada ke bahwa karena adalah telah"
    " mengatakan lebih bisa tetapi sebuah seorang saat mereka atas hingga serta namun",
    "az": "və bu ilə üçün bir də olan ki onun edib da",
    "fi": "ja on että ei se oli hän mutta myös kun ovat",
    "pl": "w i na się z do nie że jest o po jak przez to za od dla",
    "cs": "a v na se je že s z do o to pro za po jako",
    "sk": "a v na sa je že s z do o to pre za po ako",
    "hr": "i u na je se za da od s su o iz koji do će bi biti više ali ili kao što nakon preko prije poslije"
    " zbog sa jer gdje dvije riječi vrijeme uvijek ovdje priopćio priopćilo rekao milijuna eura tjedna tko"
    " također tisuća",
    "sl": "in v na je se za da od s so o iz ki do po pri ne",
    "hu": "a az és hogy nem is egy meg volt ez",
    "sq": "dhe të një për në më që është nga e i",
    "bg": "се са със това които който като след няма ще бъде беше за от да е на и в с че каза по до но има може"
    " при между през си му им ги тази този тези сред още също нова нов бяха както само заради",
    "sr": "је су се да за од која који као није у и на ће би бити више али или што након преко пре после због са"
    " до јер само био била je su se da za od koja koji nije u i na će bi biti više ali ili kao što nakon"
    " preko pre posle zbog sa do jer gde dve reči vreme uvek ovde saopštio saopštilo rekao miliona evra"
    " nedelje",
    "ps": "په د چې او ته کې سره دی له",
    "ckb": "لە بە بۆ ئەو کە لەگەڵ ئەم",
}
# those of the model's languages that papers are written in; its dialects and book languages win short titles by chance
WRITTEN = listed(
    "af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gu ha he hi hr hu hy id ig is it ja ka kk km kn"
    " ko ku ky lo lt lv mk ml mn mr ms mt my ne nl no om or pa pl ps pt ro ru rw si sk sl so sq sr sv sw ta te tg th tk"
    " tl tr ug uk ur uz vi xh yo zh zu"
)
