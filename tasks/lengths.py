"""How long a text is to its reader, in whatever script it is written."""

from __future__ import annotations

import re

_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
_WORTH = 3  # Latin letters that a Chinese, Japanese or Korean sign is worth, by and large: it says a word in one or two


def letters(text: str) -> int:
    """Give the length of a text as if it were written in Latin letters."""
    return len(text) + (_WORTH - 1) * len(_DENSE.findall(text))
