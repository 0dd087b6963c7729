"""Articles made of given rows, for the kinds that choose sentences: spans point into the text as the row gives it."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from statistics import median
from typing import Any

from tasks.languages import get, identify
from tasks.model import UNKNOWN_DATE, Article, ArticleId, DocumentKey, Extraction, digest

_ENDS = tuple(".!؟?:")


def unwrapped(text: str) -> str:
    """Undo hard wrapping, one space for one line break, so that every place stays where it was.

    A text counts as wrapped if it has at least six lines, half of them at most 85 and all at most 125 characters
    long, and fewer than 55 in 100 end a sentence. A break stays before an indented line after a finished sentence.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 6 or median(map(len, lines)) > 85 or max(map(len, lines)) > 125:
        return text
    if sum(line.rstrip().endswith(_ENDS) for line in lines) >= 0.55 * len(lines):
        return text
    return re.sub(r"(?<=[^\s])([ \t]*)\n(?!\s*\n)(?=(.?))", _joined, text)


def _joined(found: re.Match[str]) -> str:
    whole = found.string
    ended = whole[: found.start()].endswith(_ENDS)
    return found[0] if ended and found[2].isspace() else f"{found[1]} "


def article(row: Mapping[str, Any], name: str) -> Article:
    """Make the article that a source with this title, text, date and language would become."""
    title, text = row.get("title") or "", row.get("text") or ""
    code = row.get("lang") or identify(f"{title}\n{text}").code
    language = get(code)
    return Article(
        id=ArticleId(digest(name)),
        document=DocumentKey(digest(title, text)),
        source="rows",
        where=name,
        outlet=row.get("publisher") or "",
        url="",
        title=title,
        authors=(),
        published=language.parse_date(row["date"]) if row.get("date") else UNKNOWN_DATE,
        mentions=(),
        first_seen=datetime(2000, 1, 1, tzinfo=UTC),
        language=code,
        text=text,
        sentences=language.sentences(unwrapped(text)),
        extraction=Extraction(method="feed text"),
    )
