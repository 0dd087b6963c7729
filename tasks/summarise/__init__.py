"""Choosing the sentences that tell a story, word for word; never writing one.

`summarise(stories, articles)` gives a `Summary` a story, of whole sentences with their places. `METHODS` names what may
rank them: `mujaz`, ours, and sumy's methods behind the same filters and the same redundancy cap.
"""

from tasks.summarise.choose import condense, summarise
from tasks.summarise.methods import METHODS

__all__ = ["METHODS", "condense", "summarise"]
