"""English. First rules: abbreviations and stems."""

from __future__ import annotations

from tasks.languages.rules import Rules, listed

RULES = Rules(
    code="en",
    titles=listed("Mr Mrs Ms Dr Prof St Gen Col Lt Sgt Capt Rep Sen Gov Pres Rev Hon Mt No vs"),
    abbreviations=listed(
        "Inc Ltd Co Corp Jr Sr etc approx dept est Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec a.m p.m e.g i.e"
    ),
    starters=listed(
        "The A An He She It They We I In On At But And This That These Those There If When As His Her Its Their For"
    ),
    tails=listed("s re ve ll d m"),
    stemmer="english",
    carriers=listed("fire bill billion million trillion microsoft computer research states case cases mine un uk us"),
)
