"""Names of encodings as files declare them, and the codec each one means.

The list follows the WHATWG Encoding Standard (labels; `iso-8859-1` means windows-1252, as in every browser). A
name outside it is not followed: Python also answers to utf-7, unicode_escape, idna and other codecs that are no
text encoding, or that let hostile bytes turn into markup.
"""

from __future__ import annotations

import re

_LABELS = {
    "utf-8": "utf8 unicode-1-1-utf-8 x-unicode20utf8 ascii us-ascii ansi_x3.4-1968 iso-ir-6",
    "utf-16-le": "utf-16 utf-16le unicode ucs-2 iso-10646-ucs-2 unicodefeff csunicode",
    "utf-16-be": "utf-16be unicodefffe",
    "cp1256": "windows-1256 x-cp1256 win-1256",
    "iso8859_6": "iso-8859-6 iso8859-6 arabic asmo-708 ecma-114 iso-ir-127 iso-8859-6-e iso-8859-6-i csisolatinarabic",
    "cp1252": "windows-1252 x-cp1252 iso-8859-1 iso8859-1 latin1 latin-1 l1 cp819 ibm819 iso-ir-100 ansi csisolatin1",
    "cp1251": "windows-1251 x-cp1251 win-1251",
    "cp1254": "windows-1254 x-cp1254 iso-8859-9 iso8859-9 latin5 l5 iso-ir-148 csisolatin5",
    "cp1250": "windows-1250 x-cp1250",
    "cp1253": "windows-1253 x-cp1253",
    "cp1255": "windows-1255 x-cp1255",
    "cp1257": "windows-1257 x-cp1257",
    "cp1258": "windows-1258 x-cp1258",
    "cp874": "windows-874 tis-620 iso-8859-11 dos-874",
    "cp866": "ibm866 866 csibm866",
    "koi8_r": "koi8-r koi8 koi csko18r",
    "koi8_u": "koi8-u koi8-ru",
    "mac_roman": "macintosh mac x-mac-roman",
    "mac_cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "iso8859_2": "iso-8859-2 iso8859-2 latin2 l2 iso-ir-101",
    "iso8859_3": "iso-8859-3 iso8859-3 latin3 l3",
    "iso8859_4": "iso-8859-4 iso8859-4 latin4 l4",
    "iso8859_5": "iso-8859-5 iso8859-5 cyrillic iso-ir-144",
    "iso8859_7": "iso-8859-7 iso8859-7 greek greek8 ecma-118 elot_928 iso-ir-126",
    "iso8859_8": "iso-8859-8 iso8859-8 hebrew visual iso-8859-8-i logical iso-ir-138",
    "iso8859_10": "iso-8859-10 iso8859-10 latin6 l6",
    "iso8859_13": "iso-8859-13 iso8859-13",
    "iso8859_14": "iso-8859-14 iso8859-14",
    "iso8859_15": "iso-8859-15 iso8859-15 latin-9 latin9 l9",
    "iso8859_16": "iso-8859-16",
    "gb18030": "gb18030 gb2312 gbk gb_2312-80 chinese x-gbk hz-gb-2312 cp936 csgb2312",
    "big5hkscs": "big5 big5-hkscs cn-big5 x-x-big5 csbig5",
    "euc_jp": "euc-jp x-euc-jp cseucpkdfmtjapanese",
    "iso2022_jp": "iso-2022-jp csiso2022jp",
    "cp932": "shift_jis shift-jis sjis ms932 ms_kanji windows-31j x-sjis csshiftjis",
    "cp949": "euc-kr ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 korean windows-949 cseuckr",
}
CODECS = tuple(_LABELS)  # all that are followed
_CODECS = {label: codec for codec, labels in _LABELS.items() for label in (codec, *labels.split())}
_SHOWN = {"cp125": "windows-125", "iso8859_": "iso-8859-"}  # how a person writes them


def codec_of(declared: str) -> str:
    """Give the codec that a declared name means, or "" for a name that is not followed."""
    return _CODECS.get(re.sub(r"[\s\"']+", "", declared).lower(), "")


def shown(codec: str) -> str:
    """Write a codec's name as people know it: cp1256 is windows-1256."""
    for ours, theirs in _SHOWN.items():
        if codec.startswith(ours):
            return theirs + codec[len(ours) :]
    return codec
