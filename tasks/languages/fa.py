"""Persian. First rules: abbreviations and stems."""

from __future__ import annotations

from tasks.languages.rules import Rules, listed

RULES = Rules(
    code="fa",
    direction="rtl",
    titles=listed("د ه م ق ش"),
)
