"""The process that draws scans: a hostile file meets its parser here, without keys, without a place to write, within bounds."""

import io
import json
import sys
from collections.abc import Iterator

import pypdfium2
from PIL import Image, ImageOps, ImageSequence

from dengwen.vault.process import confine, harden

MEMORY_BYTES, CPU_SECONDS = 2 << 30, 90
FAILED = 3
MOST_PAGES, MOST_PIXELS = 201, 80_000_000
LONG_SIDE, THUMB_SIDE = 2340, 300
DOTS = 200 / 72
FORMATS = ("JPEG", "PNG", "TIFF")
LOOKED_AT, MARGIN, DARKER, SPECKS = 800, 0.06, 60, 0.0001
"""A page counts as blank when, at this size and less its margins, fewer than this share of its pixels is that much darker than paper."""

Image.MAX_IMAGE_PIXELS = MOST_PIXELS


def pictures(data: bytes) -> Iterator[Image.Image]:
    """Every page, upright, as pixels and nothing else."""
    if b"%PDF-" in data[:1024]:
        yield from _of_pdf(data)
        return
    with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
        for at, frame in enumerate(ImageSequence.Iterator(picture)):
            if at == MOST_PAGES:
                return
            yield ImageOps.exif_transpose(frame.copy()).convert("RGB")


def _of_pdf(data: bytes) -> Iterator[Image.Image]:
    document = pypdfium2.PdfDocument(data)
    for at in range(min(len(document), MOST_PAGES)):
        page = document[at]
        width, height = page.get_size()
        scale = min(DOTS, LONG_SIDE / max(width, height))
        yield page.render(scale=scale).to_pil().convert("RGB")
        page.close()


def looks_blank(page: Image.Image) -> bool:
    """Whether nothing seems to be written on it: only ever a proposal. A line of a few words is enough to count as written."""
    grey = page.convert("L")
    grey.thumbnail((LOOKED_AT, LOOKED_AT), Image.Resampling.BOX)
    across, down = int(grey.width * MARGIN), int(grey.height * MARGIN)
    inner = grey.crop((across, down, grey.width - across, grey.height - down))
    shades = inner.histogram()
    paper = max(range(256), key=shades.__getitem__)
    return sum(shades[: max(paper - DARKER, 0)]) < SPECKS * inner.width * inner.height


def as_jpeg(picture: Image.Image, side: int, quality: int) -> tuple[Image.Image, bytes]:
    small = picture.copy()
    small.thumbnail((side, side), Image.Resampling.LANCZOS)
    bare = Image.frombytes(small.mode, small.size, small.tobytes())
    out = io.BytesIO()
    bare.save(out, format="JPEG", quality=quality)
    return bare, out.getvalue()


def draw() -> int:
    """Standard input to standard output: for each page a line of JSON with two lengths and a guess, then the image and its thumbnail."""
    harden()
    confine(MEMORY_BYTES, CPU_SECONDS)
    try:
        for picture in pictures(sys.stdin.buffer.read()):
            whole, image = as_jpeg(picture, LONG_SIDE, 82)
            _, small = as_jpeg(whole, THUMB_SIDE, 70)
            told = json.dumps([len(image), len(small), looks_blank(whole)]).encode()
            sys.stdout.buffer.write(told + b"\n" + image + small)
        sys.stdout.buffer.flush()
    except Exception:
        return FAILED
    return 0


if __name__ == "__main__":
    sys.exit(draw())
