"""Times of day and zones in printed dates, folded: 14:05, 14h05, 2.05 pm, «2:05 م», GMT, +02:00."""

from __future__ import annotations

import re

from tasks.languages.names import either

_TIME = re.compile(
    r"(?:(?P<after>下午|午後|晚上|오후)\s*|(?P<dotted>kl\.?\s*))?(?<![\d:.+-])(?P<hour>[01]?\d|2[0-3])"
    r"(?:[:時时点點시]|\s?h\s?|\.(?=[0-5]\d\s*(?:uhr|h\b|[ap]\.?m))|(?(dotted)\.|(?!)))\s*(?P<minute>[0-5]\d)"
    r"(?::[0-5]\d(?:[.,]\d+)?)?(?![\d:])\s*(?P<half>[ap]\.?m\b|[صم](?!\w)|صباحا|مسا\b|ظهرا|بعد الظهر|pm|am)?"
)
_LATE = ("p", "م", "ظ", "ب")  # how the words for the second half of the day begin
_HOUR = re.compile(r"(?<![\d:.])(?P<hour>1[0-2]|0?[1-9])(?P<minute>)\s*(?P<half>[ap]\.?m)\b")
_ZONES = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360,
    "pst": -480, "pdt": -420, "cet": 60, "cest": 120, "mez": 60, "mesz": 120, "eet": 120, "eest": 180, "msk": 180,
    "мск": 180, "trt": 180, "wat": 60, "cat": 120, "eat": 180, "jst": 540, "غرينتش": 0, "جرينتش": 0, "تغ": 0, "ت غ": 0,
}  # fmt: skip
_OFFSET = r"(?P<offset>[+-]\d{1,2}(?::?\d\d)?)(?![\d:/-])"
_NAMED = re.compile(rf"[\s().,-]{{0,3}}(?:(?:بتوقيت|توقيت)\s+)?(?P<name>{either(sorted(_ZONES))})(?!\w)(?:{_OFFSET})?")
_BARE = re.compile(rf"[\s().,]{{0,3}}{_OFFSET}")


def clock(text: str) -> tuple[int, int, int] | None:
    """Give hour, minute and where the time ends in `text`; None where it states none."""
    match = _TIME.search(text) or _HOUR.search(text)
    if match is None:
        return None
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), match["half"] or ""
    late = half[:1] in _LATE or bool(match.groupdict().get("after"))
    if (half or late) and hour <= 12:
        hour = hour % 12 + (12 if late else 0)
    return hour, minute, match.end()


def offset(text: str) -> int | None:
    """Give the minutes east of UTC that `text` begins with, as a name or a number; None where it names no zone."""
    match = _NAMED.match(text.lower()) or _BARE.match(text)
    if match is None:
        return None
    said = match.groupdict()
    east = _ZONES[said["name"]] if said.get("name") else 0
    if said["offset"]:
        sign = -1 if said["offset"][0] == "-" else 1
        digits = said["offset"][1:].replace(":", "")
        hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
        if hours > 14 or minutes > 59:
            return None
        east += sign * (hours * 60 + minutes)
    return east
