"""Looking whether everything is in order: each file looks at one kind of thing and knows how to mend it."""

from __future__ import annotations

from flows.checkup.finding import Finding
from flows.checkup.round import findings

__all__ = ["Finding", "findings"]
