"""Answer labelled rows with the same code and defaults as the daily flow.

    python tests/quality/predict.py KIND IN.jsonl OUT.jsonl [--ratio 0.35]

KIND is one of: stories pairs summaries story-summaries extraction feeds dates mentions sentences languages. Rows in
and out are JSON, one a line; each kind's shapes stand at the head of its file in `kinds/`. Files that rows name lie
beside IN.jsonl.
"""

import argparse
import importlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Predict = Callable[..., Iterator[Row]]
KINDS = (
    *("stories", "pairs", "summaries", "story-summaries", "extraction", "feeds"),
    *("dates", "mentions", "sentences", "languages"),
)


def predictor(kind: str) -> Predict:
    """Load the kind's file; it holds `predict(rows, base) -> rows`."""
    sys.path.insert(0, str(Path(__file__).parent))
    predict: Predict = importlib.import_module(f"kinds.{kind.replace('-', '_')}").predict
    return predict


def read(path: Path) -> Iterator[Row]:
    """Give the rows of a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield json.loads(line)
                except json.JSONDecodeError as error:
                    sys.exit(f"{path}:{number}: not JSON ({error.msg}). Every line must hold one JSON object")


def write(rows: Iterable[Row], path: Path) -> int:
    """Write rows as JSON lines and give how many they were."""
    count = 0
    with path.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    return count


def main() -> None:
    """Read the arguments, predict, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kind", choices=KINDS, metavar="KIND", help=" ".join(KINDS))
    parser.add_argument("rows", type=Path, metavar="IN.jsonl")
    parser.add_argument("out", type=Path, metavar="OUT.jsonl")
    parser.add_argument(
        "--ratio", type=float, default=0.35, help="length of a summary, in words of the text (summaries)"
    )
    asked = parser.parse_args()
    if not asked.rows.is_file():
        sys.exit(f"{asked.rows}: no such file")
    more = {"ratio": asked.ratio} if asked.kind == "summaries" else {}
    rows = predictor(asked.kind)(read(asked.rows), asked.rows.parent, **more)
    print(f"{write(rows, asked.out)} rows in {asked.out}")


if __name__ == "__main__":
    main()
