"""Who says what a sentence quotes, as the sentence itself names them; nobody where that is not certain.

Read: verb, speaker, speech («وقال الوزير فلان: "…"»); speaker, verb, speech (Jane Doe said: “…”); speech, verb and
speaker in either order (“…”, said Jane Doe); speech, then "according to" and who. A speech stands between quotation
marks, six words of it at least, so that no name or title in marks is taken for one; in Arabic also behind a colon.
Nobody is taken to speak where marks are torn, where two speak in one sentence, where the verb is denied or belongs to a
clause about somebody, where the speaker is a pronoun, a bare role ("the minister") or an unnamed source, or where the
sentence says that he does not want to be named. Who it is, `tasks/languages/speaker.py` reads.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tasks.languages.flat import Flat
from tasks.languages.quotations import quotations
from tasks.languages.saying import COLON, HIDDEN, saying
from tasks.languages.speaker import GAP, LEAST, Reader
from tasks.languages.words import words
from tasks.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tasks.languages.rules import Rules


class Said(NamedTuple):
    """Who speaks in a sentence: where they are named in it, and whether their words stand between marks."""

    speaker: Span
    marked: bool


def said(sentence: str, rules: Rules) -> Said | None:
    """Tell who says what `sentence` quotes; None where it quotes nobody, or not for certain."""
    if not rules.speech.verbs:
        return None
    flat = Flat(sentence, rules)
    marks = quotations(flat.text)
    if marks is None or saying(rules).unnamed.search(flat.text):
        return None
    long = [one for one in marks if _speech(flat.text, one, rules)]
    if not long and not (rules.speech.colon and re.search(COLON, flat.text)):
        return None
    names = Reader(_masked(flat.text, long), sentence, flat, rules).names()
    if not names or not all(_same(one, names[0], flat.text) for one in names[1:]):
        return None
    return Said(Span(*flat.span(*names[0])), bool(long))


def _speech(text: str, marked: Span, rules: Rules) -> bool:
    """Tell whether what stands between marks is long enough for a speech, and not called a title or a name."""
    if len(words(text[marked.start : marked.end])) < LEAST:
        return False
    before = words(text[max(0, marked.start - GAP) : marked.start])
    return not before or before[-1] not in saying(rules).called


def _masked(text: str, hidden: Iterable[Span]) -> str:
    """Hide quotations with their marks: what is said in them is not this sentence's own grammar."""
    for one in hidden:
        text = text[: one.start - 1] + HIDDEN * (one.end - one.start + 2) + text[one.end + 1 :]
    return text


def _same(one: Span, other: Span, text: str) -> bool:
    """Tell whether one naming only repeats some of the other's words."""
    return set(words(text[one.start : one.end])) <= set(words(text[other.start : other.end]))
