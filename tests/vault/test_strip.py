"""Clean copies say what the file says, and nothing about who made it, where and when."""

import io
import random
import zipfile

import docx
import pikepdf
import pytest
from PIL import Image

from dengwen.vault import jpeg
from dengwen.vault.kinds import Family, sniff
from dengwen.vault.strip import CannotClean
from dengwen.vault.strip_image import clean_image
from dengwen.vault.strip_office import clean_office
from dengwen.vault.strip_pdf import clean_pdf
from dengwen.vault.strip_text import clean_text
from tests.vault import makers
from tests.vault.makers import CANARY_BYTES


def everything(data: bytes) -> bytes:
    """The bytes of a file, and of all parts if it is an archive."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return data + b"".join(archive.read(name) for name in archive.namelist())


def test_a_photo_keeps_its_picture_only() -> None:
    dirty = makers.photo()
    assert CANARY_BYTES in dirty
    clean = clean_image(dirty)
    assert CANARY_BYTES not in clean.data
    assert b"Exif" not in clean.data
    with Image.open(io.BytesIO(clean.data)) as picture:
        assert (picture.size, len(picture.getexif()), picture.info.get("comment")) == ((40, 60), 0, None)
        top, bottom = picture.getpixel((20, 10)), picture.getpixel((20, 50))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[1] < 60 < 200 < bottom[1]


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF"])
def test_other_images_keep_their_format(kind: str) -> None:
    dirty = makers.photo(kind=kind)
    assert CANARY_BYTES in dirty
    clean = clean_image(dirty)
    assert CANARY_BYTES not in clean.data
    with Image.open(io.BytesIO(clean.data)) as picture:
        assert picture.format == kind
        assert dict(picture.getexif()).keys().isdisjoint({0x013B, 0x010F, 0x8825})


def test_text_inside_a_screenshot_goes_transparency_stays() -> None:
    clean = clean_image(makers.screenshot())
    assert CANARY_BYTES not in clean.data
    with Image.open(io.BytesIO(clean.data)) as picture:
        assert picture.getpixel((0, 0)) == (1, 2, 3, 4)


def test_a_moving_picture_still_moves() -> None:
    dirty = makers.moving_picture()
    assert CANARY_BYTES in dirty
    clean = clean_image(dirty)
    assert CANARY_BYTES not in clean.data
    with Image.open(io.BytesIO(clean.data)) as picture:
        assert getattr(picture, "n_frames", 1) == 3
        picture.seek(2)
        assert picture.convert("RGB").getpixel((4, 4)) == (0, 0, 255)


def test_a_picture_of_too_many_points_is_refused() -> None:
    bomb = makers.photo().replace(b"\x00\x28\x00\x3c", b"\xff\xff\xff\xff", 1)
    with pytest.raises((CannotClean, OSError, Image.DecompressionBombError, Image.DecompressionBombWarning)):
        clean_image(bomb)


def test_jpeg_segments_go_without_decoding() -> None:
    dirty = makers.photo(orientation=1)
    bare = jpeg.bare_jpeg(dirty + b"behind the picture")
    assert CANARY_BYTES not in bare
    assert b"behind" not in bare
    with Image.open(io.BytesIO(bare)) as one, Image.open(io.BytesIO(dirty)) as other:
        assert one.tobytes() == other.tobytes()


@pytest.mark.parametrize("data", [b"", b"\xff\xd8", b"\xff\xd8\xff\xe1\xff", b"GIF89a", makers.photo()[:-30]])
def test_broken_jpeg_is_named(data: bytes) -> None:
    with pytest.raises(jpeg.NoJpeg):
        jpeg.bare_jpeg(data)


def test_a_word_letter_keeps_its_words_only() -> None:
    dirty = makers.letter()
    assert CANARY_BYTES in everything(dirty)
    clean = clean_office(dirty)
    assert clean.suffix == ".docx"
    text = everything(clean.data)
    for trace in (CANARY_BYTES, b"rsid", b"CZ", b"Exif", b"python-docx", b"2026-03", b"customXml"):
        assert trace not in text
    opened = docx.Document(io.BytesIO(clean.data))
    assert opened.paragraphs[0].text == "验收记录与实物不符"
    assert [comment.text for comment in opened.comments] == ["请核对"]
    assert len(opened.inline_shapes) == 1


def test_a_workbook_forgets_people_printers_and_paths() -> None:
    dirty = makers.sheet()
    clean = clean_office(dirty)
    assert clean.suffix == ".xlsx"
    text = everything(clean.data)
    assert "金额不对".encode() in text or b"&#37329;" in text
    for trace in (CANARY_BYTES, b"Users", b"printerSettings", b"fileSharing", b"rId1"):
        assert trace not in text


def test_an_open_document_forgets_too() -> None:
    clean = clean_office(makers.open_document())
    assert clean.suffix == ".odt"
    text = everything(clean.data)
    for trace in (CANARY_BYTES, b"rsid", b"2026-03", b"Thumbnails"):
        assert trace not in text
    with zipfile.ZipFile(io.BytesIO(clean.data)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert "价格" in archive.read("content.xml").decode()
        assert {info.date_time[0] for info in archive.infolist()} == {1980}


@pytest.mark.parametrize("part", ["word/embeddings/oleObject1.bin", "word/activeX/activeX1.xml", "word/media/film.mp4"])
def test_an_office_file_with_parts_nobody_can_clean_is_refused(part: str) -> None:
    with pytest.raises(CannotClean):
        clean_office(makers.with_parts(makers.letter(), {part: b"<a/>"}))


def test_an_embedded_workbook_is_cleaned_as_well() -> None:
    dirty = makers.with_parts(makers.letter(), {"word/embeddings/book.xlsx": makers.sheet()})
    with zipfile.ZipFile(io.BytesIO(clean_office(dirty).data)) as archive:
        assert CANARY_BYTES not in everything(archive.read("word/embeddings/book.xlsx"))


def test_entities_and_odd_archives_are_refused() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    with pytest.raises(CannotClean):
        clean_office(makers.with_parts(makers.letter(), {"word/more.xml": bomb}))
    with pytest.raises(CannotClean):
        clean_office(makers.archive({"a.txt": "just an archive"}))
    with pytest.raises(CannotClean):
        clean_office(makers.archive({"../up.xml": "<a/>", "[Content_Types].xml": "<a/>", "word/a.xml": "<a/>"}))


def test_a_pdf_keeps_its_pages_only() -> None:
    dirty = makers.paper()
    assert dirty.count(CANARY_BYTES) > 4
    clean = clean_pdf(dirty)
    with pikepdf.open(io.BytesIO(clean.data)) as pdf:
        out = io.BytesIO()
        pdf.save(out, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        assert len(pdf.pages) == 1
        assert "/Info" not in pdf.trailer
        assert "/Metadata" not in pdf.Root
        assert len(pdf.attachments) == 0
        assert str(pdf.pages[0].obj.Annots[0].Contents) == "words"
        assert b"/Im0 Do" in pdf.pages[0].obj.Contents.read_bytes()
    text = out.getvalue()
    for trace in (CANARY_BYTES, CANARY_BYTES.decode().encode("utf-16-be"), b"JavaScript", b"Exif", b"pikepdf"):
        assert trace not in text


def test_older_versions_inside_a_pdf_are_gone() -> None:
    dirty = makers.paper()
    appended = dirty + b"\n9 0 obj\n(" + CANARY_BYTES + b" again)\nendobj\n"
    assert CANARY_BYTES not in clean_pdf(appended).data


def test_a_locked_pdf_is_refused() -> None:
    with pikepdf.open(io.BytesIO(makers.paper())) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user=""))
    with pytest.raises(CannotClean):
        clean_pdf(out.getvalue())


def test_texts_pass_as_they_are() -> None:
    for text in ("姓名,金额\n甲,3\n".encode(), "订单".encode("gb18030"), "订单".encode("utf-16")):
        assert clean_text(text).data == text
    with pytest.raises(CannotClean):
        clean_text(b"ab\0c")


@pytest.mark.parametrize("clean", [clean_image, clean_pdf, clean_office])
def test_corrupted_files_fail_with_an_exception_and_nothing_else(clean: object) -> None:
    dice = random.Random(7)
    source = {clean_image: makers.photo, clean_pdf: makers.paper, clean_office: makers.letter}[clean]()  # type: ignore[index]
    for _ in range(40):
        broken = bytearray(source)
        for _ in range(20):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        try:
            result = clean(bytes(broken[: dice.randrange(len(broken))]))  # type: ignore[operator]
        except Exception:
            continue
        assert CANARY_BYTES not in everything(result.data)


@pytest.mark.parametrize(
    ("data", "name", "family", "media_type"),
    [
        (makers.photo(), "letter.docx", Family.IMAGE, "image/jpeg"),
        (makers.screenshot(), "", Family.IMAGE, "image/png"),
        (makers.paper(), "photo.jpg", Family.PDF, "application/pdf"),
        (makers.letter(), "a.txt", Family.OFFICE, "application/zip"),
        ("日期,金额\n".encode("gb18030"), "t.csv", Family.TEXT, "text/csv"),
        ("一二三".encode(), "a.exe", Family.TEXT, "text/plain"),
        (b"<svg xmlns='urn:x'/>", "a.txt", Family.OTHER, "application/octet-stream"),
        (b"{\\rtf1\\ansi author}", "a.txt", Family.OTHER, None),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "a.jpg", Family.IMAGE, "image/heic"),
        (b"\x7fELF\x02\x01\x01" + bytes(60), "a.pdf", Family.OTHER, None),
        (b"", "a.pdf", Family.OTHER, "application/octet-stream"),
        (bytes(50), "a.pdf", Family.OTHER, None),
    ],
)
def test_kinds_are_told_by_content(data: bytes, name: str, family: Family, media_type: str | None) -> None:
    kind = sniff(data[:4096], name)
    assert kind.family == family
    assert media_type in (None, kind.media_type)
