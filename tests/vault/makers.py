"""Files as people really send them, full of traces."""

import io
import zipfile
from datetime import UTC, datetime

import docx
import pikepdf
from PIL import Image, PngImagePlugin

CANARY = "CanaryZhang"
CANARY_BYTES = CANARY.encode()


def photo(size: tuple[int, int] = (60, 40), orientation: int = 6, kind: str = "JPEG") -> bytes:
    """A red left half, a GPS position, a camera owner; turned by its orientation tag."""
    picture = Image.new("RGB", size, "white")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x013B] = CANARY
    exif[0x010F] = CANARY + " Phone"
    exif.get_ifd(0x8825).update({1: "N", 2: (31.0, 13.0, 49.0), 3: "E", 4: (121.0, 28.0, 25.0)})
    out = io.BytesIO()
    picture.save(out, kind, exif=exif, **({"comment": CANARY_BYTES} if kind == "JPEG" else {}))
    return out.getvalue()


def screenshot() -> bytes:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", CANARY)
    notes.add_itxt("XML:com.adobe.xmp", f"<x>{CANARY}</x>")
    out = io.BytesIO()
    Image.new("RGBA", (20, 10), (1, 2, 3, 4)).save(out, "PNG", pnginfo=notes)
    return out.getvalue()


def moving_picture() -> bytes:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "green", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=80, loop=0, comment=CANARY_BYTES)
    return out.getvalue()


def letter() -> bytes:
    """A Word letter with author, comment, picture, custom part and a path in a template."""
    letter = docx.Document()
    letter.core_properties.author = letter.core_properties.last_modified_by = CANARY
    letter.core_properties.created = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)
    paragraph = letter.add_paragraph("验收记录与实物不符")
    letter.add_comment(paragraph.runs, text="请核对", author=CANARY, initials="CZ")
    letter.add_picture(io.BytesIO(photo()))
    out = io.BytesIO()
    letter.save(out)
    return with_parts(
        out.getvalue(),
        {
            "word/people.xml": (
                f'<w15:people xmlns:w15="urn:people"><w15:person w15:author="{CANARY}">'
                f'<w15:presenceInfo w15:providerId="AD" w15:userId="S::{CANARY}@example.org"/></w15:person></w15:people>'
            ).encode(),
            "customXml/item7.xml": f"<a>{CANARY}</a>".encode(),
        },
    )


def with_parts(archive: bytes, parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO(archive)
    with zipfile.ZipFile(out, "a") as opened:
        for name, content in parts.items():
            opened.writestr(name, content)
    return out.getvalue()


def sheet() -> bytes:
    """The smallest workbook with a note whose author signs in text, and the path it was saved at."""
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    return archive(
        {
            "[Content_Types].xml": f'<Types xmlns="urn:types"><Override PartName="/xl/workbook.xml" ContentType="{main}"/>'
            '<Override PartName="/xl/printerSettings/printerSettings1.bin" ContentType="x"/></Types>',
            "xl/workbook.xml": f'<workbook xmlns="urn:x"><fileSharing userName="{CANARY}"/>'
            f'<absPath url="C:\\Users\\{CANARY}\\Desktop\\"/><sheets/></workbook>',
            "xl/comments1.xml": f'<comments xmlns="urn:x"><authors><author>{CANARY}</author></authors><commentList>'
            f'<comment ref="A1" authorId="0"><text><r><t>{CANARY}:</t></r><r><t>金额不对</t></r></text></comment>'
            "</commentList></comments>",
            "xl/worksheets/_rels/sheet1.xml.rels": '<Relationships xmlns="urn:r"><Relationship Id="rId1" Type="p" '
            'Target="../printerSettings/printerSettings1.bin"/></Relationships>',
            "xl/worksheets/sheet1.xml": '<worksheet xmlns="urn:x" xmlns:r="urn:r"><pageSetup r:id="rId1"/></worksheet>',
            "xl/printerSettings/printerSettings1.bin": CANARY,
        }
    )


def open_document() -> bytes:
    office = 'xmlns:office="urn:o" xmlns:dc="urn:dc" xmlns:text="urn:t" xmlns:m="urn:m"'
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "meta.xml": f"<office:document-meta {office}><dc:creator>{CANARY}</dc:creator></office:document-meta>",
            "settings.xml": f"<office:document-settings {office}><a>{CANARY}</a></office:document-settings>",
            "content.xml": f'<office:document-content {office}><text:p text:rsid="0012">价格</text:p><office:annotation>'
            f"<dc:creator>{CANARY}</dc:creator><dc:date>2026-03-01T08:30:00</dc:date><text:p>偏高</text:p>"
            "</office:annotation></office:document-content>",
            "Thumbnails/thumbnail.png": CANARY,
            "META-INF/manifest.xml": '<m:manifest xmlns:m="urn:m"><m:file-entry m:full-path="Thumbnails/thumbnail.png"/>'
            '<m:file-entry m:full-path="content.xml"/></m:manifest>',
        }
    )


def archive(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as opened:
        for name, content in parts.items():
            opened.writestr(name, content)
    return out.getvalue()


def paper() -> bytes:
    """A PDF with information, XMP, a script, an attachment, a note's author and a photo with EXIF inside."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 200))
    jpeg = pikepdf.Stream(pdf, photo(orientation=1))
    jpeg.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image, "/Filter": pikepdf.Name.DCTDecode})
    jpeg.update({"/Width": 60, "/Height": 40, "/ColorSpace": pikepdf.Name.DeviceRGB, "/BitsPerComponent": 8})
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=jpeg))
    page.obj.Contents = pikepdf.Stream(pdf, b"q 100 0 0 100 0 0 cm /Im0 Do Q")
    note = {"/Type": "/Annot", "/Subtype": "/Text", "/Rect": [0, 0, 9, 9], "/T": CANARY, "/Contents": "words"}
    page.obj.Annots = pdf.make_indirect(pikepdf.Array([_annotation(pdf, note)]))
    pdf.attachments["list.txt"] = CANARY_BYTES
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"app.alert('{CANARY}')")
    pdf.Root.OpenAction = script
    with pdf.open_metadata() as xmp:
        xmp["dc:creator"] = [CANARY]
    pdf.docinfo["/Author"] = CANARY
    out = io.BytesIO()
    pdf.save(out, compress_streams=False)
    return out.getvalue()


def _annotation(pdf: pikepdf.Pdf, values: dict[str, object]) -> pikepdf.Object:
    named = {key: pikepdf.Name(value) if str(value).startswith("/") else value for key, value in values.items()}  # type: ignore[arg-type]
    return pdf.make_indirect(pikepdf.Dictionary(named))  # type: ignore[arg-type]
