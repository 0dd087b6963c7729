"""What rooms say of a gap, in the language of the interface.

They say it in English: a sentence of a table, or one with names and figures in it. The tables stand in `whys.py` and
`remedies.py`, with `%(name)s` where something is filled in; a finished sentence is known again by its words. One that
is not there is told as it came, in English: a missing translation hides nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tasks.render import fillings
from tasks.render.marking import marked as _
from tasks.render.remedies import REMEDIES
from tasks.render.whys import WHYS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tasks.render.wording import Wording

# why a line was not taken for the article, before its words: dateline «…»; caption «…»
DROPPED: Mapping[str, str] = {
    "comments": _("comments"),
    "section label": _("section label"),
    "caption": _("caption"),
    "read also": _("read also"),
    "read more": _("read more"),
    "dateline": _("dateline"),
    "date line": _("date line"),
    "printed date": _("printed date"),
    "notice": _("notice"),
    "viewing": _("viewing"),
    "repeated title": _("repeated title"),
    "byline": _("byline"),
    "separator": _("separator"),
    "share": _("share"),
    "subscribe": _("subscribe"),
    "advertisement": _("advertisement"),
    "cookies": _("cookies"),
    "rights": _("rights"),
    "follow us": _("follow us"),
    "tags": _("tags"),
    "agency": _("agency"),
    "related": _("related"),
}
_SLOT = re.compile(r"%\\\((\w+)\\\)s")
_BETWEEN = re.compile(rf"(?<=[»)]); (?=(?:{'|'.join(DROPPED)}) «)")
_LINE = re.compile(rf"({'|'.join(DROPPED)}) «(.*)»(?: \((\d+) times\))?", re.DOTALL)
_HIDDEN = re.compile(r"(\d+) stor(?:y|ies), (\d+) articles?")


@lru_cache(maxsize=1)
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Give a pattern for every message with something filled in; the one with most words of its own first."""
    slotted = sorted((one for one in (*WHYS, *REMEDIES) if "%(" in one), key=lambda one: (-len(one), one))
    return tuple((re.compile(_SLOT.sub(r"(?P<\1>.+?)", re.escape(one)), re.DOTALL), one) for one in slotted)


def retold(said: str, words: Wording) -> str:
    """Give an English sentence of a gap in the interface's language; as it is where it is not known."""
    if words.code == "en":
        return said
    if said in WHYS or said in REMEDIES:
        return words._(said)
    for pattern, message in _forms():
        if found := pattern.fullmatch(said):
            filled = {blank: _filled(blank, text, words) for blank, text in found.groupdict().items()}
            return words._(message) % filled
    return said


def _filled(blank: str, text: str, words: Wording) -> str:
    """Give what fills a blank, in the interface's language where that is known."""
    if blank == "lines":
        return _lines(text, words)
    if blank in {"form", "found"}:
        return fillings.kind(text, words)
    if blank in {"fault", "inline"}:
        return fillings.fault(text, words, one_line=blank == "inline")
    return retold(text, words) if blank == "error" else text


def hidden(what: str) -> int:
    """Give how many stories "269 stories, 286 articles" speaks of; 1 where it speaks of one thing by its name."""
    found = _HIDDEN.fullmatch(what)
    return int(found[1]) if found else 1


def _lines(dropped: str, words: Wording) -> str:
    return words._("; ").join(_line(one, words) for one in _BETWEEN.split(dropped))


def _line(dropped: str, words: Wording) -> str:
    found = _LINE.fullmatch(dropped)
    if not found:
        return dropped
    reason, line, times = found.groups()
    told = words._("%(reason)s «%(line)s»") % {"reason": words._(DROPPED[reason]), "line": line}
    if times is None:
        return told
    often = words.n_("%(n)s time", "%(n)s times", int(times))
    return f"{told} ({often})"


def counted(what: str, words: Wording) -> str:
    """Give what a gap is about; figures of stories and articles in the interface's plurals, names as they are."""
    found = _HIDDEN.fullmatch(what)
    if not found:
        return what
    stories = words.n_("%(n)s story", "%(n)s stories", int(found[1]))
    return words.listed([stories, words.n_("%(n)s article", "%(n)s articles", int(found[2]))])
