"""A small pool of children: pieces in, outcomes out in the order of the pieces."""

from __future__ import annotations

import queue
import threading
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Self, TypeVar, cast

from tasks.sandbox.child import Child, Failure, Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 4  # pieces handed out beyond the one awaited, a worker: enough to keep all busy, too few to fill memory


class Sandbox:
    """Up to `workers` child processes, started when first needed and ended with the `with` block.

    Args:
        workers: processes at most.
        cpu_seconds: CPU time a piece may use (the kernel counts whole seconds: rounded up).
        wall_seconds: time on the clock a piece may take; generous, for a child that sleeps rather than works.
        memory_mb: address space a piece may add to what the idle child has.
        recycle: pieces after which a child is replaced, which bounds whatever leaks.
        preload: modules that a child imports before its first piece, outside the limits.
    """

    def __init__(
        self,
        *,
        workers: int = 2,
        cpu_seconds: float = 10,
        wall_seconds: float = 120,
        memory_mb: int = 512,
        recycle: int = 200,
        preload: tuple[str, ...] = (),
    ) -> None:
        if workers < 1:
            raise ValueError(f"{workers} workers cannot do anything; give at least 1")
        self._workers = workers
        self._recycle = recycle
        self._preload = preload
        self._limits = Limits(cpu_seconds=cpu_seconds, wall_seconds=wall_seconds, memory=memory_mb << 20)
        self._places: queue.LifoQueue[Child | None] = queue.LifoQueue()
        for _ in range(workers):
            self._places.put(None)
        self._children: list[Child] = []
        self._lock = threading.Lock()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def run(self, function: Callable[[Item], Result], item: Item) -> Result | Failure:
        """Do one piece in a child; safe from several threads, which wait for a free child.

        Args:
            function: found by name in the child, so it must stand at the top of an importable module.
            item: anything that pickles.

        Raises:
            ValueError: `function` is not importable, or the sandbox is closed.
            RuntimeError: a child could not import what it should preload.
        """
        if getattr(function, "__module__", None) == "__main__":
            raise ValueError(f"{function} lives in __main__, where a child cannot find it; move it into a module")
        child = self._places.get()
        try:
            if child is None or not child.alive:
                child = self._start()
            return cast("Result | Failure", child.run(function, item))
        except BaseException:
            if child is not None:
                child.end()  # it may be in the middle of a piece, whose reply must not be taken for the next one's
            raise
        finally:
            self._places.put(self._kept(child))

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | Failure]:
        """Do `function` on every item in the children; outcomes come in the order of the items.

        `items` is read only a few pieces ahead of what has been taken out.
        """
        threads = ThreadPoolExecutor(self._workers, thread_name_prefix="sandbox")
        waiting: deque[Future[Result | Failure]] = deque()
        try:
            for item in items:
                waiting.append(threads.submit(self.run, function, item))
                if len(waiting) > AHEAD * self._workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            threads.shutdown(wait=False, cancel_futures=True)  # pieces under way end with their children

    def close(self) -> None:
        """End all children at once, whatever they are doing; harmless twice."""
        with self._lock:
            self._closed = True
            children, self._children = self._children, []
        for child in children:
            child.kill()  # only killed: a thread that is waiting for it still holds its pipes
        for idle in [self._places.get() for _ in range(self._places.qsize())]:
            if idle is not None:
                idle.end()
            self._places.put(None)

    def _start(self) -> Child:
        with self._lock:
            if self._closed:
                raise ValueError("this sandbox is closed")
            child = Child(preload=self._preload, limits=self._limits)
            self._children.append(child)
            return child

    def _kept(self, child: Child | None) -> Child | None:
        """Give the child back if it may do more, else end it: an empty place is filled when it is needed."""
        if child is None:
            return None
        if child.alive and child.done < self._recycle and not self._closed:
            return child
        child.end()
        with self._lock:
            self._children = [other for other in self._children if other is not child]
        return None
