"""Whether what an earlier run knew is of these articles, by a digest of all that it follows from."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from tasks.dedupe import rules
from tasks.dedupe.large.kept import read, read_on
from tasks.dedupe.large.spelling import Spelt
from tasks.model import ID_LENGTH

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tasks.dedupe.large.kept import Past
    from tasks.model import Article, Kept

DAMAGED = (ValueError, LookupError, TypeError, AttributeError)


class Basis:
    """What scores and stories of a window follow from: its articles, in the order in which they are known."""

    def __init__(
        self, articles: Sequence[Article], titles: Sequence[str], outlets: Sequence[str], counted: int
    ) -> None:
        """Note the articles.

        Args:
            articles: of one language, those that tables count first, then the others as they came.
            titles: theirs without their outlets' tails.
            outlets: their publishers among these.
            counted: how many of them tables count.
        """
        self._counted = counted
        self._articles = list(zip(articles, titles, outlets, strict=True))
        made_by = f"{rules.rules()} {articles[0].language} {counted}\n"
        self._read = {0: sha256(made_by.encode())}  # digests of the first so many

    def made_of(self, articles: int) -> str:
        """Give the digest of the first so many."""
        if articles not in self._read:
            start = max(many for many in self._read if many < articles)
            self._read[articles] = read = self._read[start].copy()
            lines = "".join(_line(*one) for one in self._articles[start:articles])
            read.update(lines.encode("utf-8", "surrogatepass"))
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
        with suppress(*DAMAGED):
            if past and "read" in of:
                spelt = Spelt.of(of["read"].content)
                past = replace(past, spelt=spelt, read=of["read"], acting={**spelt.acting, **past.acting})
        return past

    def _is_of(self, row: Kept) -> bool:
        """Tell whether a row is of the first of these articles."""
        return self._counted <= row.articles <= len(self._articles) and row.made_of == self.made_of(row.articles)


def _line(article: Article, title: str, outlet: str) -> str:
    """Give all of an article that scores and stories follow from, on a line.

    Text and sentences go by its document, whose name is a digest of its content and of what its source said of it
    (`model.Document.key`): an edit is another document. A text that was let go has no length. What follows from other
    articles stands for itself, and so does the date: an edit does not move one that was known.
    """
    when = article.published
    date = f"{when.year}-{when.month}-{when.day} {when.hour}:{when.minute}{when.offset}"
    names = f"{article.id}\x1f{article.document}\x1f{outlet}\x1f{article.title}\x1f{title}"
    return f"{names}\x1f{len(article.text)}\x1f{date}\n"
