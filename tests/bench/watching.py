"""What watch words cost, on real articles.

    python tests/bench/watching.py FOLDER

FOLDER holds articles as grouping.py takes them. Printed, for 1, 10 and 500 words (the commonest longer ones of the
articles), for five patterns and for the worst pattern that is let in: CPU seconds over all articles, each reading its
words anew; first what folding and parting the words costs alone, which nothing can go below.
"""

import time
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path

from grouping import article, texts

from tasks.compose import Watcher
from tasks.languages import get, identify
from tasks.model import WatchGroup
from tasks.settings.watch_checks import words

PATTERNS = ["/مجلس (النواب|الدولة)/", r"/اتفاق\w*/", "/صواريخ?/", "/نفط|غاز/", "/حوثي(ين|ون)?/"]


def main() -> None:
    """Print the costs."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    given = [
        article(str(number), title, text, identify(text).code)
        for number, (title, text) in enumerate(texts(parser.parse_args().folder))
    ]
    counts = Counter(word for one in given for word in one.text.split() if word.isalpha() and len(word) > 4)
    common = [word for word, _ in counts.most_common(500)]
    begun = time.process_time()
    for one in given:
        get(one.language).terms(one.text)
    print(f"{len(given)} articles, their words alone: {time.process_time() - begun:.2f} s")
    for name, said in {
        "1 word": common[:1],
        "10 words": common[:10],
        "500 words": common,
        "5 patterns": PATTERNS,
        "the worst pattern": ["/.*ظظ/"],
    }.items():
        begun = time.process_time()
        watcher = Watcher([WatchGroup(name="bench", words=words(said))])
        found = sum(bool(watcher.found(one)) for one in given)
        print(f"{name}: {time.process_time() - begun:.2f} s, {found} articles")


if __name__ == "__main__":
    main()
