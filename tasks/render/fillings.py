"""What stands in the blanks of a sentence about a gap: kinds of content, and where a file is broken.

Kinds are what `tasks/ingest` says of a file. What a parser of Python says of a broken file is English and differs with
its version, so an interface in another language says the place alone; JSON and `mujaz run -v` keep the parser's words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tasks.render.marking import marked as _

if TYPE_CHECKING:
    from tasks.render.wording import Wording

KINDS = (
    _("text"),
    _("a page"),
    _("binary data"),
    _("a PDF"),
    _("a ZIP archive or an office document"),
    _("an old office document"),
    _("an RTF document"),
    _("a PNG picture"),
    _("a JPEG picture"),
    _("a GIF picture"),
    _("a picture or sound"),
    _("gzip data"),
    _("bzip2 data"),
    _("xz data"),
    _("a 7-Zip archive"),
    _("a RAR archive"),
    _("an Apple property list (a web archive?)"),
    _("a database"),
    _("a program"),
    _("a sound file"),
    _("a sound or film"),
    _("a film or picture"),
)
# "Expecting value: line 1 column 28 (char 27)" of json; "Invalid value (at line 1, column 8)" of tomllib
_PLACE = re.compile(r".+(?:: line (\d+) column (\d+) \(char \d+\)| \(at line (\d+), column (\d+)\))", re.DOTALL)
_END = re.compile(r".+ \(at end of document\)", re.DOTALL)
_DEPTH = "maximum recursion depth exceeded"


def kind(said: str, words: Wording) -> str:
    """Name a kind of content in the interface's language; as it is where it is not known (JSON)."""
    return words._(said) if said in KINDS else said


def fault(said: str, words: Wording, *, one_line: bool = False) -> str:
    """Say where a parser stopped, in the interface's language; its own words where they name no place.

    Args:
        said: what the parser says.
        words: the interface's language.
        one_line: the parser was given one line of a file, whose number the gap names already.
    """
    if found := _PLACE.fullmatch(said):
        line, column = (part for part in found.groups() if part)
        place = words._("at column %(column)s") if one_line else words._("at line %(line)s, column %(column)s")
        return place % {"line": line, "column": column}
    if _END.fullmatch(said):
        return words._("at its end")
    return words._("it is nested too deeply") if said.startswith(_DEPTH) else said
