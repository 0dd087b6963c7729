"""Pieces that belong to a story and do not head it: a column on the event, a page that runs along with it.

A comment on an event joins the event's story where its words say so, like any text; the reader is told the event
first. It is known by what its title calls it, or by the part of the site that it stands in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from tasks.model import Article

# what outlets write before or behind a title; the words of all languages together, as no title holds them by chance
_NAMES = (
    "opinion|comment|commentary|analysis|editorial|op-ed|column|live|live blog|live updates|as it happened"
    "|رأي|مقال|مقال رأي|افتتاحية|الافتتاحية|تحليل|مباشر|بث مباشر|تغطية مباشرة|لحظة بلحظة"
    "|tribune|éditorial|édito|chronique|analyse|direct|en direct"
    "|kommentar|meinung|leitartikel|kolumne|liveblog|liveticker"
    "|opinión|análisis|tribuna|columna|en directo|en vivo|directo"
    "|мнение|колонка|аналитика|онлайн|görüş|yorum|köşe yazısı|analiz|canlı|یادداشت|سرمقاله|تحلیل|زنده"
)
_TITLE = re.compile(rf"^(?:{_NAMES})\s*[:.|–—-]\s|\s[|–—-]\s*(?:{_NAMES})(?:\s*:.*)?$", re.IGNORECASE)
_PLACES = frozenset({"opinion", "opinions", "comment", "commentisfree", "columns", "editorial", "editorials", "live"})


def aside(article: Article) -> bool:
    """Tell whether an article calls itself a comment or a running page."""
    return bool(_TITLE.search(article.title)) or not _PLACES.isdisjoint(_places(article.url))


def _places(url: str) -> list[str]:
    """Give the parts of a site that an address lies in; none of what is no address."""
    try:
        return urlsplit(url).path.casefold().split("/")[:-1]
    except ValueError:
        return []
