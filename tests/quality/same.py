"""Does another outlet say the same? Our `also` on pairs of our own writing (tests/data/summarise/pairs).

    python tests/quality/same.py [--shown]

Each pair is a story of two articles with one sentence each. Printed for every kind of pair: how many are called the
same; then the share of those calls that are right. `--shown` prints the wrong ones.
"""

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kinds.given import article

from tasks.summarise.also import says
from tasks.summarise.reading import read
from tasks.summarise.weights import count

PAIRS = Path(__file__).parents[1] / "data" / "summarise" / "pairs"
RIGHT = "yes"


def pairs() -> Iterator[tuple[str, str, str, str]]:
    """Give language, kind and the two sentences of every pair."""
    for path in sorted(PAIRS.glob("*.toml")):
        for kind, one, other in tomllib.loads(path.read_text(encoding="utf-8"))["pairs"]:
            yield path.stem, kind, one, other


def called(code: str, one: str, other: str) -> bool:
    """Tell whether we claim that `other` says what `one` says."""
    made = [article({"text": text, "lang": code}, str(number)) for number, text in enumerate((one, other))]
    readings = list(read(made).values())
    weights = count(sentence.stems for reading in readings for sentence in reading.sentences)
    first, second = (reading.sentences[0] for reading in readings)
    return says(second, first, readings[0].language, weights)


def figures() -> dict[str, float]:
    """Give the share of the claims that are right, and of the right pairs that are claimed."""
    found = Counter((kind, called(code, one, other)) for code, kind, one, other in pairs())
    claims = sum(number for (_, said), number in found.items() if said)
    rights = found[RIGHT, True] + found[RIGHT, False]
    return {"right": found[RIGHT, True] / claims, "found": found[RIGHT, True] / rights}


def main() -> None:
    """Print the counts."""
    said: Counter[str] = Counter()
    everything: Counter[str] = Counter()
    for code, kind, one, other in pairs():
        found = called(code, one, other)
        everything[kind] += 1
        said[kind] += found
        if "--shown" in sys.argv and found != (kind == RIGHT):
            print(f"{kind} ({code}), called {'the same' if found else 'different'}:\n  {one}\n  {other}")
    print(", ".join(f"{kind} {said[kind]} of {number}" for kind, number in everything.items()))
    print(", ".join(f"{name} {value:.3f}" for name, value in figures().items()))


if __name__ == "__main__":
    main()
