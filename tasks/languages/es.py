"""Spanish. First rules: abbreviations and stems."""

from __future__ import annotations

from tasks.languages.rules import Rules, listed

RULES = Rules(
    code="es",
    titles=listed("Sr Sra Srta Dr Dra D Dª Ud Uds núm pág art"),
    abbreviations=listed("etc EE.UU S.A aprox"),
    stemmer="spanish",
)
