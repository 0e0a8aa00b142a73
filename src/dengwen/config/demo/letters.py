"""Letters on paper, as a scanner sees them: drawn with a Chinese font of this machine, a little askew, one back side blank."""

from __future__ import annotations

import io
import time
from collections.abc import Sequence
from random import Random

from PIL import Image, ImageDraw, ImageFont

from dengwen.channels.box.labels import NoChineseFont, font

SIZE, MARGIN, LINE, INK = (1240, 1754), (120, 150), 62, 45
PAPER = 250
FIRST = (
    (
        "公司领导：",
        "",
        "　　我是铸造车间的员工。入冬以来，车间更衣室的暖气一直不热，报修",
        "过四次，每次都说“配件在路上”。早班的人只能穿着湿衣服换班，已经",
        "有三个人感冒请假。",
        "",
        "　　同时，车间办公室和会议室的暖气都是新换的。我们想知道：维修的",
        "钱是怎么安排的？为什么先修没有人换衣服的地方？",
    ),
    (
        "　　请派人到现场看一看，最好是早上六点交接班的时候，那时候最冷。",
        "也请把维修计划贴在更衣室门口，让大家知道哪一天能修好。",
        "",
        "　　我没有写名字，因为以前提过意见的人被调去了夜班。请理解。",
        "",
        "　　　　　　　　　　　　　　　　　　　铸造车间　一名员工",
    ),
)
SECOND = (
    (
        "意见箱管理员：",
        "",
        "　　成品库东门的叉车通道画了黄线，但是每天下午都被待发的木箱占满，",
        "叉车只能从人走的通道过。上周五有一辆差点碰到人。",
        "",
        "　　建议把待发区移到北侧空地，或者限定下午三点以前清空通道。",
        "",
        "　　　　　　　　　　　　　　　　　　　成品库　发货员",
    ),
)
DRAWN = time.gmtime(0)
"""No date of its own, so that the same chance draws the same file."""
SHEETS = 4
"""Two pages of the first letter, a blank back side, the second letter."""


def scanned(random: Random) -> bytes | None:
    """The stack as one PDF; None when this machine has no Chinese font."""
    try:
        name, index = font()
    except NoChineseFont:
        return None
    written = ImageFont.truetype(name, 32, index=index)
    pages = [_page(lines, written, random) for lines in (*FIRST, (), *SECOND)]
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=150, creationDate=DRAWN, modDate=DRAWN)
    return out.getvalue()


def _page(lines: Sequence[str], written: ImageFont.FreeTypeFont, random: Random) -> Image.Image:
    sheet = Image.new("L", SIZE, PAPER)
    pen = ImageDraw.Draw(sheet)
    for at, line in enumerate(lines):
        pen.text((MARGIN[0], MARGIN[1] + at * LINE), line, font=written, fill=INK)
    for _ in range(60):
        sheet.putpixel((random.randrange(SIZE[0]), random.randrange(SIZE[1])), random.randrange(120, 220))
    return sheet.rotate(random.uniform(-0.6, 0.6), resample=Image.Resampling.BICUBIC, fillcolor=PAPER)
