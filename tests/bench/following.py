"""What an unchanged feed costs a run in all: its settings, what is remembered of it, the fetch, and keeping the answer.

    python tests/bench/following.py [FEEDS]

A workspace follows FEEDS feeds (default 1000) of 50 full articles each, on a server in another process. What they gave
yesterday is in the store; today none has changed. Counted is all that a run does for them from the settings file on,
on the plain engine, once by 304 and once by the same body.
"""

import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from feeds import NOW, SERVER, cpu, rss, told

from flows.follow import feeds_of, follow, job_of, rules
from flows.job import Job, prepare
from flows.runner import PlainRunner
from tasks.ingest.feeds.poll import poll
from tasks.ingest.fetch import Fetcher
from tasks.store import Store
from tasks.workspace import Workspace

SETTINGS = '[fetch]\nallow_private = ["127.0.0.1"]\nspacing = 0.0\nrobots = false\n'


def settings(base: str, kind: str, count: int) -> str:
    """Write a settings file that follows `count` feeds."""
    feeds = (f'[[sources]]\nname = "feed-{n}"\nurl = "{base}/{kind}/{n}"\n' for n in range(count))
    return SETTINGS + "".join(feeds)


def remembered(job: Job, store: Store) -> None:
    """Keep for every feed what the first one gives."""
    sources = feeds_of(job)
    first = job_of(sources[0], store, {})
    with Fetcher(rules(job.settings)) as fetcher:
        (one,) = poll([first], seen=NOW, fetcher=fetcher)
    store.save_feeds([replace(one, documents=(), state=replace(one.state, url=source.url)) for source in sources])


def measured(base: str, kind: str, count: int) -> float:
    """Give the CPU milliseconds a feed of one round in which nothing has changed."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "mujaz.toml").write_text(settings(base, kind, count), encoding="utf-8")
        place = Workspace(root=root)
        place.prepare()
        (job,) = prepare(place, now=NOW)
        with Store.open(job.store_url) as store:
            remembered(job, store)
            start = cpu()
            (job,) = prepare(place, now=NOW + timedelta(days=1))
            reports = follow(job, PlainRunner(), store, job.now)
            spent = cpu() - start
    wanted = "not modified" if kind == "validators" else "nothing new"
    assert [report.status for report in reports] == [wanted] * count
    return spent / count * 1000


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    server = subprocess.Popen([sys.executable, "-c", SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(rss("same"))
    server.stdin.close()
    base = f"http://127.0.0.1:{int(server.stdout.readline())}"
    try:
        for kind, words in (("validators", "by 304"), ("plain", "by the same body")):
            told(f"an unchanged feed in all, {words}", f"{measured(base, kind, count):.2f} ms CPU (goal <= 1)")
    finally:
        server.kill()
        server.wait()


if __name__ == "__main__":
    main()
