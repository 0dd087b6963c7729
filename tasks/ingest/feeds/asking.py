"""Put requests to a fetcher, and make something of each answer as it comes, so that no two bodies lie about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from tasks.ingest.fetch import Accept, Fetched, Request

Made = TypeVar("Made")


class Fetching(Protocol):
    """Whatever can ask the network for one address; it never raises for what the network does."""

    def get(
        self, url: str, *, accept: Accept = "feed", etag: str = "", modified: str = "", user_agent: str = ""
    ) -> Fetched:
        """Give what came of one request."""


def ask(
    fetcher: Fetching, requests: Iterable[Request], then: Callable[[Request, Fetched], Made]
) -> dict[Request, Made]:
    """Ask every request once and give what `then` makes of it.

    The fetcher of `tasks.ingest.fetch` is asked many at a time, and `then` is called from its threads; any other one
    after the other.
    """
    waiting = list(dict.fromkeys(requests))
    made: dict[Request, Made] = {}
    while waiting:
        turn: dict[str, Request] = {}
        for request in waiting:
            turn.setdefault(request.url, request)  # an answer names its address: each once at a time

        def one(fetched: Fetched, turn: dict[str, Request] = turn) -> Made:
            return then(turn[fetched.url], fetched)

        made.update(zip(turn.values(), _all(fetcher, tuple(turn.values()), one), strict=True))
        waiting = [request for request in waiting if request not in made]
    return made


def _all(fetcher: Fetching, requests: Sequence[Request], then: Callable[[Fetched], Made]) -> Sequence[Made]:
    from tasks.ingest.fetch.fetcher import Fetcher
    from tasks.ingest.fetch.many import fetch_all

    if isinstance(fetcher, Fetcher):
        return fetch_all(fetcher, requests, then)
    return [
        then(fetcher.get(one.url, accept=one.accept, etag=one.etag, modified=one.modified, user_agent=one.user_agent))
        for one in requests
    ]
