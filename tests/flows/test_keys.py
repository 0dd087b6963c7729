"""The flow stems an article once: what grouping compares by is kept between runs."""

import datetime as dt
from collections.abc import Callable

import pytest

from flows.job import Outcome
from tasks.dedupe import keys as making
from tasks.languages import Language
from tasks.model import Keys
from tasks.store import Store
from tasks.workspace import Workspace

NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
EVER = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
Brief = Callable[..., Outcome]


def test_a_second_run_takes_the_keys_of_the_first_and_writes_the_same_bytes(
    seeded: Workspace, brief: Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = brief(seeded)
    with Store.open(f"sqlite:///{seeded.store}") as store:
        kept = store.keys_since(EVER)
    assert len(kept) == 5

    def refuse(language: Language, text: str) -> list[str]:
        raise AssertionError(f"stemmed again: {language} {text[:40]}")

    monkeypatch.setattr(making, "_telling", refuse)
    assert brief(seeded, at=NOON + dt.timedelta(hours=1)).pages == first.pages


def test_another_version_of_the_rules_makes_them_again(
    seeded: Workspace, brief: Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    brief(seeded)
    monkeypatch.setattr(making, "rules", lambda: "later")
    brief(seeded, at=NOON + dt.timedelta(hours=1))
    with Store.open(f"sqlite:///{seeded.store}") as store:
        origins = {one.origin for one in store.keys_since(EVER).values()}
        articles = store.articles(list(store.keys_since(EVER)))
    assert origins >= {making.made_of(article, article.title) for article in articles}


def test_only_the_keys_that_a_run_has_made_are_written(
    seeded: Workspace, brief: Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    brief(seeded)
    written: list[Keys] = []
    monkeypatch.setattr(Store, "save_keys", lambda _, made: written.extend(made))
    title = "A whale swims up the river to Lorn"
    (seeded.seeds / "whale.txt").write_text(f"{title}\n\nThe whale was seen at noon by the ferryman of Lorn.\n")
    brief(seeded, at=NOON + dt.timedelta(hours=1))
    with Store.open(f"sqlite:///{seeded.store}") as store:
        assert [one.article for one in written] == [one.id for one in store.window(EVER) if one.title == title]
