"""Small words of all languages with a file that bind others and mean nothing: our own list."""

from __future__ import annotations

from tasks.languages.rules import listed

AND = frozenset({"", "و", "and", "et", "und", "y", "e", "ve", "и", "i", "і", "та", "й", "ו", "اور"})
ARTICLES = frozenset(
    listed("the a an le la les un une der die das den dem ein eine einen el los las una il lo gli i o os as um uma")
)
