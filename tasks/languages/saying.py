"""The patterns by which speech and speakers are found in a folded sentence, built once a language."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tasks.languages.folding import fold
from tasks.languages.stops import stops
from tasks.languages.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tasks.languages.rules import Rules

HIDDEN = "\0"  # stands for every code point of a speech between marks
COLON = r":(?!\d)"
BEHIND = r"\0[\s.,،;!?…–—-]*"  # what may stand between a speech and the verb behind it


class Saying(NamedTuple):
    """A language's lists of speech, folded, as patterns and sets."""

    verb: re.Pattern[str]
    stop: re.Pattern[str]  # ends a name that follows its verb
    adjunct: re.Pattern[str]
    breaks: re.Pattern[str]
    particle: re.Pattern[str]  # right behind what stands between marks: that was a title, the speech follows
    according: re.Pattern[str]
    introducing: re.Pattern[str]  # before the name, where it precedes its verb: what stands there is no part of it
    unnamed: re.Pattern[str]
    leads: frozenset[str]
    nobody: frozenset[str]
    silent: frozenset[str]  # words that name nobody: roles, pronouns, stop words
    roles: frozenset[str]
    barring: frozenset[str]
    called: frozenset[str]


@lru_cache(maxsize=64)
def saying(rules: Rules) -> Saying:
    """Build the patterns of a language once."""
    lists, kept, dotless = rules.speech, rules.kept, rules.dotless

    def folded(entries: Iterable[str]) -> list[str]:
        return [fold(one, kept=kept, dotless=dotless).strip() for one in entries]

    def either(entries: Iterable[str]) -> str:
        """Build what matches any of these phrases, the longest first.

        "~" stands for any ending, " * " for up to eight words of which none bars the verb: «نے * کہا».
        """
        made = sorted(folded(entries), key=lambda one: (-len(one), one))
        spelt = (re.escape(one.rstrip("~")).replace("\\ ", r"\s+") + (r"\w*" if one[-1] == "~" else "") for one in made)
        joined = "|".join(spelt).replace(r"\s+\*\s+", between) or "(?!)"
        return rf"(?:{joined})(?!\w)"

    bars = "|".join(map(re.escape, folded(lists.barring))) or "(?!)"
    between = rf"\s+(?:(?!(?:{bars})\b)\w+\s+){{0,8}}?"
    before = f"[{rules.openers.prefixes}]?" if rules.openers.prefixes else ""
    nobody = frozenset(folded(lists.nobody))
    roles = frozenset(word for one in folded(lists.roles) for word in (one, *words(one)))  # a mark parts «יו"ר»
    return Saying(
        verb=re.compile(rf"(?<![\w-]){before}{either(lists.verbs)}"),
        stop=re.compile(rf"(?<!\w){either(lists.particles)}|{COLON}|{HIDDEN}"),
        adjunct=re.compile(rf"(?<!\w){either(lists.adjuncts)}|[(\[\d]"),
        breaks=re.compile(rf"(?<!\w){either(lists.breaks)}"),
        particle=re.compile(rf"{HIDDEN}\s*{either(lists.particles)}"),
        according=re.compile(rf"{BEHIND}{either(lists.according)}"),
        introducing=re.compile(rf"(?<!\w){either(lists.introducing)}"),
        unnamed=re.compile(rf"(?<!\w){either(lists.unnamed)}"),
        # "according to" and who else stand beside the speaker, who is named before: «وأكد، بحسب الوكالة، أن»
        leads=frozenset(folded(lists.leads)) | {one.split()[0] for one in folded(lists.according)},
        nobody=nobody,
        silent=nobody | roles | stops(rules),
        roles=roles,
        barring=frozenset(folded(lists.barring)),
        called=frozenset(folded(lists.called)),
    )
