"""Clean copies of PDF files: written anew without information, metadata, scripts, attachments, authors, signatures."""

import io
import sys
from typing import Any

import pikepdf

from .jpeg import bare_jpeg
from .strip import CannotClean, Clean, serve

MOST_OBJECTS = 300_000
_DROPPED = (
    "/AA",
    "/AF",
    "/CreationDate",
    "/CreatorInfo",
    "/LastModified",
    "/Metadata",
    "/ModDate",
    "/OpenAction",
    "/PieceInfo",
    "/Thumb",
)
_CATALOGUE = ("/Collection", "/DSS", "/Legal", "/Perms", "/SpiderInfo", "/URI")
_NAMES = ("/JavaScript", "/EmbeddedFiles")
_NOTE = ("/T", "/M", "/NM", "/RC", "/Subj")
_ACTING = ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition")
_CARRYING = ("/FileAttachment", "/Movie", "/Sound", "/Screen", "/RichMedia", "/3D")


def clean_pdf(data: bytes) -> Clean:
    """The pages as they were; objects that nothing refers to any more (older versions of the text) are gone."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if pdf.is_encrypted or len(pdf.objects) > MOST_OBJECTS:
            raise CannotClean("This PDF is locked or too large.")
        _clean_catalogue(pdf)
        for page in pdf.pages:
            _clean_annotations(page.obj)
        for thing in pdf.objects:
            _clean_object(thing)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return Clean(out.getvalue(), "application/pdf", ".pdf")


def _clean_catalogue(pdf: pikepdf.Pdf) -> None:
    for name in ("/Info", "/ID"):
        if name in pdf.trailer:
            del pdf.trailer[name]
    _without(pdf.Root, _CATALOGUE)
    if "/Names" in pdf.Root:
        _without(pdf.Root.Names, _NAMES)
    if "/AcroForm" in pdf.Root:
        _without(pdf.Root.AcroForm, ("/XFA", "/SigFlags"))


def _clean_annotations(page: pikepdf.Object) -> None:
    if "/Annots" not in page:
        return
    notes = [note for note in page.Annots if isinstance(note, pikepdf.Dictionary)]
    page.Annots = pikepdf.Array([note for note in notes if str(note.get("/Subtype")) not in _CARRYING])
    for note in page.Annots:
        if str(note.get("/Subtype")) != "/Widget":
            _without(note, _NOTE)


def _clean_object(thing: pikepdf.Object) -> None:
    if not isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        return
    _without(thing, _DROPPED)
    for name in ("/A", "/Next"):
        if _acts(thing.get(name)):
            del thing[name]
    if "/ByteRange" in thing:
        _without(thing, tuple(thing.keys()))
    if isinstance(thing, pikepdf.Stream):
        _clean_picture(thing)
    for child in list(thing.values() if isinstance(thing, pikepdf.Dictionary) else []):
        if isinstance(child, pikepdf.Dictionary) and not child.is_indirect:
            _clean_object(child)


def _acts(action: object) -> bool:
    return isinstance(action, pikepdf.Dictionary) and str(action.get("/S")) in _ACTING


def _clean_picture(stream: pikepdf.Stream) -> None:
    filters = stream.get("/Filter")
    names = [str(name) for name in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]
    if "/DCTDecode" not in names:
        return
    if len(names) > 1:
        raise CannotClean("A picture in this PDF is wrapped twice.")
    parameters: Any = stream.get("/DecodeParms")
    stream.write(bare_jpeg(stream.read_raw_bytes()), filter=pikepdf.Name.DCTDecode, decode_parms=parameters)


def _without(thing: pikepdf.Object, names: tuple[str, ...]) -> None:
    for name in names:
        if name in thing:
            del thing[name]


if __name__ == "__main__":
    sys.exit(serve(clean_pdf))
