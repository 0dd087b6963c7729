"""Stories over days, and windows of headlines beside articles: what no labelled file holds by itself.

    python tests/quality/windows.py [arrival] [halves]

*arrival*: the labelled stories arrive over days, a run each day over the last `window_days` of arrivals, every run
linking its window afresh and keeping names as the daily flow does. Printed: the gold figures of what that ends in, of
the same articles arriving together, and how far the two agree (B-cubed / pairwise F1). og2021 and basil arrive on the
day they were published; saudi, of one day, over seven days drawn by the articles' ids.

*halves*: half of the full texts are cut to their headlines (three draws by the articles' ids), alone and, for basil,
beside the headlines of uci. Printed: the gold figures, in the mean over the draws.
"""

import argparse
import datetime as dt
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType

from gate import ROOT, scorer
from kinds.stories import article
from predict import Row, read

from tasks.dedupe import group
from tasks.model import ArticleId, Story, StoryId, digest

WINDOW = 14  # days: the default of `window_days`
WEEK = 7
DRAWS = 3
Days = Callable[[Row], int]
SETS = {"saudi": "saudi_ar_annotated", "basil": "basil_en", "og2021": "og2021_titles", "uci": "uci_en_titles"}


def published(row: Row) -> int:
    """Give the day on which a row was published, counted from any other."""
    return dt.datetime.fromisoformat(row["date"]).toordinal()


def drawn(row: Row) -> int:
    """Give a day of the week, drawn by the row's id."""
    return int(digest("arrival", row["id"]), 16) % WEEK


def together(rows: Sequence[Row]) -> dict[str, str]:
    """Group all rows in one window; give the story of each."""
    known = [article(row) for row in rows]
    home = {member: story.id for story in group(known).stories for member in story.articles}
    return {row["id"]: home[one.id] for row, one in zip(rows, known, strict=True)}


def over_days(rows: Sequence[Row], day_of: Days) -> dict[str, str]:
    """Group rows day by day as they arrive; give the story of each as it stands at the end."""
    known = {row["id"]: article(row) for row in rows}
    arrived = {known[row["id"]].id: day_of(row) for row in rows}
    stories: dict[StoryId, Story] = {}
    home: dict[ArticleId, StoryId] = {}
    for today in sorted(set(arrived.values())):
        window = [one for one in known.values() if today - WINDOW < arrived[one.id] <= today]
        made = group(window, earlier=[stories[name] for name in sorted(stories)])
        home.update((member, story.id) for story in made.stories for member in story.articles)
        held: dict[StoryId, list[ArticleId]] = {}
        for member, name in sorted(home.items()):
            held.setdefault(name, []).append(member)
        latest = stories | {story.id: story for story in made.stories}
        stories = {
            name: replace(latest[name], articles=tuple(held[name]), texts=(tuple(held[name]),), lead=held[name][0])
            for name in held
        }
    return {name: home[one.id] for name, one in known.items()}


def arrival(sets: dict[str, list[Row]], scores: ModuleType) -> Iterator[str]:
    """Compare arriving over days with arriving together."""
    for name, day_of in (("saudi", drawn), ("basil", published), ("og2021", published)):
        rows = sets[name]
        gold = [(row["story"], row["lang"]) for row in rows]
        one, two = together(rows), over_days(rows, day_of)
        first, second = ([(told[row["id"]], row["lang"]) for row in rows] for told in (one, two))
        days = len({day_of(row) for row in rows})
        pairs = {"together": (gold, first), "over days": (gold, second), "agree": (first, second)}
        told = "  ".join(f"{what} {figures(scores, *each)}" for what, each in pairs.items())
        yield f"{name:8} {days:4} days  {told}"


def figures(scores: ModuleType, truth: Sequence[object], told: Sequence[object]) -> str:
    """Give B-cubed and pairwise F1."""
    found = scores.cluster_scores(truth, told)
    return f"{found['b3_f1']:.3f} / {found['pair_f1']:.3f}"


def cut(rows: Sequence[Row], draw: int) -> list[Row]:
    """Cut half of the rows to their headlines."""
    return [{**row, "text": ""} if int(digest(str(draw), row["id"]), 16) % 2 else row for row in rows]


def halves(sets: dict[str, list[Row]], scores: ModuleType) -> Iterator[str]:
    """Score windows of which half are headlines."""
    for name, beside in (("saudi", ""), ("basil", ""), ("basil", "uci")):
        rows, more = sets[name], sets.get(beside, [])
        gold = [row["story"] for row in rows]
        found = []
        for draw in range(DRAWS):
            told = together([*cut(rows, draw), *more])
            found.append(scores.cluster_scores(gold, [told[row["id"]] for row in rows]))
        b3, pair = (sum(each[which] for each in found) / DRAWS for which in ("b3_f1", "pair_f1"))
        yield f"{name:8} half cut to headlines{', beside ' + beside if beside else '':13}  {b3:.3f} / {pair:.3f}"


def main() -> None:
    """Print what was asked for; everything by default."""
    kinds = {"arrival": arrival, "halves": halves}
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("kinds", nargs="*", choices=[*kinds, []], metavar="KIND")
    asked = parser.parse_args().kinds or [*kinds]
    folder = Path(os.environ.get("MUJAZ_EVAL", ROOT.parent / "shared" / "eval"))
    if not (folder / "score").is_dir():
        print(f"windows: skipped, no labelled data at {folder}. Set MUJAZ_EVAL to the folder that holds it")
        sys.exit(0)
    sets = {name: list(read(folder / "clustering" / f"{file}.jsonl")) for name, file in SETS.items()}
    for kind in asked:
        for line in kinds[kind](sets, scorer("score_clustering", folder)):
            print(f"{kind:8} {line}", flush=True)


if __name__ == "__main__":
    main()
