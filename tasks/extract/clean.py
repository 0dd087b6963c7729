"""Odd characters: what may stay in a text, and what a title must be rid of. Nothing that a reader sees is altered."""

from __future__ import annotations

import html
import re

TITLE_LENGTH = 300

# every way to end a line that Unicode and old files know
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[\t\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# control characters, the soft hyphen, byte order marks, fillers, and controls of direction that reach beyond their
# word (embeddings, overrides, isolates: one left open turns the rest of a page round). The marks \u200e and \u200f and
# the joiners \u200c and \u200d belong to spelling and stay.
_SILENT = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u2060-\u206f\u202a-\u202e\ufeff\ufff9-\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")  # half characters that JSON may carry and UTF-8 cannot
_MARKS = re.compile("[\u061c\u200b\u200e\u200f]")  # invisible ones that a title on one line has no use for
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>|<!--.{0,500}?-->")
_BLANK = re.compile(r"\s+")


def clean(text: str) -> str:
    """Give `text` with one kind of line end, plain spaces, and no character that is only there to be obeyed."""
    text = _BREAKS.sub("\n", text)
    text = _SPACES.sub(" ", text)
    return _SURROGATES.sub("\ufffd", _SILENT.sub("", text))


def one_line(text: str) -> str:
    """Give `text` cleaned, on one line, with single spaces."""
    return _BLANK.sub(" ", clean(text)).strip()


def clean_title(raw: str) -> str:
    """Give a title as one line of words: entities read, tags and invisible controls out, at most 300 characters.

    A longer one is cut after the last whole word that fits.
    """
    text = one_line(_MARKS.sub("", _TAG.sub(" ", html.unescape(raw)) if "<" in raw or "&" in raw else raw))
    if "<" in text:  # tags that had been written as entities
        text = one_line(_TAG.sub(" ", text))
    if len(text) <= TITLE_LENGTH:
        return text
    head = text[: TITLE_LENGTH + 1]
    return (head[: head.rindex(" ")] if " " in head else text[:TITLE_LENGTH]).rstrip()
