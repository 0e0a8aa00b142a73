"""Papers as they come out of a box: printed letters with noise and skew, blank backs, stacks of them as PDF, TIFF, PNG or JPEG."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont, TiffImagePlugin

from dengwen.vault import files
from dengwen.vault.files import StagedFile

FONT = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"
SIZE = (1240, 1754)
LETTER = (
    "尊敬的公司领导：",
    "　　我是仓库的一名普通员工。上月二十日下午值班时，我看见一批轴承到货，",
    "包装上贴的批号与随货单上写的批号完全不一样，验收单却已经签了字。我",
    "问过当班的同事，他们说最近三个月都是这样，谁也不敢多问。",
    "　　据我所知，送货的车牌号是每次都不同的，但司机总是同一个人。请公司",
    "派人核对三月到五月的入库台账、随货单和监控录像，查清这些零件的来历。",
    "如果继续装到设备上，可能会出安全事故。",
    "　　我没有写名字，请理解。希望尽快处理，并在公告栏说明结果。",
    "　　　　　　　　　　　　　　　　　　　　　　一名员工",
    "　　　　　　　　　　　　　　　　　　　　　　二〇二六年六月三日",
)


def page(lines: Sequence[str] = (), *, skew: float = 0.0, noise: int = 0, ink: int = 40) -> Image.Image:
    """A sheet of paper under a scanner."""
    sheet = Image.new("L", SIZE, 250)
    pen, font = ImageDraw.Draw(sheet), ImageFont.truetype(FONT, 30, index=2)
    for at, line in enumerate(lines):
        pen.text((110, 140 + at * 56), line, font=font, fill=ink)
    sheet = sheet.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=250)
    chance = random.Random(7)
    for _ in range(noise):
        x, y = chance.randrange(SIZE[0]), chance.randrange(SIZE[1])
        sheet.putpixel((x, y), chance.randrange(90, 200))
    return sheet


def as_file(pages: Sequence[Image.Image], kind: str, name: str = "", owner: str = "") -> bytes:
    """The pages in one file of the kind: PDF, TIFF (as many as there are), PNG or JPEG (the first). ``owner`` goes into its metadata."""
    out, first = io.BytesIO(), pages[0]
    if kind == "PDF":
        first.save(out, "PDF", save_all=True, append_images=pages[1:], resolution=150, author=owner, title=name)
    elif kind == "TIFF":
        info = TiffImagePlugin.ImageFileDirectory_v2()
        info[315] = owner
        first.save(out, "TIFF", save_all=True, append_images=pages[1:], compression="tiff_lzw", tiffinfo=info)
    elif kind == "PNG":
        first.save(out, "PNG")
    else:
        exif = Image.Exif()
        exif[315] = owner
        first.save(out, "JPEG", quality=88, exif=exif)
    return out.getvalue()


def staged(data: bytes, name: str = "scan.pdf") -> StagedFile:
    """As an upload of the keeper would be staged."""
    return files.store([data], name, "application/octet-stream")
