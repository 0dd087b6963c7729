"""Turkish. First rules: abbreviations and stems."""

from __future__ import annotations

from tasks.languages.rules import Rules, listed

RULES = Rules(
    code="tr",
    titles=listed("Dr Prof Doç Av Sn Yrd"),
    abbreviations=listed("vb vs A.Ş T.C"),
    ordinals=True,
    kept="çğıöşü",
    dotless=True,
    tails=("*",),
    stemmer="turkish",
)
