"""Many requests side by side, so that a slow host keeps nobody waiting but itself."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from heapq import heappop, heappush
from math import inf
from typing import TYPE_CHECKING, Generic, TypeVar, overload

from tasks.ingest.fetch.errand import Errand
from tasks.ingest.fetch.fetcher import Fetcher
from tasks.ingest.fetch.values import Fetched, Request

if TYPE_CHECKING:
    from tasks.ingest.fetch.gate import Gate

Made = TypeVar("Made")


@overload
def fetch_all(fetcher: Fetcher, requests: Sequence[Request]) -> tuple[Fetched, ...]: ...


@overload
def fetch_all(fetcher: Fetcher, requests: Sequence[Request], then: Callable[[Fetched], Made]) -> tuple[Made, ...]: ...


def fetch_all(
    fetcher: Fetcher, requests: Sequence[Request], then: Callable[[Fetched], Made] | None = None
) -> tuple[Made, ...] | tuple[Fetched, ...]:
    """Fetch many addresses at once, each host at its own pace.

    Args:
        fetcher: whose rules hold; `workers` threads at most.
        requests: what to fetch.
        then: what to make of each result at once, in the thread that fetched it, so that not all bodies are in
            memory together. Without it the results themselves are given.

    Returns:
        What was made, in the order of the requests.

    Raises:
        Exception: what `then` raised first; what was not begun by then is left.
    """
    if then is None:
        return _Round(fetcher, requests, lambda fetched: fetched).run()
    return _Round(fetcher, requests, then).run()


class _Round(Generic[Made]):
    """One call of `fetch_all`. All that is shared is guarded by the gate's lock."""

    def __init__(self, fetcher: Fetcher, requests: Sequence[Request], then: Callable[[Fetched], Made]) -> None:
        self._fetcher = fetcher
        self._gate: Gate = fetcher.gate
        self._requests = requests
        self._then = then
        self._made: dict[int, Made] = {}
        self._trouble: list[BaseException] = []
        self._open = len(requests)
        self._idle = self._gate.watch()
        self._queues: dict[str, list[tuple[float, int, int, Errand]]] = {}  # of each host, by the tick they may go at
        self._agenda: list[tuple[float, int, str]] = []  # when a host may be asked next
        self._noted: dict[str, float] = {}  # the tick of a host's one valid place in the agenda
        self._added = 0  # breaks ties by order of arrival
        self._full: set[str] = set()  # hosts with errands that wait for others to end
        self._waking: float | None = None  # when the one worker that watches the clock will look again

    def run(self) -> tuple[Made, ...]:
        """Do everything; threads that still run when this is interrupted end with their present turn."""
        for nth, request in enumerate(self._requests):
            errand = self._fetcher.errand(request)
            if isinstance(errand, Fetched):
                self._finish(nth, errand)
            else:
                with self._gate.lock:
                    self._queue(nth, errand)
        count = min(self._fetcher.settings.workers, self._open)
        threads = [threading.Thread(target=self._work, daemon=True, name="fetch") for _ in range(count)]
        try:
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        except BaseException as stopped:  # noqa: BLE001 -- Ctrl-C must end the threads too
            self._stop(stopped)
        finally:
            self._gate.unwatch(self._idle)
        if self._trouble:
            raise self._trouble[0]
        return tuple(self._made[nth] for nth in range(len(self._requests)))

    def _work(self) -> None:
        while (taken := self._next()) is not None:
            nth, errand = taken
            host = errand.target.host
            try:
                done = self._fetcher.turn(errand)
            except BaseException as error:  # noqa: BLE001 -- told by `run`, in the thread that asked
                self._stop(error)
                return
            finally:
                self._gate.release(host, self._idle)
            if done:
                self._finish(nth, done)
            else:
                with self._gate.lock:
                    self._queue(nth, errand)

    def _finish(self, nth: int, done: Fetched) -> None:
        try:
            made = self._then(done)
        except BaseException as error:  # noqa: BLE001 -- told by `run`, in the thread that asked
            self._stop(error)
            return
        with self._gate.lock:
            self._made[nth] = made
            self._open -= 1
            if not self._open:
                self._idle.notify_all()

    def _stop(self, error: BaseException) -> None:
        with self._gate.lock:
            self._trouble.append(error)
            self._idle.notify_all()

    def _queue(self, nth: int, errand: Errand) -> None:
        """Let an errand wait for its host. The lock is held."""
        self._added += 1
        host = errand.target.host
        heappush(self._queues.setdefault(host, []), (errand.not_before, self._added, nth, errand))
        self._note(host)

    def _note(self, host: str) -> None:
        """Put a host on the agenda for the first tick at which one of its errands may go. The lock is held."""
        if not self._queues.get(host):
            return
        tick = max(self._gate.ready(host), self._queues[host][0][0])
        if tick >= self._noted.get(host, inf):
            return
        self._noted[host] = tick
        self._added += 1
        heappush(self._agenda, (tick, self._added, host))
        if self._waking is None:
            self._idle.notify()
        elif tick < self._waking:
            self._idle.notify_all()

    def _next(self) -> tuple[int, Errand] | None:
        """Wait for an errand whose host may be asked now; None when there is nothing more to do."""
        with self._gate.lock:
            while self._open and not self._trouble:
                for host in sorted(self._full):
                    if not self._gate.full(host):
                        self._full.remove(host)
                        self._note(host)
                while self._agenda and self._agenda[0][0] <= self._fetcher.clock.ticks():
                    tick, _, host = heappop(self._agenda)
                    if self._noted.get(host) == tick and (taken := self._taken(host)):
                        return taken
                self._wait()
        return None

    def _taken(self, host: str) -> tuple[int, Errand] | None:
        """Take a host's next errand and its turn at the gate, if there are both. The lock is held."""
        del self._noted[host]
        if self._gate.full(host):
            self._full.add(host)
            return None
        taken = None
        if self._gate.take(host, self._queues[host][0][0]):
            taken = heappop(self._queues[host])
        self._note(host)
        if self._agenda:
            self._idle.notify()  # there may be more to do by now than for the one who takes this
        return taken and taken[2:]

    def _wait(self) -> None:
        """Wait for something to change; one worker alone watches the clock. The lock is held."""
        clock = self._fetcher.clock
        if not self._agenda or self._waking is not None:
            clock.wait(self._idle, None)
            return
        self._waking = self._agenda[0][0]
        try:
            clock.wait(self._idle, max(0.0, self._waking - clock.ticks()))
        finally:
            self._waking = None
