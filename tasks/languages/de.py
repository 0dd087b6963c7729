"""German. First rules: abbreviations and stems."""

from __future__ import annotations

from tasks.languages.rules import Rules, listed

RULES = Rules(
    code="de",
    titles=listed("Dr Prof Hr Fr St Nr Abs Art bzw ca vgl sog"),
    abbreviations=listed("etc usw z.B d.h u.a Jan Feb Mrz Apr Jun Jul Aug Sep Sept Okt Nov Dez Mio Mrd"),
    ordinals=True,
    stemmer="german",
)
