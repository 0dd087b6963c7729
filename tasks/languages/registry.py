"""The registry is this folder: a module whose name is a language code is a language.

A broken member fails when it is asked for, by name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Literal

from tasks.languages.language import Language
from tasks.languages.rules import Dates, Rules, listed

_CODE = re.compile(r"[a-z]{2,3}")
_RTL = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi", "arz", "azb", "pnb"})
_SNOWBALL = {  # stemmers for languages without a file, by code
    "ca": "catalan", "da": "danish", "el": "greek", "eo": "esperanto", "et": "estonian", "eu": "basque",
    "fi": "finnish", "ga": "irish", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "lt": "lithuanian", "nl": "dutch", "no": "norwegian", "nb": "norwegian", "nn": "norwegian", "pl": "polish",
    "ro": "romanian", "sr": "serbian", "sv": "swedish", "ta": "tamil", "yi": "yiddish",
    "hi": "hindi", "ne": "nepali", "cs": "czech",
}  # fmt: skip
_KEPT = {  # letters whose marks their stemmers go by
    "ca": "ç", "cs": "áčďéěíňóřšťúůýž", "da": "æøå", "et": "äöõü", "fi": "äöå", "hu": "áéíóöőúüű", "lt": "ąčęėįšųūž",
    "nb": "æøå", "nn": "æøå", "no": "æøå", "pl": "ąćęłńóśźż", "ro": "ăâîșț", "sv": "åäö",
}  # fmt: skip
_MARKS = {"el": ";\u037e"}
_TITLES = {  # abbreviations that never end a sentence, for languages without a file: our own reading of news
    "ca": "Sr Sra Dr Dra Prof núm pàg art", "cs": "dr prof ing mgr sv ul č str tzv", "da": "dr prof hr fr nr ca",
    "el": "κ κα κκ Δρ Καθ σελ αρ π.χ π.μ μ.μ κ.λπ", "hi": "डॉ प्रो श्री रु कु पं", "mr": "डॉ प्रा श्री रु",
    "hu": "dr prof id ifj ún", "nl": "dr prof mr mevr dhr drs ir ds nr blz art",
    "no": "dr prof hr fru nr ca", "pl": "dr prof hab inż mgr ks św ul al gen płk nr str art",
    "ro": "dl dna dr prof ing str nr art", "sv": "dr prof hr fru nr ca", "id": "Dr Prof Ir Drs Hj Jl No",
    "bn": "ড ডা মো প্রো", "sr": "др проф ул бр стр чл dr prof ul br", "hr": "dr prof ul br str čl",
    "bg": "д-р проф инж ул бр стр чл",
}  # fmt: skip
_ORDINALS = frozenset({"cs", "da", "et", "fi", "hr", "hu", "is", "lv", "nb", "nn", "no", "pl", "sk", "sl", "sr", "bs"})


@lru_cache(maxsize=1)
def codes() -> tuple[str, ...]:
    """Give the codes that have a file, sorted."""
    found = (path.stem for path in Path(__file__).parent.glob("*.py"))
    return tuple(sorted(code for code in found if _CODE.fullmatch(code)))


def get(code: str) -> Language:
    """Give the language of `code` ("ar", "en-GB", "pt_BR"); base rules under that code where it has no file."""
    return _get(re.split(r"[-_.]", code.strip().lower(), maxsplit=1)[0] or "und")


@lru_cache(maxsize=256)
def _get(code: str) -> Language:
    if code not in codes():
        direction: Literal["rtl", "ltr"] = "rtl" if code in _RTL else "ltr"
        base = Rules(
            code=code,
            direction=direction,
            marks=_MARKS.get(code, ""),
            titles=listed(_TITLES.get(code, "")),
            ordinals=code in _ORDINALS,
            kept=_KEPT.get(code, ""),
            stemmer=_SNOWBALL.get(code, ""),
            dates=Dates(locales=(code,), order="babel") if code != "und" else Dates(order=""),
        )
        return Language(base)
    rules = getattr(import_module(f"tasks.languages.{code}"), "RULES", None)
    if not isinstance(rules, Rules) or rules.code != code:
        raise TypeError(f"tasks/languages/{code}.py must define RULES = Rules(code={code!r}, …)")
    return Language(rules)
