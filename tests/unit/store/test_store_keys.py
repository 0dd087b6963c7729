"""What articles are compared by is kept as it was, an article once, and read for a window."""

import pickle
import sqlite3
import zlib
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.errors import StoreError
from tasks.model import Article, ArticleId, Keys
from tasks.store import Store
from tasks.store import keys as keeping
from tasks.store.columns import unzipped

LISTS = st.lists(st.text(max_size=8), max_size=4).map(tuple)


def made(article: Article, origin: str = "o", text: tuple[str, ...] = ()) -> Keys:
    return Keys(article=article.id, origin=origin, title=(), text=text, names=(), headed=())


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=LISTS, text=LISTS, names=LISTS, headed=LISTS)
def test_any_keys_come_back_as_they_were(store: Store, fill: Any, **lists: tuple[str, ...]) -> None:
    article, *_ = fill("seeds/bridge.txt")
    keys = Keys(article=article.id, origin="o", **lists)
    store.save_keys((keys,))
    assert store.keys_since(article.first_seen) == {article.id: keys}


def test_later_keys_take_the_place_of_earlier_ones(store: Store, fill: Any) -> None:
    article, other = fill("seeds/bridge.txt", "seeds/port.txt")
    store.save_keys((made(article, text=("a",)), made(other)))
    store.save_keys((made(article, "p", text=("b",)),))
    assert store.keys_since(article.first_seen) == {article.id: made(article, "p", text=("b",)), other.id: made(other)}


def test_only_those_of_the_window_are_read(store: Store, fill: Any) -> None:
    article, *_ = fill("seeds/bridge.txt")
    store.save_keys((made(article),))
    assert store.keys_since(article.first_seen + timedelta(seconds=1)) == {}


def test_keys_are_read_when_they_are_asked_for_and_once(
    store: Store, fill: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    article, other = fill("seeds/bridge.txt", "seeds/port.txt")
    store.save_keys((made(article, text=("a",)), made(other)))
    read: list[str] = []

    def noted(kept: bytes) -> str:
        read.append("one")
        return unzipped(kept)

    monkeypatch.setattr(keeping, "unzipped", noted)
    kept = store.keys_since(article.first_seen)
    assert (len(kept), set(kept), read) == (2, {article.id, other.id}, [])
    assert article.id in kept
    assert kept.get(ArticleId("nobody")) is None
    assert read == []
    first = kept[article.id]
    assert kept.get(article.id) is first, "by this grouping knows that they were kept"
    assert read == ["one"]


def test_keys_are_as_they_were_when_they_were_asked_after_whatever_becomes_of_the_store(
    url: str, store: Store, fill: Any
) -> None:
    article, *_ = fill("seeds/bridge.txt")
    store.save_keys((made(article, text=("a",)),))
    with Store.open(url) as reader:
        kept = reader.keys_since(article.first_seen)
    store.save_keys((made(article, "p"),))
    elsewhere = pickle.loads(pickle.dumps(kept))
    assert kept[article.id] == elsewhere[article.id] == made(article, text=("a",))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"no zlib", id="no compressed text"),
        pytest.param(zlib.compress(b"\xff"), id="no letters"),
        pytest.param(zlib.compress(b"[[],[]"), id="half a list"),
        pytest.param(zlib.compress(b"[[],[],[]]"), id="a list too few"),
    ],
)
def test_keys_that_cannot_be_read_are_damage_told_to_whoever_asks_for_them(
    url: str, store: Store, fill: Any, content: bytes
) -> None:
    article, other = fill("seeds/bridge.txt", "seeds/port.txt")
    store.save_keys((made(article), made(other)))
    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        connection.execute("UPDATE keys SET content = ? WHERE article = ?", (content, article.id))
    connection.close()
    kept = store.keys_since(article.first_seen)
    assert kept[other.id] == made(other)
    with pytest.raises(StoreError, match=r"it is damaged .*keys of"):
        kept.get(article.id)


def test_keys_of_an_unknown_article_are_refused(store: Store, fill: Any) -> None:
    article, *_ = fill("seeds/bridge.txt")
    with pytest.raises(Exception, match="refused"):
        store.save_keys((replace(made(article), article=ArticleId("nobody")),))
