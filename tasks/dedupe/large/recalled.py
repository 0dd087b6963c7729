"""The words of all languages' texts as a run read them, put by for the next one, which reads those that came since.

Of each language its words by number with their Latin letters and sounds, and each text as the numbers of its words:
all that weighs a mark. Numbers, and with which words countries begin, are put by once a run has asked for them. The row
stays as it is until a fiftieth of the window is another: until then, reading what came costs less than writing it all.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from tasks.dedupe.large.basis import DAMAGED
from tasks.dedupe.large.columns import Rows
from tasks.dedupe.large.packing import letters, packed, unpacked, words
from tasks.dedupe.large.spoken import Before, Spoken
from tasks.dedupe.large.tallies import Heard, Tally
from tasks.dedupe.romanised import Letters
from tasks.dedupe.rules import rules
from tasks.model import Kept

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tasks.dedupe.large.naming import Arrays
    from tasks.model import Article

PART: Literal["words"] = "words"
EVERY = 50  # of so many articles one may be another: reading 200 costs .02 s, writing what 10,000 say .1


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """The texts of a window by language, and what an earlier run had put by of them."""

    spoken: Mapping[str, Spoken]
    before: Mapping[str, Before]
    row: Kept | None  # that these were read from
    seen: float  # when the last of its articles came

    @classmethod
    def of(cls, texts: Sequence[Sequence[Article]], past: Collection[Kept]) -> Recalled:
        """Read the texts of stories, those that an earlier run has read as it did."""
        before, row, seen = _before(past)
        told: defaultdict[str, list[Article]] = defaultdict(list)
        for mine in texts:
            told[mine[0].language] += mine
        spoken = {code: Spoken.of(code, mine, before.get(code)) for code, mine in told.items()}
        return cls(spoken=spoken, before=before, row=row, seen=seen)

    def kept(self, articles: Sequence[Article]) -> Kept:
        """Put by what was read of the window of `articles`; what was put by before, where it still does."""
        moments = [article.first_seen.timestamp() for article in articles]
        if self.row and self._does(moments, self.row.articles // (EVERY + 1)):
            return self.row
        told = {"seen": max(moments), "languages": list(self.spoken)}
        arrays: Arrays = {}
        for code, one in self.spoken.items():
            arrays |= {f"{code} {name}": array for name, array in self._arrays(code, one).items()}
        many = len(articles) + len(articles) // EVERY  # so many of the newest hold all of these, as long as it stays
        return Kept(language="", part=PART, articles=many, made_of=rules(), content=packed(arrays, told))

    def _does(self, moments: Sequence[float], most: int) -> bool:
        """Tell whether the row is near enough to what it would be now: up to `most` articles came, or another text."""
        came = sum(moment > self.seen for moment in moments)
        fresh = sum(one.fresh for one in self.spoken.values())
        met = sum(len(one.prints) for one in self.spoken.values()) - fresh
        gone = sum(len(one.prints) for one in self.before.values()) - met
        learnt = any(self._learnt(code, one) for code, one in self.spoken.items())
        return not learnt and max(came, fresh + gone) <= most

    def _learnt(self, code: str, one: Spoken) -> bool:
        """Tell whether this run has asked of a language what none before did."""
        before = self.before.get(code)
        if before is None or not before.prints:
            return False
        read, texts = one.reader, len(one.articles)
        named = not read.spelt.affixed and len(read.named) == texts and not before.named
        figures = len(read.figures) == texts and not before.figures
        return named or figures or (read.spelt.led and before.words.leads is None)

    def _arrays(self, code: str, one: Spoken) -> Arrays:
        """Name what is known of a language, words that are in no text left out."""
        import numpy as np

        spelt, before = one.reader.spelt, self.before.get(code)
        held = np.bincount(one.rows.flat, minlength=len(spelt)) > 0
        numbers, there = np.cumsum(held) - 1, np.flatnonzero(held).tolist()
        arrays: Arrays = {
            "prints": np.array(one.prints, dtype=np.uint64),
            "words": numbers[one.rows.flat].astype(np.intc),
            "sizes": one.rows.sizes.astype(np.intc),
            "says": np.frombuffer(bytes(spelt.says), dtype=np.uint8)[held],
        }
        for name, listed in (("terms", spelt.terms), ("letters", spelt.letters)):
            arrays[name] = letters([listed[number] for number in there])
        heard, tally = Heard.read([spelt.sounds[number] for number in there]), one.tally
        tallied = dict(zip(one.heard.names, tally.sounds.tolist(), strict=True))
        arrays |= {"heard": letters(heard.names), "sounds": heard.of, "codes": tally.codes, "grams": tally.grams}
        arrays["tally"] = np.array([tallied[name] for name in heard.names], dtype=np.int64)
        if spelt.led:
            arrays["leads"] = numbers[[number for number in sorted(spelt.leads) if held[number]]].astype(np.intc)
        read = one.reader
        if len(read.figures) == len(one.articles) or (before and before.figures):
            arrays["figures"] = _told(map(read.numbers, one.articles))
        if not spelt.affixed and (len(read.named) == len(one.articles) or (before and before.named)):
            arrays["named"] = _told(map(read.countries, one.articles))
        return arrays


def _before(past: Collection[Kept]) -> tuple[Mapping[str, Before], Kept | None, float]:
    """Read what was put by; nothing where other rules put it by, or it is damaged."""
    for row in past:
        if row.part == PART and row.made_of == rules():
            with suppress(*DAMAGED):
                arrays, told = unpacked(row.content)
                return {code: _read(code, arrays) for code in told["languages"]}, row, float(told["seen"])
    return {}, None, 0.0


def _read(code: str, told: Mapping[str, Any]) -> Before:
    """Read back what was known of a language.

    Raises:
        ValueError: what it says does not fit together.
        LookupError, TypeError, AttributeError: it is of something else.
    """
    import numpy as np

    arrays = {name.removeprefix(f"{code} "): array for name, array in told.items() if name.startswith(f"{code} ")}
    terms, spelt, names = (words(arrays[name]) for name in ("terms", "letters", "heard"))
    heard = Heard(names, arrays["sounds"])
    sounds = [names[number] for number in heard.of.tolist()]
    tally = Tally(arrays["codes"], arrays["grams"], arrays["tally"])
    rows = Rows(arrays["words"], np.concatenate(([0], np.cumsum(arrays["sizes"], dtype=np.int64))))
    prints, leads = arrays["prints"].tolist(), arrays.get("leads")
    figures, named = (_sets(arrays[name]) if name in arrays else [] for name in ("figures", "named"))
    sizes = {len(terms), len(spelt), len(sounds), len(arrays["says"])}
    codes, told_leads = tally.codes, np.array([] if leads is None else leads, dtype=np.intp)
    counts = len(codes) == len(tally.grams) and bool((codes[1:] > codes[:-1]).all())
    within = all(low.min(initial=0) >= 0 and low.max(initial=-1) < len(terms) for low in (rows.flat, told_leads))
    texts = {len(prints), len(rows), len(figures) or len(rows), len(named) or len(rows)}
    if (
        len(sizes) > 1
        or len(names) != len(tally.sounds)
        or len(texts) > 1
        or rows.starts[-1] != len(rows.flat)
        or not counts
        or not within
    ):
        raise ValueError(f"words of {code} that are not of its texts")
    said = Letters(terms, arrays["says"].tobytes(), spelt, sounds, None if leads is None else leads.tolist())
    return Before(words=said, heard=heard, prints=prints, rows=rows, tally=tally, figures=figures, named=named)


def _told(marks: Iterable[frozenset[str]]) -> NDArray[np.uint8]:
    """Put numbers or countries of each text into an array: no space is in any."""
    return letters([" ".join(sorted(mine)) for mine in marks])


def _sets(told: NDArray[Any]) -> list[frozenset[str]]:
    """Give them back."""
    listed = words(told)
    kinds = {said: frozenset(said.split(" ") if said else ()) for said in set(listed)}
    return [kinds[said] for said in listed]
