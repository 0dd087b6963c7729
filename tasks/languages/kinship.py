"""The wider readings of a word, for search: its clitics off, and a noun with the adjective made of it.

«لروسيا», «روسيا», «روسي», «الروسية» and «الروسيين» have one reading here, «روسي»; «تركيا» has «تركي» and so does not
find «ترك» ("he left"). Grouping does not read so: in most texts a country and its people are not one thing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.languages import stems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tasks.languages.rules import Affixes, Rules

SHORTEST = 3  # letters that must remain of a word when a clitic is taken off


class _AnyWord:
    """A vocabulary that knows every word of some length."""

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and len(word) >= SHORTEST


_ANY = _AnyWord()


def kin(word: str, rules: Rules) -> str:
    """Give the widest reading of a folded word; its stem where the language takes no clitics.

    It depends on the word alone, never on the text round it. What only looks like a clitic comes off too: «فرنسا» is
    read «رنس», in texts and queries alike.
    """
    affixes = rules.affixes
    if affixes is None or not word or word[0].isdigit():
        return stems.stem(word, rules)
    bases = [base for many, rest in _rests(word, affixes) if (base := _base(rest, affixes, affixes.least - (many > 0)))]
    if bases:
        return min(bases, key=len) + affixes.relations[-1]
    return stems.stem(word, rules, _ANY)


def siblings(word: str, rules: Rules) -> tuple[str, ...]:
    """Give what else a folded word of a query may be looked up as, beside its stem and its widest reading.

    «فرنسا» has «فرنس», the stem of «الفرنسية»; «بريطاني» has «بريطانيا», whose ب might be a clitic and is not.
    """
    affixes = rules.affixes
    if affixes is None or not affixes.relations or not word or word[0].isdigit():
        return ()
    bare = stems.without_article(affixes, word)
    plain = affixes.relations[-1]
    ended = next((end for end in affixes.nouns if _base(bare, affixes, affixes.least, (end,))), "")
    if ended:
        base = bare[: -len(ended)]
        return (base + plain,) if ended in affixes.relations else (base, base + plain)
    if base := _base(bare, affixes, affixes.least):
        nouns = [base + end for end in affixes.nouns]
        return (base + plain, stems.stem(base, rules), *nouns, *(kin(noun, rules) for noun in (base, *nouns)))
    return (bare, bare + plain)


def named(word: str, rules: Rules) -> str:
    """Give what the adjectives of a folded noun are made of: «روس» of «روسيا», «كويت» of «الكويت»; "" of other words.

    Narrower than `kin`: no clitic comes off but the article, so «لبنان» is not read as «بنان» and is no kin of «فنان».
    """
    affixes = rules.affixes
    if affixes is None or not affixes.relations or not word or word[0].isdigit():
        return ""
    bare = stems.without_article(affixes, word)
    ended = next((base for end in affixes.nouns if (base := _base(bare, affixes, affixes.least, (end,)))), "")
    return ended or (bare if len(bare) > SHORTEST else "")


def related(word: str, rules: Rules) -> frozenset[str]:
    """Give what a folded word may be an adjective of relation of: «روس» for «الروسية» and «والروسيين»."""
    affixes = rules.affixes
    if affixes is None or not affixes.relations or not word or word[0].isdigit():
        return frozenset()
    return frozenset(base for _, rest in _rests(word, affixes) if (base := _base(rest, affixes, affixes.least)))


def _rests(word: str, affixes: Affixes) -> Iterator[tuple[int, str]]:
    """Give what may remain of a word without articles, and without clitics before them; say how many came off."""
    many = 0
    yield many, word
    while stems.without_article(affixes, word) == word and stems.clitics(word, affixes):
        many, word = many + 1, word[1:]
        yield many, word
    while (bare := stems.without_article(affixes, word)) != word:
        many += word[0] in affixes.clitics  # «لل»
        word = bare  # «الألمانية» twice: its second «ال» is the name's own, and goes from «ألمانيا» too
        yield many, word


def _base(bare: str, affixes: Affixes, least: int, endings: tuple[str, ...] = ()) -> str:
    """Give what an adjective of relation is made of, or the noun that ends like one; nothing where it is neither.

    Two letters are enough behind a clitic: «لقضية» is «قضية», which has no more.
    """
    for ending in endings or affixes.relations:
        if bare.endswith(ending) and len(bare) - len(ending) >= least:
            return bare[: -len(ending)]
    return ""
