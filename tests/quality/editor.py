"""What an editor gives for a summary: 2 points for each fact wanted, 1 for each that is fair, and what must not stand.

`opening` names, where an editor gave them, the sentences with which the summary may begin: any other is out of order.

A fact is a group of sentences that all carry it, in whichever article; it counts once. A second sentence of a fact that
was told is a repetition. A mark names a sentence by its beginning ("Police arrested"), with its article before it where
that is needed ("004: words"), or by a code point in its article ("6@147"); "~" before it halves what it is worth.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tasks.model import Excerpt

MOST = 6  # of one story: three sentences of 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What a summary, or many, got; `forbidden` names what must not stand, by kind."""

    points: int = 0
    most: int = 0
    forbidden: tuple[str, ...] = ()
    words: int = 0
    sentences: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            points=self.points + other.points,
            most=self.most + other.most,
            forbidden=self.forbidden + other.forbidden,
            words=self.words + other.words,
            sentences=self.sentences + other.sentences,
        )


def marked(mark: str, name: str, one: Excerpt) -> bool:
    """Tell whether a mark means this excerpt of the article called `name`."""
    mark = mark.removeprefix("~")
    home, at, place = mark.partition("@")
    if at and place.isdigit():
        return home == name and one.start <= int(place) < one.end
    home, colon, words = mark.partition(": ")
    if colon and home.isdigit():
        return home == name and one.text.startswith(words)
    return one.text.startswith(mark)


def follows(one: Excerpt, summary: Sequence[Excerpt]) -> bool:
    """Tell whether the sentence that stood before this one in its article was chosen too: then it leans on that."""
    return any(other.article == one.article and 0 < one.start - other.end < 3 for other in summary)


def score(gold: Mapping[str, Any], summary: Sequence[Excerpt], names: Mapping[str, str]) -> Score:
    """Score a summary; `names` gives for an article's id what the marks call it."""
    facts = [(2, group) for group in gold["wanted"]] + [(1, group) for group in gold.get("fair", ())]
    got = [0] * len(facts)
    forbidden: list[str] = []
    for one in summary:
        name = names[one.article]
        found = {
            number: 1 if mark.startswith("~") else worth
            for number, (worth, group) in enumerate(facts)
            for mark in group
            if marked(mark, name, one)
        }
        if found and all(got[number] for number in found):
            forbidden.append("repetition")
        for number, worth in found.items():
            got[number] = max(got[number], worth)
        forbidden += [
            kind
            for kind, marks in gold.get("never", {}).items()
            if any(marked(mark, name, one) for mark in marks) and not (kind == "leaning" and follows(one, summary))
        ]
    begin = gold.get("opening", ())
    if begin and summary and not any(marked(mark, names[summary[0].article], summary[0]) for mark in begin):
        forbidden.append("order")
    return Score(
        points=min(MOST, sum(got)),
        most=MOST,
        forbidden=tuple(forbidden),
        words=sum(len(one.text.split()) for one in summary),
        sentences=len(summary),
    )
