"""What articles are compared by is kept as it was, an article once, and read for a window."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.model import Article, ArticleId, Keys
from tasks.store import Store

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


def test_keys_of_an_unknown_article_are_refused(store: Store, fill: Any) -> None:
    article, *_ = fill("seeds/bridge.txt")
    with pytest.raises(Exception, match="refused"):
        store.save_keys((replace(made(article), article=ArticleId("nobody")),))
