"""Everything a language knows: sentences, words, keys, dates, numbers, furniture. One file a language.

To add a language, write `tasks/languages/xx.py` with `RULES = Rules(code="xx", …)` and its cases in the tests.
"""

from tasks.languages.identification import Guess, identify
from tasks.languages.language import Language
from tasks.languages.openings import Opening
from tasks.languages.registry import codes, get

__all__ = ["Guess", "Language", "Opening", "codes", "get", "identify"]
