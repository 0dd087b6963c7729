"""Links that open an outlet's page at a sentence: text fragments (WICG scroll-to-text-fragment, `#:~:text=`)."""

from __future__ import annotations

from urllib.parse import quote

from tasks.render.escape import web

_WHOLE = 10  # words up to which the sentence is quoted whole
_ENDS = 5  # words quoted from either end of a longer one: enough to be found once on a page


def at_sentence(url: str, sentence: str) -> str:
    """Give the address of `sentence` on the page at `url`; nothing where `url` is not a web address.

    A browser that finds the words scrolls to them and marks them; one that does not opens the page as usual.
    """
    address = web(url)
    words = sentence.split()
    if not address or not words:
        return address
    pieces = [words] if len(words) <= _WHOLE else [words[:_ENDS], words[-_ENDS:]]
    directive = ",".join(_encoded(" ".join(piece)) for piece in pieces)
    return f"{address}{'' if '#' in address else '#'}:~:text={directive}"


def _encoded(text: str) -> str:
    """Percent-encode; the directive's own marks (`-`, `,`, `&`) too, which `quote` would leave or not touch."""
    return quote(text, safe="", errors="replace").replace("-", "%2D")
