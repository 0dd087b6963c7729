"""What the briefing does not know of the articles it tells: counted, named, with a way to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.model import Gap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tasks.model import Article, Item

CHANGED = "changed since"
LINE = 60  # code points of a dropped line that are shown
_BESIDE = "Write {} into a file beside it, named like it with .meta.toml at the end."
_FULL = "Save the full text as a file in the sources folder."
_KEPT = "Nothing to do; the earlier text is kept: `mujaz show ARTICLE --earlier` prints it."
_ELSEWHERE = "Only its publisher can say it."
_NOTES = {
    "no title": ("Its source gives no title.", _BESIDE.format('title = "…"')),
    "no date": (
        "Neither its source nor its text says when it was published.",
        _BESIDE.format('published = "2025-05-10"'),
    ),
    "implausible date": (
        "The date that its source gives cannot be right, so it was not used.",
        _BESIDE.format('published = "2025-05-10"'),
    ),
    "language uncertain": ("Its language could not be told for certain.", _BESIDE.format('language = "ar"')),
    "encoding uncertain": (
        "Its bytes can be read in more than one encoding, so letters may be wrong.",
        "Save the file as UTF-8.",
    ),
    "thin": ("Little text was found on its page: part of the article may be missing.", _FULL),
    "nested text lost": ("Its page nests some text too deeply to be read.", _FULL),
    "cut": ("It is too long to be read whole, so its end was left out.", "Split it into shorter files."),
    "feed text": ("Its page could not be had whole, so this is the text that its feed gives.", _FULL),
    "paywall": ("Its page shows only those who pay the whole article.", _FULL),
    "consent page": ("Its site asks for consent before it shows the article.", _FULL),
    "robot check": ("Its site asks whether a person is there before it shows the article.", _FULL),
    CHANGED: ("Its text has changed since it was first read; the present one is told.", _KEPT),
}


def of_articles(pairs: Iterable[tuple[Article, Item]]) -> Iterator[Gap]:
    """Give the gaps of articles as the page lists them: what is missing, what is doubtful, what was dropped."""
    for article, item in pairs:
        missing = {"no title": not article.title, "no date": item.when.precision == "unknown"}
        noted = [note for note in article.extraction.notes if note not in missing]
        for kind in (*(kind for kind, is_so in missing.items() if is_so), *noted):
            why, remedy = _NOTES.get(kind, (f"Reading it left a note: {kind}.", "Look at the source."))
            fixed = "://" in article.where and "beside it" in remedy  # a page has no file to write beside
            yield Gap(kind=kind, what=article.where, why=why, remedy=_ELSEWHERE if fixed else remedy)
        if lines := _dropped(article):
            yield Gap(
                kind="lines dropped",
                what=article.where,
                why=f"Not taken for the article: {'; '.join(lines)}.",
                remedy="If a line belongs to the article, report it; the stored source still has it.",
            )


def _dropped(article: Article) -> list[str]:
    """Name the dropped lines by reason, each line once, shortened, with how often it stood there.

    A line that only repeats the title is not named: the title is told.
    """
    times: dict[tuple[str, str], int] = {}
    for dropped in article.extraction.dropped:
        if dropped.reason == "repeated title":
            continue
        line = " ".join(dropped.line.split())
        short = line if len(line) <= LINE else line[:LINE].rstrip() + "…"
        times[(dropped.reason, short)] = times.get((dropped.reason, short), 0) + 1
    return [
        f"{reason} «{line}»" + (f" ({count} times)" if count > 1 else "") for (reason, line), count in times.items()
    ]


def changed(articles: Iterable[Article]) -> Iterator[Gap]:
    """Tell of articles that an earlier briefing told and whose text has changed since."""
    for article in articles:
        yield Gap(
            kind=CHANGED,
            what=article.where,
            why="Its text was changed after an earlier briefing told it; sentences quoted there may be gone from it.",
            remedy=_KEPT,
        )


def not_shown(stories: int, articles: int) -> Gap:
    """Say how many stories are beyond what the page shows."""
    return Gap(
        kind="not shown",
        what=f"{_many(stories, 'story', 'stories')}, {_many(articles, 'article', 'articles')}",
        why="They rank below what the edition shows: fewer independent texts, fewer outlets, or older.",
        remedy="Raise max_stories or max_noted of the edition, or find them with `mujaz search`.",
    )


def not_watched(stories: int, articles: int) -> Gap:
    """Say how many stories an edition of watched stories leaves out."""
    return Gap(
        kind="not watched",
        what=f"{_many(stories, 'story', 'stories')}, {_many(articles, 'article', 'articles')}",
        why="This edition tells only stories that hold its watch words, and none of their articles does.",
        remedy="Add words under [[watch]] (`mujaz watch --try` shows what each one finds), or take out only_watched.",
    )


def _many(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"
