"""Patterns of a reader, laid on folded text piece by piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.model import PIECE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tasks.languages import Language
    from tasks.model import Article

OVERLAP = 100  # letters that two pieces of a long sentence share, so that what lies on the cut is found


def pieces(article: Article) -> Iterator[str]:
    """Give the title and the sentences; a sentence longer than `PIECE` in pieces that overlap."""
    lines = (article.title, *(article.text[span.start : span.end] for span in article.sentences))
    for line in lines:
        for start in range(0, max(1, len(line) - OVERLAP), PIECE - OVERLAP):
            yield line[start : start + PIECE]


def folded_pattern(pattern: str, language: Language) -> str:
    """Fold the letters of a pattern as the text is folded, and leave its signs alone.

    ASCII stays: it may be a sign, and capitals do not count. A letter that folding drops (ء, vowel marks) is dropped,
    but for one that stands in a class or is repeated: the pattern would become another.
    """
    out: list[str] = []
    escaped = inside = False
    for place, letter in enumerate(pattern):
        if letter.isascii() or escaped:
            out.append(letter)
            inside = (not escaped and (letter == "[" or (inside and letter != "]"))) or (escaped and inside)
            escaped = letter == "\\" and not escaped
            continue
        folded = language.fold(letter)
        repeated = pattern[place + 1 : place + 2] in {"*", "+", "?", "{"}
        out.append(folded if folded or not (inside or repeated) else letter)
    return "".join(out)
