"""What kind of sentence begins here: event, comment, bare continuation, speech, or one that leans on the last.

The classes and their order (comment, bare, speech, open; first match) are those measured for choosing sentences: a
comment costs most, then speech whose speaker stood in the sentence before. A language without lists says "plain".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from tasks.languages.folding import fold
from tasks.languages.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tasks.languages.rules import Rules

Opening = Literal["plain", "comment", "bare", "speech", "open"]
_SUBJECT = 3  # words in which a sentence names who comments, where its verb stands at the end
_ANALYST_WITHIN = 10  # words after a leading speech verb
_QUOTED = re.compile(r"""\s*[:"'«“„‘]""")
_CLOSED = re.compile(r"""["'»“”’]\s*[,.]?\s*[–—-]?\s*([^"'«»“”„‘’]+)$""")
_FIRST = re.compile(r"[^\W_]+")


class _Lists(NamedTuple):
    """A language's lists, folded and with every ending."""

    opinion: frozenset[str]
    courts: frozenset[str]
    analysts: frozenset[str]
    judging: re.Pattern[str]
    closing: tuple[str, ...]
    adding: frozenset[str]
    speech: frozenset[str]
    saying: frozenset[str]  # both
    bare_before: frozenset[str]
    pronouns: frozenset[str]
    leaning: tuple[str, ...]


@lru_cache(maxsize=64)
def _lists(rules: Rules) -> _Lists:
    lists = rules.openers

    def spelled(entry: str) -> str:
        return " ".join(words(fold(entry, kept=rules.kept, dotless=rules.dotless)))

    def verbs(entries: Iterable[str]) -> frozenset[str]:
        bases = {spelled(entry) for entry in entries}
        return frozenset(bases | {base + ending for base in bases for ending in lists.endings})

    return _Lists(
        verbs(lists.opinion),
        frozenset(map(spelled, lists.courts)),
        frozenset(map(spelled, lists.analysts)),
        _judging(tuple(map(spelled, entry.split("…"))) for entry in lists.judging),
        tuple(f" {spelled(entry)} " for entry in lists.closing),
        verbs(lists.adding),
        verbs(lists.speech),
        verbs((*lists.adding, *lists.speech)),
        frozenset(map(spelled, lists.bare_before)),
        frozenset(map(spelled, lists.pronouns)),
        tuple(f" {spelled(entry)} " for entry in lists.leaning),
    )


def _judging(phrases: Iterable[tuple[str, ...]]) -> re.Pattern[str]:
    """Build a pattern for phrases whose parts stand in the text in order; each part may have a clitic before it."""
    parts = [".*".join(rf"(?<!\w)\w?{re.escape(part)}(?!\w)" for part in phrase) for phrase in phrases]
    return re.compile("|".join(parts) or "(?!)")


def opening(sentence: str, rules: Rules) -> Opening:
    """Tell what kind of sentence this is; the first class that fits."""
    lists = _lists(rules)
    if not lists.speech:
        return "plain"
    folded = fold(sentence, kept=rules.kept, dotless=rules.dotless)
    spelled = words(folded)
    if not spelled:
        return "plain"
    if _is_comment(spelled, lists, rules):
        return "comment"
    if _is_bare(spelled, folded, lists, rules):
        return "bare"
    told = spelled[: rules.openers.reach + 1] + (spelled[-rules.openers.final :] if rules.openers.final else [])
    if any(_is(word, lists.saying, rules) for word in told):
        return "speech"
    head = f" {' '.join(spelled[:6])} "
    return "open" if head.startswith(lists.leaning) else "plain"


def _is(word: str, known: frozenset[str], rules: Rules) -> bool:
    return word in known or (word[0] in rules.openers.prefixes and word[1:] in known)


def _is_comment(spelled: list[str], lists: _Lists, rules: Rules) -> bool:
    head = spelled[: max(rules.openers.reach, _SUBJECT)]
    if any(_is(word, lists.analysts, rules) for word in head):
        return True
    if any(_is(word, lists.opinion, rules) for word in head) and lists.courts.isdisjoint(head):
        return True
    if _is(spelled[0], lists.speech, rules):
        within = spelled[1 : _ANALYST_WITHIN + 1]
        if any(_is(word, lists.analysts, rules) for word in within):
            return True
    text = f" {' '.join(spelled)} "
    if text.endswith(lists.closing):
        return True
    return lists.judging.search(text) is not None


def _is_bare(spelled: list[str], folded: str, lists: _Lists, rules: Rules) -> bool:
    """Tell speech that goes on without naming its speaker."""
    first = spelled[0]
    if _is(first, lists.adding, rules):
        return True
    follows = spelled[1] if len(spelled) > 1 else ""
    if _closing(folded, lists, rules):
        return True
    if _is(first, lists.pronouns, rules):  # "he added", « il a ajouté »
        return any(_is(word, lists.saying, rules) for word in spelled[1:3])
    if not _is(first, lists.speech, rules):
        return False
    found = _FIRST.search(folded)
    return follows in lists.bare_before or bool(found and _QUOTED.match(folded, found.end()))


def _closing(folded: str, lists: _Lists, rules: Rules) -> bool:
    """Tell whether a pronoun for its speaker closes a quotation: "…", he told; « … », a-t-elle dit; – сказал он."""
    tail = _CLOSED.search(folded)
    heads = words(tail[1])[:3] if tail else []
    pronoun = any(word.rpartition("-")[2] in lists.pronouns for word in heads)
    return pronoun and any(_is(part, lists.saying, rules) for word in heads for part in (word, word.partition("-")[0]))
