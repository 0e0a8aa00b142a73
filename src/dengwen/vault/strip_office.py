"""Clean copies of Office files: the archive written anew with neutral properties and nameless comments and changes."""

import io
import sys
import zipfile
from posixpath import basename, dirname, join, normpath

from . import office_xml
from .jpeg import bare_jpeg
from .strip import CannotClean, Clean, serve
from .strip_image import clean_image

MOST_ENTRIES = 5_000
MOST_BYTES = 300 << 20
_EPOCH = (1980, 1, 1, 0, 0, 0)
_OPEN_XML = {
    "word/": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
    "xl/": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
    "ppt/": ("application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx"),
}
_OPEN_DOCUMENT = {
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    "application/vnd.oasis.opendocument.presentation": ".odp",
    "application/vnd.oasis.opendocument.graphics": ".odg",
}
_PHOTOS = (".jpg", ".jpeg")
_PICTURES = (".png", ".gif", ".tif", ".tiff", ".webp")
_AS_THEY_ARE = (".emf", ".wmf", ".bmp", ".odttf", ".fntdata", ".ttf", ".otf")
_MARKUP = (".xml", ".rels", ".vml", ".rdf", ".svg")
_PACKAGES = (".docx", ".xlsx", ".pptx")
_DROPPED = (
    "_xmlsignatures/",
    "Basic/",
    "META-INF/documentsignatures.xml",
    "META-INF/macrosignatures.xml",
    "Scripts/",
    "Thumbnails/",
    "customXml/",
    "docMetadata/",
    "docProps/thumbnail",
    "userCustomization/",
)
_DROPPED_NAMES = ("vbaProject.bin", "vbaData.xml", "vbaProjectSignature.bin", "attachedToolbars.bin", "layout-cache")
_DROPPED_FOLDERS = ("printerSettings", "revisions")


def clean_office(data: bytes) -> Clean:
    """Open XML or OpenDocument; anything inside that cannot be cleaned refuses the whole file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = _entries(archive)
        media_type, suffix = _kind(entries)
        kept = {name: content for name, content in entries.items() if not _is_dropped(name)}
        gone = set(entries) - set(kept)
        cleaned = {name: _part(name, content, gone) for name, content in kept.items()}
    return Clean(_packed(cleaned), media_type, suffix)


def _entries(archive: zipfile.ZipFile) -> dict[str, bytes]:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MOST_ENTRIES or sum(info.file_size for info in infos) > MOST_BYTES:
        raise CannotClean("This archive is too large.")
    if any(info.flag_bits & 1 or info.filename.startswith("/") or ".." in info.filename for info in infos):
        raise CannotClean("This archive is locked or odd.")
    return {info.filename: archive.read(info) for info in infos}


def _kind(entries: dict[str, bytes]) -> tuple[str, str]:
    if "[Content_Types].xml" in entries:
        for folder, kind in _OPEN_XML.items():
            if any(name.startswith(folder) for name in entries):
                return kind
    media_type = entries.get("mimetype", b"").decode("ascii", "replace").strip()
    if media_type in _OPEN_DOCUMENT:
        return media_type, _OPEN_DOCUMENT[media_type]
    raise CannotClean("This archive is no Office file.")


def _is_dropped(name: str) -> bool:
    folders = dirname(name).split("/")
    return (
        name.startswith(_DROPPED)
        or basename(name) in _DROPPED_NAMES
        or any(folder in _DROPPED_FOLDERS for folder in folders)
    )


def _part(name: str, content: bytes, gone: set[str]) -> bytes:
    lower = name.lower()
    if not content or name == "mimetype" or lower.endswith(_AS_THEY_ARE):
        return content
    if lower.endswith(_PHOTOS):
        return bare_jpeg(content)
    if lower.endswith(_PICTURES):
        return clean_image(content).data
    if lower.endswith(_PACKAGES):
        return clean_office(content).data
    if lower.endswith(_MARKUP) and "activeX" not in name:
        return office_xml.clean_part(name, content, lambda target: _resolved(name, target) in gone)
    raise CannotClean("A part of this file is of an unknown kind.")


def _resolved(rels: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    return normpath(join(dirname(dirname(rels)) if rels.endswith(".rels") else "", target))


def _packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda part: (part != "mimetype", part != "[Content_Types].xml")):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.create_system = 0
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, parts[name])
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(serve(clean_office))
