"""French. First rules: abbreviations and stems."""

from __future__ import annotations

from tasks.languages.rules import Rules, listed

RULES = Rules(
    code="fr",
    titles=listed("M MM Mme Mlle Dr Pr Me Mgr St Ste av no art"),
    abbreviations=listed("etc ex env cf"),
    elided=listed("l d j m t s c n qu jusqu lorsqu puisqu quoiqu"),
    stemmer="french",
)
