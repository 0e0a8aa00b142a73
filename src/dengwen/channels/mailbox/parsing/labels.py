"""Charset labels and the codecs that are tried for each: always a superset of what the label promises."""

_GB = ("gb18030",)
_BIG5 = ("cp950", "big5hkscs")
_JAPANESE = ("cp932", "shift_jis_2004")
_EUC_JP = ("euc_jp", "euc_jis_2004")
_KOREAN = ("cp949",)
_ISO_JP = ("iso2022_jp", "iso2022_jp_ext", "iso2022_jp_3", "iso2022_jp_2")
_LATIN = ("cp1252", "latin-1")

_NAMED: dict[tuple[str, ...], str] = {
    ("utf-8",): "utf-8 utf8 unicode-1-1-utf-8 utf-8-sig utf8mb4 cp65001 x-utf-8 unicode",
    _GB: "gb2312 gb-2312 gb_2312-80 gb2312-80 gbk x-gbk cp936 ms936 936 windows-936 gb18030 gb18030-2022 cn-gb euc-cn x-euc-cn euccn"
    " chinese csgb2312 csgb18030 csgbk iso-ir-58 gb gb_2312 x-gb2312 gb18030-2000",
    ("hz", "gb18030"): "hz hz-gb-2312 hz-gb2312",
    ("iso-2022-cn",): "iso-2022-cn iso-2022-cn-ext csiso2022cn",
    _BIG5: "big5 big-5 cn-big5 csbig5 big5-hkscs big5hkscs cp950 windows-950 x-x-big5 big5-eten 950 ms950",
    _JAPANESE: "shift_jis shift-jis sjis x-sjis ms_kanji csshiftjis cp932 windows-31j cswindows31j ms932",
    _EUC_JP: "euc-jp x-euc-jp eucjp",
    _ISO_JP: "iso-2022-jp csiso2022jp iso-2022-jp-1 iso-2022-jp-2 iso-2022-jp-3 iso-2022-jp-ms cp50220 cp50221",
    _KOREAN: "euc-kr ks_c_5601-1987 ks_c_5601 ksc5601 ks_c_5601-1989 cseuckr korean cp949 windows-949 uhc iso-ir-149",
    ("iso2022_kr", "cp949"): "iso-2022-kr csiso2022kr",
    ("utf-7",): "utf-7 utf7 unicode-1-1-utf-7 x-unicode-2-0-utf-7",
    ("utf-16",): "utf-16 utf16 ucs-2 iso-10646-ucs-2",
    ("utf-16-le",): "utf-16le utf-16-le",
    ("utf-16-be",): "utf-16be utf-16-be",
    ("utf-32",): "utf-32 utf32 ucs-4 utf-32le utf-32be",
    _LATIN: "iso-8859-1 iso8859-1 latin1 latin-1 l1 windows-1252 cp1252 ansi iso_8859-1 8859-1",
    ("koi8-r",): "koi8-r koi8",
    ("koi8-u",): "koi8-u",
    ("cp874",): "tis-620 windows-874 iso-8859-11",
    ("mac_roman",): "macintosh x-mac-roman",
}

CODECS: dict[str, tuple[str, ...]] = {label: codecs for codecs, labels in _NAMED.items() for label in labels.split()}
CODECS |= {f"windows-{page}": (f"cp{page}",) for page in (1250, 1251, 1253, 1254, 1255, 1256, 1257, 1258)}
CODECS |= {f"iso-8859-{part}": (f"iso8859-{part}",) for part in (2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16)}
CODECS |= {f"cp{page}": (f"cp{page}",) for page in (437, 850, 852, 855, 866, 1250, 1251)}

SEVEN_BIT = frozenset({"hz", "iso-2022-cn", "utf-7", "iso2022_kr", *_ISO_JP})
MANY_BYTES = frozenset({"gb18030", *_BIG5, *_JAPANESE, *_EUC_JP, *_KOREAN})


def codecs_for(label: str) -> tuple[str, ...]:
    """The codecs that a label stands for; none for an empty, unknown or meaningless label ("us-ascii", "unknown-8bit")."""
    name = label.strip(" \t\r\n\"'").lower().replace(" ", "")
    return CODECS.get(name) or CODECS.get(name.replace("_", "-"), ())
