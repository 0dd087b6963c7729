"""Whether what an earlier run knew is of these articles, by a digest of all that it follows from."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

from tasks.dedupe import rules
from tasks.dedupe.large.kept import read, read_on
from tasks.model import ID_LENGTH

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tasks.dedupe.large.kept import Past
    from tasks.model import Article, Kept

DAMAGED = (ValueError, LookupError, TypeError, AttributeError)


class Told:
    """The articles of a window in the order in which they are known."""

    def __init__(
        self, articles: Sequence[Article], origins: Sequence[str], outlets: Sequence[str], counted: int
    ) -> None:
        """Note what scores and stories follow from.

        Args:
            articles: those that tables count first, then the others as they came.
            origins: of what they are compared by: language, title, text, rules.
            outlets: their publishers among these.
            counted: how many of them tables count.
        """
        self._counted = counted
        self._lines = [
            f"{one.id}\x1f{one.document}\x1f{origin}\x1f{outlet}\x1f{one.title}\x1f{one.url}\x1f{_stated(one)}\n"
            for one, origin, outlet in zip(articles, origins, outlets, strict=True)
        ]
        self._read = {0: sha256(f"{rules.rules()} {counted}\n".encode())}  # digests of the first so many

    def made_of(self, articles: int) -> str:
        """Give the digest of the first so many."""
        if articles not in self._read:
            start = max(many for many in self._read if many < articles)
            self._read[articles] = read = self._read[start].copy()
            read.update("".join(self._lines[start:articles]).encode("utf-8", "surrogatepass"))
        return self._read[articles].hexdigest()[:ID_LENGTH]

    def past(self, kept: Collection[Kept]) -> Past | None:
        """Read what an earlier run knew; nothing where it is of other articles, of other rules, or damaged.

        Where that is so of what came later alone, the counted articles are known all the same.
        """
        of = {row.part: row for row in kept if self._is_of(row)}
        if "counted" not in of or of["counted"].articles != self._counted:
            return None
        past = None
        with suppress(*DAMAGED):  # it saves work and holds nothing that cannot be made again
            past = read(of["counted"].content, self._counted)
            if "all" in of:
                past = read_on(of["all"].content, of["all"].articles, past)
        return past

    def _is_of(self, row: Kept) -> bool:
        """Tell whether a row is of the first of these articles."""
        return self._counted <= row.articles <= len(self._lines) and row.made_of == self.made_of(row.articles)


def _stated(article: Article) -> str:
    """Give the date of an article, those that it states and where its sentences end, in short."""
    when, ends = article.published, [end for _, end in article.sentences]
    date = f"{when.year}-{when.month}-{when.day} {when.hour}:{when.minute}{when.offset}"
    if not article.mentions:
        return f"{date} {ends}"
    dates = [f"{one.kind}{one.when.year}-{one.when.month}-{one.when.day}@{one.when.start}" for one in article.mentions]
    return f"{date} {dates} {ends}"
