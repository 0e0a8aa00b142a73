"""Flat XML as Tencent writes it: one level of elements with text. Document types and entities are refused."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree  # type: ignore[import-untyped]

from dengwen.channels.social.calls import Refused


def fields(body: bytes) -> dict[str, str]:
    """The elements below the root by name; `Refused` for anything that is not such a document."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Refused from None
    if root.getroottree().docinfo.doctype:
        raise Refused
    return {each.tag: each.text or "" for each in root if isinstance(each.tag, str)}


def written(values: Mapping[str, str]) -> bytes:
    """A document of one level, every text as character data."""
    root = etree.Element("xml")
    for name, text in values.items():
        etree.SubElement(root, name).text = etree.CDATA(text)
    return bytes(etree.tostring(root, encoding="utf-8"))
