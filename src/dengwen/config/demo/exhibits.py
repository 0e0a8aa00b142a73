"""Files that invented reporters and investigators hand in: a photo with a place in it, a scanned slip, a letter with an author."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from random import Random

import pikepdf
from PIL import Image, ImageDraw, ImageFont

from dengwen.intake.attachments import Attachment
from dengwen.vault.cleaning import clean_copy
from dengwen.vault.files import StagedFile, store

GPS_PLACE = {1: "N", 2: (23.0, 6.0, 12.0), 3: "E", 4: (113.0, 19.0, 48.0)}
GPS, MAKER, MODEL = 0x8825, 0x010F, 0x0110


def handed_in(kind: str, random: Random) -> Attachment:
    """A staged file with its clean copy, as the portal would hand it on."""
    original = staged(kind, random)
    return Attachment(original, clean_copy(original).file)


def staged(kind: str, random: Random) -> StagedFile:
    """One file of the kind asked for (photo, pdf, docx), sealed and staged."""
    data, name, media_type = _KINDS[kind](random)
    return store([data], name, media_type)


def _photo(random: Random) -> tuple[bytes, str, str]:
    """A scale's display in bad light, taken by a telephone that notes where it was."""
    picture = Image.new("RGB", (960, 640), (74, 78, 84))
    drawn = ImageDraw.Draw(picture)
    for _ in range(220):
        x, y = random.randrange(960), random.randrange(640)
        drawn.ellipse((x, y, x + 3, y + 3), fill=(84 + random.randrange(20),) * 3)
    drawn.rounded_rectangle((150, 180, 810, 430), 24, fill=(20, 26, 24), outline=(140, 140, 140), width=6)
    weight = f"{random.randrange(21, 38)}.{random.randrange(100):02d} t"
    drawn.text((240, 230), weight, fill=(120, 240, 140), font=ImageFont.load_default(130))
    drawn.text((30, 590), f"IMG_{random.randrange(1000, 9999)}", fill=(200, 200, 200), font=ImageFont.load_default(24))
    exif = Image.Exif()
    exif[MAKER], exif[MODEL] = "Demo", "Pocket 5"
    exif.get_ifd(GPS).update(GPS_PLACE)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=82, exif=exif)
    return out.getvalue(), f"IMG_{random.randrange(1000, 9999)}.jpg", "image/jpeg"


def _pdf(random: Random) -> tuple[bytes, str, str]:
    """A weighbridge slip with the name of whoever scanned it in its properties."""
    gross, tare = random.randrange(28000, 36000), random.randrange(9000, 11000)
    rows = ["WEIGHBRIDGE SLIP", f"No. {random.randrange(10000, 99999)}", f"gross {gross} kg", f"tare  {tare} kg"]
    rows += [f"net   {gross - tare} kg", "third copy"]
    drawn = "BT /F1 18 Tf 72 760 Td 26 TL " + " ".join(f"({row}) Tj T*" for row in rows) + " ET"
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Courier)
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.Contents = pdf.make_stream(drawn.encode())
    pdf.docinfo["/Author"] = "scanner user 17"
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue(), "slip-third-copy.pdf", "application/pdf"


def _docx(random: Random) -> tuple[bytes, str, str]:
    """A Word letter that names the computer it was typed at."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as letter:
        for part, source in PARTS.items():
            letter.writestr(part, (LETTER / source).read_bytes())
    return out.getvalue(), "货位记录.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


LETTER = Path(__file__).parent / "letter"
PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "rels.xml",
    "word/document.xml": "document.xml",
    "docProps/core.xml": "core.xml",
}
_KINDS = {"photo": _photo, "pdf": _pdf, "docx": _docx}
