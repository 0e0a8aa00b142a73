"""Real files as people send them, each with traces of who made it: a photo with a position, a letter with an author, a paper with both."""

from __future__ import annotations

import io
from typing import Any

import docx
import pikepdf
from PIL import ExifTags, Image

from tests.life.hands import Thing

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NOBODY = ("", "-")
POSITION = ((31.0, 13.0, 49.0), (121.0, 28.0, 25.0))


def photo(name: str, owner: str) -> Thing:
    """A JPEG with a position and, in four places, the camera's owner."""
    exif = Image.Exif()
    for tag in (ExifTags.Base.Artist, ExifTags.Base.Make, ExifTags.Base.ImageDescription):
        exif[tag] = owner.encode()
    north, east = POSITION
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: north, 3: "E", 4: east})
    out = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").save(out, "JPEG", exif=exif, comment=owner.encode())
    return Thing(name, "image/jpeg", out.getvalue())


def letter(name: str, author: str, text: str) -> Thing:
    """A Word file with author, last author, title and a comment."""
    document = docx.Document()
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.title = author
    paragraph = document.add_paragraph(text)
    document.add_comment(paragraph.runs, text="?", author=author, initials="x")
    out = io.BytesIO()
    document.save(out)
    return Thing(name, WORD, out.getvalue())


def paper(name: str, author: str) -> Thing:
    """A PDF whose information and XMP name the author."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(300, 200))
    with pdf.open_metadata() as xmp:
        xmp["dc:creator"] = [author]
    pdf.docinfo["/Author"] = pdf.docinfo["/Producer"] = author
    out = io.BytesIO()
    pdf.save(out)
    return Thing(name, "application/pdf", out.getvalue())


def traces(thing: Thing) -> Any:
    """What a reader's own program would show of who made the file and where; empty when nothing is left."""
    if thing.media_type == "image/jpeg":
        picture = Image.open(io.BytesIO(thing.data))
        return {**picture.getexif(), **picture.getexif().get_ifd(ExifTags.IFD.GPSInfo), **_comment(picture)}
    if thing.media_type == WORD:
        document = docx.Document(io.BytesIO(thing.data))
        properties = document.core_properties
        told = [properties.author, properties.last_modified_by, properties.title]
        return [each for each in [*told, *(comment.author for comment in document.comments)] if each not in NOBODY]
    pdf = pikepdf.open(io.BytesIO(thing.data))
    return {**{key: str(value) for key, value in pdf.docinfo.items()}, **_xmp(pdf)}


def _comment(picture: Image.Image) -> dict[str, Any]:
    return {"comment": picture.info["comment"]} if "comment" in picture.info else {}


def _xmp(pdf: pikepdf.Pdf) -> dict[str, Any]:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        return dict(xmp)
