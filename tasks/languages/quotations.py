"""Where words stand between quotation marks, in any script: the outermost pairs of a sentence.

«…», »…«, “…”, „…“, ”…“ and "…" are one kind here: papers mix them, and texts lose their direction. The space beside a
mark says whether it opens; where it says nothing, what is open already does. Brackets of Japanese and Chinese say it
themselves. Single marks are left alone: they are apostrophes too; and so is a straight mark inside a Hebrew word, where
it stands for gershayim: before the last letter, or before an ending («דו"חות»), as the Academy of the Hebrew Language
has it, but not behind letters that are written onto the head of a word («ב"הארץ»).
"""

from __future__ import annotations

import re

from tasks.model import Span

_MARK = re.compile('["“”„‟«»「」『』]')
_HEAD, _TAIL = re.compile("[\u05d0-\u05ea]+\\Z"), re.compile("[\u05d0-\u05ea]+")
_WRITTEN_ON = "והבלמשכ"  # letters that Hebrew writes onto the head of a word
_BRACKETS = {"「": True, "『": True, "」": False, "』": False}
_BEFORE = "([{:-–—ـ"  # what may stand right before a mark that opens, beside white space
_AFTER = ".,،;؛:!?؟…)]}-–—"  # what may stand right after one that closes


def quotations(text: str) -> tuple[Span, ...] | None:
    """Give where the outermost quotations of `text` stand, marks left out; None where a mark has lost its other."""
    found: list[Span] = []
    depth = start = 0
    for mark in _MARK.finditer(text):
        if mark[0] == '"' and _gershayim(text, mark.start()):
            continue
        if _opens(text, mark.start(), depth):
            start = start if depth else mark.end()
            depth += 1
        elif not depth:
            return None
        else:
            depth -= 1
            if not depth:
                found.append(Span(start, mark.start()))
    return None if depth else tuple(found)


def _opens(text: str, place: int, depth: int) -> bool:
    mark = text[place]
    if mark in _BRACKETS:
        return _BRACKETS[mark]
    before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    free_before = not before or before.isspace() or before in _BEFORE or _MARK.match(before) is not None
    free_after = not after or after.isspace() or after in _AFTER or _MARK.match(after) is not None
    return free_before if free_before != free_after else not depth


def _gershayim(text: str, place: int) -> bool:
    head, tail = _HEAD.search(text, max(0, place - 20), place), _TAIL.match(text, place + 1)
    return head is not None and tail is not None and (len(tail[0]) == 1 or bool(head[0].strip(_WRITTEN_ON)))
