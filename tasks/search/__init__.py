"""Search as `mujaz search` and the archive's page do it alike: queries, terms, and the files of the page's index.

Pure: the store asks its own index, `tasks.search.shards` writes the one that a browser reads.
"""

from __future__ import annotations

from tasks.search.query import Query, named, read

__all__ = ["Query", "named", "read"]
