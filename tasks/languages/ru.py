"""Russian. First rules: abbreviations and stems."""

from __future__ import annotations

from tasks.languages.rules import Rules, listed

RULES = Rules(
    code="ru",
    titles=listed("г ул им св гр проф акад ген см т.е т.к т.н"),
    abbreviations=listed("др пр т.д т.п тыс млн млрд руб долл гг"),
    stemmer="russian",
)
