"""The XML inside Office files, without names, dates, revision marks and paths of the machine it was written on."""

import re
from collections.abc import Callable

from lxml import etree  # type: ignore[import-untyped]

from .strip import CannotClean

_PROPERTIES = {"docProps/core.xml", "docProps/app.xml", "docProps/custom.xml", "meta.xml", "settings.xml"}
_AUTHOR_ATTRIBUTES = {"author", "initials", "userId", "userName", "displayName", "providerId", "lastModifiedBy"}
_DATE_ATTRIBUTES = {"date", "dateUtc", "dT", "dt", "created", "modified"}
_EMPTIED = {"creator", "author", "creator-initials", "sender-initials", "initial-creator", "author-name"}
_EMPTIED |= {"author-initials", "date-string", "printed-by", "editing-cycles", "editing-duration"}
_REMOVED = {
    "rsid",
    "rsids",
    "attachedTemplate",
    "absPath",
    "docVars",
    "fileSharing",
    "proofState",
    "metadata",
    "namedview",
}
_DELETED_ATTRIBUTES = {"docname", "export-filename"}
_PATH = re.compile(r"^(file:|[A-Za-z]:[\\/]|\\\\|/(Users|home|root|mnt|Volumes|tmp)/)", re.IGNORECASE)


def clean_part(name: str, content: bytes, is_gone: Callable[[str], bool]) -> bytes:
    """One part, cleaned; `is_gone(target)` says which other parts the clean copy no longer holds."""
    root = _parsed(content)
    if _is_properties(name):
        del root[:]
    _forget_signatures_in_notes(root)
    for element in list(root.iter()):
        if isinstance(element.tag, str):
            _clean_element(element, is_gone)
        else:
            _drop(element)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _is_properties(name: str) -> bool:
    folder, _, last = name.rpartition("/")
    return name in _PROPERTIES or (folder.startswith("Object ") and last in _PROPERTIES)


def _parsed(content: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True)
    root = etree.fromstring(content, parser)
    if root.getroottree().docinfo.doctype:
        raise CannotClean("An Office part declares a document type.")
    return root


def _clean_element(element: etree._Element, is_gone: Callable[[str], bool]) -> None:
    local = etree.QName(element).localname
    target = element.get("Target") or element.get("PartName") or _full_path(element)
    if local in _REMOVED or (target and element.get("TargetMode") != "External" and is_gone(target)):
        _drop(element)
        return
    if local in _EMPTIED or (local == "date" and _belongs_to_note(element)):
        element.text = "1980-01-01T00:00:00" if local == "date" else ""
    for key, value in list(element.attrib.items()):
        _clean_attribute(element, local, key, value)


def _forget_signatures_in_notes(root: etree._Element) -> None:
    """Spreadsheet notes start with their author's name as text: take it out where it equals a listed author."""
    authors = {element.text.strip() for element in _named(root, "author") if element.text} - {""}
    for element in _named(root, "t") if authors else ():
        if element.text and element.text.strip().rstrip(":：").strip() in authors:
            element.text = ""


def _named(root: etree._Element, local: str) -> list[etree._Element]:
    return [element for element in root.iter(etree.Element) if etree.QName(element).localname == local]


def _full_path(element: etree._Element) -> str | None:
    for key, value in element.attrib.items():
        if etree.QName(key).localname == "full-path":
            return str(value)
    return None


def _belongs_to_note(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and etree.QName(parent).localname in ("annotation", "change-info")


def _clean_attribute(element: etree._Element, local: str, key: str, value: str) -> None:
    name = etree.QName(key).localname
    printer = local == "pageSetup" and name == "id"
    if printer or name in _DELETED_ATTRIBUTES or name.endswith("rsid") or name.startswith("rsid"):
        del element.attrib[key]
    elif name in _AUTHOR_ATTRIBUTES or (local in ("person", "cmAuthor", "author") and name == "name"):
        element.set(key, "-")
    elif name in _DATE_ATTRIBUTES and _looks_like_instant(value):
        element.set(key, "1980-01-01T00:00:00Z")
    elif _PATH.match(value):
        element.set(key, "about:blank" if name in ("Target", "href", "url") else "")


def _looks_like_instant(value: str) -> bool:
    return re.match(r"^\d{4}-\d\d-\d\dT", value) is not None


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
