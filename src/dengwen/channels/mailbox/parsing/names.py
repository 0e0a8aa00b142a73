"""Names of files that are safe to show and to save: no path, no control or direction signs, no reserved name; the extension stays."""

import mimetypes
import re
import unicodedata

from .parsed import Warned
from .words import BIDI

_LONGEST = 120
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u180e\u200b-\u200d\u2028\u2029\u2060\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)", re.IGNORECASE)
_DANGEROUS_ENDINGS = (
    "exe com bat cmd scr pif lnk js jse vbs vbe wsf wsh hta msi msp ps1 jar reg cpl dll chm iso img vhd svg html htm xhtml mht"
    " docm xlsm pptm url apk dmg sh py"
)
_HARMLESS_ENDINGS = (
    "pdf doc docx xls xlsx ppt pptx txt csv jpg jpeg png gif bmp tif tiff mp3 mp4 wav avi zip rar 7z wps et dps ofd"
)
_DANGEROUS = frozenset(_DANGEROUS_ENDINGS.split())
_HARMLESS = frozenset(_HARMLESS_ENDINGS.split())
_EXTENSIONS = {
    "text/plain": ".txt",
    "text/html": ".html",
    "text/calendar": ".ics",
    "message/rfc822": ".eml",
    "message/delivery-status": ".txt",
    "image/jpeg": ".jpg",
    "application/pkcs7-mime": ".p7m",
    "application/x-pkcs7-mime": ".p7m",
    "application/pkcs7-signature": ".p7s",
    "application/x-pkcs7-signature": ".p7s",
    "application/pgp-signature": ".asc",
    "application/pgp-encrypted": ".asc",
    "application/ms-tnef": ".dat",
    "application/octet-stream": ".bin",
}


def safe_name(claimed: str, media_type: str, number: int) -> tuple[str, set[Warned]]:
    """A safe name for what the mail calls the file; a file without a name is called after its number and kind."""
    warned = {Warned.NAME_BIDI} if BIDI.search(claimed) else set()
    name = re.split(r"[/\\]", BIDI.sub("", _INVISIBLE.sub("", claimed)).rstrip("/\\ "))[-1]
    name = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", name)).strip(" .\t")
    if not name or not name.strip("_"):
        return f"attachment-{number}{_extension(media_type)}", warned
    if _RESERVED.match(name):
        name = f"_{name}"
    name = _shortened(name)
    if name != claimed.strip():
        warned.add(Warned.NAME_CHANGED)
    return name, warned | _suspicions(name)


def _extension(media_type: str) -> str:
    return _EXTENSIONS.get(media_type) or mimetypes.guess_extension(media_type) or ".bin"


def _shortened(name: str) -> str:
    if len(name) <= _LONGEST:
        return name
    stem, dot, extension = name.rpartition(".")
    if not dot or len(extension) > 10:
        return name[:_LONGEST]
    return f"{stem[: _LONGEST - len(extension) - 1].rstrip(' .')}.{extension}"


def _suspicions(name: str) -> set[Warned]:
    endings = [ending.strip() for ending in name.lower().split(".")[1:]]
    warned = set()
    if endings and endings[-1] in _DANGEROUS:
        warned.add(Warned.DANGEROUS_TYPE)
    if (
        len(endings) > 1
        and endings[-2] in _HARMLESS
        and endings[-1] != endings[-2]
        and endings[-1] in _DANGEROUS | _HARMLESS
    ):
        warned.add(Warned.DOUBLE_EXTENSION)
    return warned
