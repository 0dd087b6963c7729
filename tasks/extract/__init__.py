"""Documents to articles: clean text, title, authors, outlet, date, language, and how and how well each was made.

Text is read here; HTML in child processes with limits. Nothing is guessed: what a source does not say stays unknown.
"""

from tasks.extract.documents import extract

__all__ = ["extract"]
