"""Measure every kind on labelled data and hold the figures to their floors: `make quality`.

    python tests/quality/gate.py [KIND ...] [--only NAME] [--raise]

The data lies where MUJAZ_EVAL says (default: ../shared/eval beside the checkout): publishers own its texts, so it is
not part of the project; without it the command says so and ends well. Floors are in `floors.json`; `--raise` lifts
them to what was measured and never lowers one.
"""

import argparse
import importlib.util
import json
import os
import resource
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import points
import same
from predict import Row, predictor, read, write
from tables import TABLES, measured, scored

ROOT = Path(__file__).parents[2]
FLOORS = Path(__file__).with_name("floors.json")
SLACK = 0.002  # figures may move by a last digit with a library's patch release


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """One labelled file: which kind answers it, and which figures of its scorer are held to floors."""

    kind: str
    file: str
    figures: tuple[str, ...]
    by_language: bool = False  # a story across languages counts as one story a language

    @property
    def name(self) -> str:
        """Name the set as the floors do."""
        return f"{self.kind}/{Path(self.file).stem}"


CLUSTER = ("b3_f1", "pair_f1", "b3_p", "b3_r")
BODY = ("shingle_f1", "bow_f1", "title_exact", "date_exact")
ROUGE = ("rouge1_f_avg", "rouge2_f_avg", "rougeL_f_avg", "len_ratio")
SEGMENTS = ("seg_f1", "title_exact", "date_exact")
SETS = (
    Set(kind="stories", file="clustering/saudi_ar_annotated.jsonl", figures=CLUSTER),
    Set(kind="stories", file="clustering/basil_en.jsonl", figures=CLUSTER),
    Set(kind="stories", file="clustering/uci_en_titles.jsonl", figures=CLUSTER),
    Set(kind="stories", file="clustering/gnews_fr_titles.jsonl", figures=CLUSTER),
    Set(kind="stories", file="clustering/og2021_titles.jsonl", figures=CLUSTER, by_language=True),
    Set(kind="stories", file="clustering/og2021_titles_ar.jsonl", figures=CLUSTER),
    Set(kind="pairs", file="clustering/pairs_tgcontest_en_ru.jsonl", figures=("accuracy", "f1")),
    Set(kind="pairs", file="clustering/pairs_semeval22_ar.jsonl", figures=("accuracy", "f1")),
    Set(kind="summaries", file="summarization/easc_ar.jsonl", figures=ROUGE),
    Set(kind="summaries", file="summarization/bbc_en.jsonl", figures=ROUGE),
    Set(kind="extraction", file="extraction/aeb_en.jsonl", figures=BODY),
    Set(kind="extraction", file="extraction/wcxb_articles_en.jsonl", figures=(*BODY, "seg_f1")),
    Set(kind="extraction", file="extraction/fundus_multi.jsonl", figures=BODY),
    Set(kind="extraction", file="extraction/trafilatura_segments.jsonl", figures=SEGMENTS),
    Set(kind="extraction", file="extraction/arabic_pages.jsonl", figures=("shingle_f1", "bow_f1")),
    Set(kind="feeds", file="feeds/feeds.jsonl", figures=("held", "survived")),
    Set(kind="told", file="own", figures=("points", "allowed")),
    Set(kind="told", file="later", figures=("points", "allowed")),
    Set(kind="told", file="newer", figures=("points", "allowed")),
    Set(kind="told", file="held", figures=("points", "allowed")),
    Set(kind="told", file="newsroom", figures=("points", "allowed")),
    Set(kind="told", file="unseen", figures=("points", "allowed")),
    Set(kind="told", file="last", figures=("points", "allowed")),
    Set(kind="told", file="final", figures=("points", "allowed")),
    Set(kind="told", file="stream", figures=("points", "allowed")),
    Set(kind="told", file="seeds", figures=("points", "allowed")),
    Set(kind="same", file="own", figures=("right", "found")),
    Set(kind="languages", file="clustering/og2021_titles.jsonl", figures=("accuracy",)),
    Set(kind="dates", file="dates/dates.jsonl", figures=("right", "not wrong", "time right")),
)  # fmt: skip


