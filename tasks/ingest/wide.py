"""Find UTF-16 (and UTF-32) that carries no byte order mark."""

from __future__ import annotations

import re

_FAR = re.compile(
    "[^\\s\x20-\x7e\u00a0-\u024f\u0370-\u06ff\u0750-\u077f\u2000-\u201f\u2021-\u206f\u20a0-\u20bf\u2100-\u214f\ufb50-\ufeff]"
)
_EASTERN = re.compile("[\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7af\uff00-\uffef]")
_PAUSE = re.compile("[\\s\u3001\u3002\uff0c\uff01\uff1f]")
_SAMPLE = 40_000  # bytes; a multiple of four


def wide(data: bytes) -> tuple[str, str, float] | None:
    """Read `data` as UTF-16 or UTF-32 without a mark: codec, text, confidence; None where it does not look so.

    The right reading is made of letters of a few alphabets with pauses between them; the wrong one is strewn over
    the whole of Unicode.
    """
    found = []
    for codec, width in (("utf-16-le", 2), ("utf-16-be", 2), ("utf-32-le", 4), ("utf-32-be", 4)):
        whole = data[: len(data) - len(data) % width]
        try:
            sample = whole[:_SAMPLE].decode(codec, "strict" if len(whole) <= _SAMPLE else "ignore")
        except UnicodeDecodeError:
            continue
        if sample and (score := _likely(sample)) > 0.75:
            found.append((score if len(whole) == len(data) else 0.7, codec, whole))
    if not found:
        return None
    score, codec, whole = max(found, key=lambda one: one[:2])
    text = whole.decode(codec, "replace")
    return codec, text, min(score, 0.7) if "\ufffd" in text else score


def _likely(text: str) -> float:
    """Say how much a reading looks like text, 0 to 1."""
    if "\0" in text:
        return 0.0
    pauses = len(_PAUSE.findall(text)) / len(text)
    east = len(_EASTERN.findall(text))
    if east > len(text) / 3:  # any bytes read as UTF-16 give some ideographs: pauses must be there, and little else
        return 0.85 if 0.02 < pauses < 0.4 and _strewn(text) < 0.02 else 0.0
    return 0.0 if pauses < 0.01 and len(text) > 40 else max(0.0, 0.97 - 10 * _strewn(text))


def _strewn(text: str) -> float:
    """Give the share of characters that are neither alphabetic letters, signs, nor common Eastern ones."""
    return len(_EASTERN.sub("", "".join(_FAR.findall(text)))) / len(text)
