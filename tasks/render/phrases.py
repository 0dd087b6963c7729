"""The interface's fixed words for the machine words of the model. Each is an English message of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping

from tasks.render.marking import marked as _

STATUS: Mapping[str, str] = {
    "new": _("New"),
    "updated": _("Updated"),
    "continuing": _("Continuing"),
}

# kinds of gaps, and the same words as notes of one article; a kind that is not here is shown as it is
KINDS: Mapping[str, str] = {
    "empty file": _("Empty files"),
    "binary file": _("Files that are not text"),
    "too large": _("Files that are too large"),
    "unreadable": _("Files that could not be read"),
    "still being written": _("Files still being written"),
    "link leaves the folder": _("Links that leave the folder"),
    "not a regular file": _("Not regular files"),
    "duplicate": _("Files read once already"),
    "unknown format": _("Files of an unknown format"),
    "bad line": _("Lines that could not be read"),
    "no text": _("Files without a text"),
    "bad sidecar": _("Metadata files with errors"),
    "too short": _("Texts too short to be articles"),
    "no article found": _("Pages without an article"),
    "extraction failed": _("Pages that could not be taken apart"),
    "no title": _("Articles without a title"),
    "no date": _("Articles without a date"),
    "encoding uncertain": _("Articles whose encoding is uncertain"),
    "thin": _("Articles of which little was found"),
    "nested text lost": _("Articles with text lost in deep nesting"),
    "lines dropped": _("Articles with lines left out"),
    "not shown": _("Stories not shown"),
    "not watched": _("Stories without a watch word"),
    "implausible date": _("Articles with an implausible date"),
    "language uncertain": _("Articles whose language is uncertain"),
    "cut": _("Articles that were cut"),
    "source failed": _("Sources that could not be read"),
    "broken template": _("Templates of yours that could not be used"),
    "feed failed": _("Feeds that could not be read"),
    "feed silent": _("Feeds that have fallen silent"),
    "feed stopped": _("Feeds that are not followed any more"),
    "feed moved": _("Feeds that have moved"),
    "feed not asked": _("Feeds that were not asked"),
    "feed older items": _("New feeds: older items passed over"),
    "changed since": _("Articles changed since they were first read"),
    "feed text": _("Articles of which only the feed's text was read"),
    "paywall": _("Articles behind a paywall"),
    "consent page": _("Articles behind a consent page"),
    "entries dropped": _("Feeds with broken entries"),
    "robot check": _("Articles behind a check for robots"),
    "nothing read": _("A day on which nothing was read"),
    "told later": _("A day that a later briefing tells"),
}

NOTES: Mapping[str, str] = {
    "no title": _("no title"),
    "no date": _("date unknown"),
    "encoding uncertain": _("encoding uncertain"),
    "thin": _("little text found"),
    "nested text lost": _("some text may be lost"),
    "implausible date": _("date implausible, not used"),
    "language uncertain": _("language uncertain"),
    "cut": _("cut: the text is very long"),
    "changed since": _("changed since it was first read"),
    "feed text": _("the feed's own text"),
    "paywall": _("behind a paywall"),
    "consent page": _("behind a consent page"),
    "robot check": _("behind a check for robots"),
}

PARTS: Mapping[str, str] = {  # of a story's rank
    "texts": _("Independent texts"),
    "publishers": _("Publishers"),
    "recency": _("Recency"),
    "watch": _("Watch words"),
    "section": _("Section"),
}

REASONS: Mapping[str, str] = {
    "below threshold": _("too little in common"),
    "publication dates": _("published too far apart"),
    "stated dates": _("the dates they state differ"),
    "average below threshold": _("close to one article, but not to the story as a whole"),
    "headlines, actors or figures": _("alike in words, but not in headlines, actors or figures"),
}