def scorer(name: str, folder: Path) -> ModuleType:
    """Load one of the scorers that lie beside the data."""
    spec = importlib.util.spec_from_file_location(name, folder / "score" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score_stories(gold: list[Row], answers: list[Row], scores: ModuleType, *, by_language: bool) -> dict[str, float]:
    """Score clusters: B-cubed and pairwise."""
    told = {row["id"]: str(row["story"]) for row in answers}
    truth = [(row["story"], row["lang"]) if by_language else row["story"] for row in gold]
    figures: dict[str, float] = scores.cluster_scores(truth, [told.get(row["id"], "\0" + row["id"]) for row in gold])
    return figures


def score_feeds(gold: list[Row], answers: list[Row], scores: ModuleType) -> dict[str, float]:
    """Give the share of stated expectations that hold, and of feeds that were read without an error."""
    table, _ = scores.score(gold, {row["id"]: row for row in answers})
    facts = [(share * count, count) for name, (share, count) in table.items() if not name.startswith("survived.")]
    alive = [(share * count, count) for name, (share, count) in table.items() if name.startswith("survived.")]
    return {
        "held": sum(f[0] for f in facts) / sum(f[1] for f in facts),
        "survived": sum(a[0] for a in alive) / len(gold),
    }


def score_dates(gold: list[Row], answers: list[Row], scores: ModuleType) -> dict[str, float]:
    """Give the shares of dates read right and of dates not read wrong; a wrong date is worse than none."""
    table = scores.score(gold, {row["id"]: row["date"] for row in answers})
    total, times = table["ALL"], table["time"]
    right = times["right"] / max(1, times["n"])
    return {"right": total["right"] / total["n"], "not wrong": 1 - total["wrong"] / total["n"], "time right": right}


def figures_of(entry: Set, gold: list[Row], answers: list[Row], folder: Path) -> dict[str, float]:
    """Score one set with the scorer that lies beside it, or with its kind's own."""
    if entry.kind in TABLES:
        return scored(entry.kind, gold, answers)
    name = {"stories": "clustering", "pairs": "clustering"}.get(entry.kind, entry.kind)
    scores = scorer(f"score_{name}", folder)
    if entry.kind == "stories":
        return score_stories(gold, answers, scores, by_language=entry.by_language)
    if entry.kind == "feeds":
        return score_feeds(gold, answers, scores)
    if entry.kind == "dates":
        return score_dates(gold, answers, scores)
    if entry.kind == "pairs":
        with tempfile.TemporaryDirectory() as place:
            write(gold, Path(place, "gold")), write(answers, Path(place, "answers"))
            pairs: dict[str, float] = scores.score_pairs(Path(place, "gold"), Path(place, "answers"))
            return pairs
    found: dict[str, float]
    if entry.kind == "summaries":
        found = scores.score(gold, {row["id"]: row["summary"] for row in answers})
    else:
        found = scores.score(gold, {row["id"]: row for row in answers})
    return found


def measure(entry: Set, folder: Path) -> tuple[dict[str, float], float]:
    """Answer a set and score it: its figures, and the CPU seconds of this process and its children."""
    before = cpu()
    if entry.kind in {"told", "same"}:  # editors' choices lie with the code; see points.py and same.py
        return (points.figures(entry.file) if entry.kind == "told" else same.figures()), cpu() - before
    path = folder / entry.file
    answers = list(predictor(entry.kind)(read(path), path.parent))
    spent = cpu() - before
    found = figures_of(entry, list(read(path)), answers, folder)
    return {name: found[name] for name in entry.figures if name in found}, spent


def cpu() -> float:
    """Give the CPU seconds of this process and of the children it has reaped."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def chosen(asked: argparse.Namespace) -> Iterator[Set]:
    """Give the sets that were asked for; all of them by default."""
    for entry in SETS:
        if (not asked.kinds or entry.kind in asked.kinds) and asked.only in entry.name:
            yield entry


def main() -> None:
    """Measure, print, compare with the floors; exit 1 when a figure fell below one."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("kinds", nargs="*", metavar="KIND")
    parser.add_argument("--only", default="", metavar="NAME", help="only sets whose name holds this")
    parser.add_argument("--raise", action="store_true", dest="lift", help="lift floors to what was measured")
    asked = parser.parse_args()
    folder = Path(os.environ.get("MUJAZ_EVAL", ROOT.parent / "shared" / "eval"))
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    fallen = [line for kind in tables(asked) for line in tell(*measured(kind), floors, lift=asked.lift)]
    if (folder / "score").is_dir():
        fallen += [line for entry in chosen(asked) for line in report(entry, folder, floors, lift=asked.lift)]
    else:
        print(f"quality: the rest skipped, no labelled data at {folder}. Set MUJAZ_EVAL to the folder that holds it")
    if asked.lift:
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    print(*fallen, sep="\n")
    sys.exit(1 if fallen else 0)


def tables(asked: argparse.Namespace) -> Iterator[str]:
    """Give the kinds of our own tables that were asked for."""
    for kind, file in TABLES.items():
        if (not asked.kinds or kind in asked.kinds) and asked.only in f"{kind}/{file}":
            yield kind


def report(entry: Set, folder: Path, floors: dict[str, dict[str, float]], *, lift: bool) -> Iterator[str]:
    """Measure a set and print its figures; give a line for each that fell below its floor."""
    found, spent = measure(entry, folder)
    yield from tell(entry.name, found, floors, lift=lift, cost=f"({spent:.1f} CPU s)")


def tell(
    entry: str, found: dict[str, float], floors: dict[str, dict[str, float]], *, lift: bool, cost: str = ""
) -> Iterator[str]:
    """Print figures; give a line for each that fell below its floor."""
    print(f"{entry:38}", *(f"{name} {value:.4f}" for name, value in found.items()), cost, flush=True)
    held = floors.setdefault(entry, {})
    for name, value in found.items():
        if name == "len_ratio":  # said beside the scores, not a merit
            continue
        if value < held.get(name, 0.0) - SLACK:
            yield f"below its floor: {entry} {name} {value:.4f} < {held[name]:.4f}"
        elif lift:
            held[name] = max(held.get(name, 0.0), round(value, 4))


if __name__ == "__main__":
    main()
