"""The clock on the wall, which other tests hurry or hold still."""

import time

from tasks.ingest.opening import WallClock


def test_the_clock_on_the_wall_tells_the_time_and_lets_it_pass() -> None:
    watch, began = WallClock(), time.monotonic()
    before = watch.now()
    assert abs(before - time.time()) < 60
    watch.wait(0.02)
    assert time.monotonic() - began >= 0.02
