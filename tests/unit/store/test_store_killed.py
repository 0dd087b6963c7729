"""Killed at any moment, run again: the same store as if nothing had happened."""

import os
import random
import signal
import warnings
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import URL

from tasks.model import Extracted, Manifest, Page
from tasks.store import Store, sqlite

CUT = datetime(2026, 3, 5, 7, tzinfo=UTC)
DAY = date(2026, 3, 5)
PLACES = tuple(f"seeds/{name}.txt" for name in ("bridge", "bridge-2", "port", "école", "a", "b", "c"))


def run(url: str, make: Any) -> None:
    """Do with the store what a run does: keep, extract in batches, group, begin, publish."""
    documents = [make.document(place) for place in PLACES]
    with Store.open(url) as store:
        number = store.start_run("daily", DAY, CUT)
        waiting = store.add_documents(documents)
        for start in range(0, len(waiting), 3):
            part = waiting[start : start + 3]
            made = tuple(make.article(document) for document in part)
            store.add_extracted(part, Extracted(articles=made), "1")
        articles = store.window(CUT - timedelta(days=1))
        store.save_grouping(
            make.grouping(
                make.story(articles[:2], name="s", thread="t"),
                *(make.story((article,), thread="t") for article in articles[2:]),
            )
        )
        store.begin("daily", DAY, CUT - timedelta(days=1), CUT)
        told = {story.id: story.articles for story in store.stories_of([article.id for article in articles])}
        manifest = Manifest(
            version="1", edition="daily", date=DAY, settings="s", inputs="i", articles=len(articles), stories=len(told)
        )
        store.publish("daily", DAY, told=told, manifest=manifest, pages=(Page(path="a", content=b"a"),))
        store.end_run(number, CUT, "published")


def contents(url: str) -> dict[str, Any]:
    """Give all that the store holds, but the record of its runs."""
    with Store.open(url, create=False) as store:
        articles = store.window(CUT - timedelta(days=1))
        ids = [article.id for article in articles]
        stories = store.stories_of(ids)
        return {
            "waiting": store.add_documents([]),
            "articles": articles,
            "stories": stories,
            "threads": store.threads_of([story.id for story in stories]),
            "briefing": store.briefing("daily", DAY),
            "days": store.editions_and_dates(),
            "told": store.told("daily", DAY + timedelta(days=1)),
            "found": [hit.article.id for word in ("جسر", "port", "école", "happened") for hit in store.search(word)],
            "fates": [store.trace(place) for place in PLACES],
        }


def in_a_child(task: Callable[[], None], until: Callable[[int], None] = lambda _child: None) -> int:
    """Run `task` in a process of its own, which shares nothing open with this one; give its exit status."""
    with warnings.catch_warnings():
        # Python warns of threads from 3.12 on: those of a worker of the tests listen, and the child never asks them
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        try:
            task()
        except BaseException:  # noqa: BLE001 -- the child must never come back into the tests
            os._exit(1)
        os._exit(0)
    until(child)
    return os.waitpid(child, 0)[1]


def dying(step: int, made: Callable[[URL], sa.Engine]) -> Callable[[URL], sa.Engine]:
    """Make engines that kill their own process at a step; statements and commits are counted alike."""
    seen = 0

    def count(*_given: object) -> None:
        nonlocal seen
        if seen == step:
            os.kill(os.getpid(), signal.SIGKILL)
        seen += 1

    def engine(url: URL) -> sa.Engine:
        watched = made(url)
        for moment in ("before_cursor_execute", "after_cursor_execute", "commit"):
            event.listen(watched, moment, count)
        return watched

    return engine


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, make: Any) -> dict[str, Any]:
    """What a run leaves that nobody disturbs."""
    url = f"sqlite:///{tmp_path_factory.mktemp('whole')}/store.sqlite"
    run(url, make)
    return contents(url)


def test_a_run_killed_before_or_after_any_statement_is_made_good_by_the_next(
    tmp_path: Path, make: Any, whole: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    step, died = 0, True
    while died:
        url = f"sqlite:///{tmp_path}/{step}.sqlite"

        with monkeypatch.context() as patch:
            patch.setattr(sqlite, "engine", dying(step, sqlite.engine))
            status = in_a_child(lambda url=url: run(url, make))  # type: ignore[misc]  # -- a loop's value, bound at once
        died = os.WIFSIGNALED(status)
        assert died or status == 0
        if died:
            run(url, make)
        assert contents(url) == whole, f"killed at step {step}"
        step += 13 if step else 1  # every single one takes minutes and found no more than these
    assert step > 200


@pytest.mark.parametrize("seed", range(5))
def test_a_run_killed_at_a_random_moment_is_made_good_by_the_next(
    tmp_path: Path, make: Any, whole: dict[str, Any], seed: int
) -> None:
    url = f"sqlite:///{tmp_path}/store.sqlite"
    delay = random.Random(seed).uniform(0.01, 0.2)

    def kill(child: int) -> None:
        signal.setitimer(signal.ITIMER_REAL, delay)
        signal.sigwait({signal.SIGALRM})
        os.kill(child, signal.SIGKILL)

    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
    try:
        in_a_child(lambda: run(url, make), until=kill)
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGALRM})
    run(url, make)
    assert contents(url) == whole


def test_a_run_over_a_finished_day_changes_nothing(tmp_path: Path, make: Any, whole: dict[str, Any]) -> None:
    url = f"sqlite:///{tmp_path}/store.sqlite"
    for _ in range(3):
        run(url, make)
        assert contents(url) == whole
