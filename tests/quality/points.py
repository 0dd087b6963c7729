"""An editor's points for stories told by several outlets, ours beside plain ways, at three sentences each.

    python tests/quality/points.py [--shown]

For our own ten stories (tests/data/summarise/stories), those written when the rules stood, in the order in which they
taught something (…/later, …/newer, …/held, …/newsroom, …/unseen, …/last) or nothing yet (…/final), the ten of the
stream (under MUJAZ_EVAL) and the three of the seeds it prints the points (of 6 a story), what was chosen that must not
be, by kind, and the words a story; for most of them how many headlines are right too. sumy's methods stand there as
they are, behind our redundancy cap, and behind it with no more words than ours: their sentences are longer, and long
ones carry more.
`--shown` prints what ours chose.
"""

import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from cases import Case, own, seeds, stream
from editor import Score, score

from tasks.compose.headlines import headline
from tasks.model import Excerpt
from tasks.summarise import single, story, summarise
from tasks.summarise.choose import gathered
from tasks.summarise.methods import method
from tasks.summarise.picking import Budget, Habits, pick
from tasks.summarise.pool import Candidate, Pool

SENTENCES = 3
FREE = Habits(cap=2.0, soft=0.0, leaning=frozenset())  # nothing is refused
SETS = {
    "own": own,
    "later": lambda: own("later"),
    "newer": lambda: own("newer"),
    "held": lambda: own("held"),
    "newsroom": lambda: own("newsroom"),
    "unseen": lambda: own("unseen"),
    "last": lambda: own("last"),
    "final": lambda: own("final"),
    "stream": lambda: stream(eval_folder()),
    "seeds": seeds,
}


def eval_folder() -> Path:
    """Give where the labelled data lies."""
    return Path(os.environ.get("MUJAZ_EVAL", Path(__file__).parents[2].parent / "shared" / "eval"))


def ours(case: Case, name: str = "mujaz") -> Sequence[Excerpt]:
    """Choose as the product does."""
    return summarise([case.story], case.articles, method=name, sentences=SENTENCES)[0].excerpts


def plain(rank: Callable[[Pool], Sequence[float]]) -> Callable[[Case], Sequence[Excerpt]]:
    """Choose the best by a ranking of the same eligible sentences, with nothing behind it."""

    def choose(case: Case) -> Sequence[Excerpt]:
        pool = gathered(case.story, case.articles).pool()
        chosen = pick(pool, rank(pool), Budget(sentences=SENTENCES), FREE)
        return [excerpt(pool.candidates[number]) for number in chosen]

    return choose


def at_our_length(name: str) -> Callable[[Case], Sequence[Excerpt]]:
    """Choose by a method behind our habits, as many words as ours has for the story: long sentences carry more."""

    def choose(case: Case) -> Sequence[Excerpt]:
        pool = gathered(case.story, case.articles).pool()
        words = sum(len(one.text.split()) for one in ours(case))
        habits = replace((single if len(pool.readings) == 1 else story).HABITS, soft=0.0)
        chosen = pick(pool, method(name).rank(pool), Budget(words=words), habits)
        return [excerpt(pool.candidates[number]) for number in chosen]

    return choose


def excerpt(one: Candidate) -> Excerpt:
    """Make an excerpt of a candidate."""
    span = one.sentence.span
    return Excerpt(text=one.sentence.text, article=one.article, start=span.start, end=span.end)


def lead_of_the_first(pool: Pool) -> list[float]:
    """Rank the first text's sentences in its order, then the second's."""
    return [-1000.0 * one.text - one.rank for one in pool.candidates]


def leads_in_turn(pool: Pool) -> list[float]:
    """Rank the first sentence of each text before the second of each."""
    return [-1000.0 * one.rank - one.text for one in pool.candidates]


WAYS: dict[str, Callable[[Case], Sequence[Excerpt]]] = {
    "mujaz": ours,
    "lead of the first": plain(lead_of_the_first),
    "leads in turn": plain(leads_in_turn),
    "lexrank": plain(method("lexrank").rank),
    "textrank": plain(method("textrank").rank),
    "lexrank, capped": lambda case: ours(case, "lexrank"),
    "textrank, capped": lambda case: ours(case, "textrank"),
    "lexrank, capped, at our words": at_our_length("lexrank"),
    "textrank, capped, at our words": at_our_length("textrank"),
}


def total(cases: Sequence[Case], way: Callable[[Case], Sequence[Excerpt]] = ours) -> Score:
    """Add up what a way of choosing gets."""
    return sum((score(case.gold, way(case), case.names) for case in cases), Score())


def headed(case: Case) -> bool:
    """Tell whether the headline is one that the editor would print."""
    found = headline(case.story, case.articles, ours(case))
    return found.text.startswith(tuple(case.gold["headline"]))


def figures(name: str) -> dict[str, float]:
    """Give for `make quality` the share of the points that ours gets on a set, and of its sentences not forbidden."""
    cases = SETS[name]()
    found = total(cases)
    if not cases:
        return {}
    return {"points": found.points / found.most, "allowed": 1 - len(found.forbidden) / found.sentences}


def main() -> None:
    """Print a line a way and set."""
    for name, load in SETS.items():
        cases = load()
        if not cases:
            print(f"{name}: skipped, no stream at {eval_folder()}. Set MUJAZ_EVAL to the folder that holds it")
            continue
        print(f"{name}: {len(cases)} stories")
        for way, choose in WAYS.items():
            found = total(cases, choose)
            kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(Counter(found.forbidden).items()))
            words = found.words / len(cases)
            print(f"  {way:30} {found.points:3} of {found.most}   {words:4.0f} words   forbidden: {kinds or 'none'}")
        if judged := [case for case in cases if "headline" in case.gold]:
            print(f"  headlines as the editor would print them: {sum(map(headed, judged))} of {len(judged)}")
        if "--shown" in sys.argv:
            show(cases)


def show(cases: Sequence[Case]) -> None:
    """Print what ours chose, a story at a time."""
    for case in cases:
        chosen = ours(case)
        found = score(case.gold, chosen, case.names)
        print(f"\n{case.name}: {found.points} of {found.most} {' '.join(found.forbidden)}")
        for one in chosen:
            print(f"  [{case.names[one.article]}] {one.text}")


if __name__ == "__main__":
    main()
