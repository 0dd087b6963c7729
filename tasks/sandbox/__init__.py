"""Rooms with walls for work on hostile input: recycled child processes with limits on CPU, memory and time.

    with Sandbox(workers=2, preload=("trafilatura",)) as sandbox:
        for outcome in sandbox.map(parse, pages):   # in the order of `pages`
            if isinstance(outcome, Failure): ...

A piece of work that runs away, eats memory or crashes its process costs itself and nothing else: its place in the
results holds a `Failure`. The walls are against accidents and attrition (hangs, bombs, leaks, crashes of C code),
not against code that has taken over the child: results come back as pickles.

POSIX only. Address-space limits work where the kernel keeps them (Linux); elsewhere CPU and time still hold.
"""

from tasks.sandbox.child import Failure
from tasks.sandbox.pool import Sandbox

__all__ = ["Failure", "Sandbox"]
