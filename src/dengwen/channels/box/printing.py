"""The process that draws the sheets of labels: it alone loads the library that writes PDF, and ends with each sheet.

Four labels of postcard size on a page of A4, to be cut. Both languages stand on every label. The Chinese font is embedded, so that any
printer prints it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any

import segno
from fpdf import FPDF
from fpdf.enums import WrapMode, XPos, YPos

from dengwen.vault.process import confine, harden

MEMORY_BYTES, CPU_SECONDS = 2 << 30, 60
FAILED = 3
WIDTH, HEIGHT, ACROSS, DOWN = 105.0, 148.5, 2, 2
PAD, QR_SIDE = 9.0, 30.0
BRAND, INK, SOFT = (20, 84, 92), (27, 31, 35), (70, 77, 84)
FACE = "house"


def sheet(told: Mapping[str, Any]) -> bytes:
    """The PDF: a label for each of ``boxes`` (no, place, place_en), with ``ways`` on it, in ``font`` (path, number in the file)."""
    paper = FPDF(unit="mm", format="A4")
    paper.set_auto_page_break(auto=False)
    paper.set_margin(0)
    path, index = told["font"]
    paper.add_font(FACE, fname=path, collection_font_number=index)
    for at, box in enumerate(told["boxes"]):
        slot = at % (ACROSS * DOWN)
        if slot == 0:
            paper.add_page()
        _label(paper, box, told["ways"], (slot % ACROSS * WIDTH, slot // ACROSS * HEIGHT))
    return bytes(paper.output())


def _label(paper: FPDF, box: Mapping[str, Any], ways: Mapping[str, Any], corner: tuple[float, float]) -> None:
    left, top = corner
    paper.set_draw_color(200, 200, 196)
    paper.set_line_width(0.1)
    paper.rect(left, top, WIDTH, HEIGHT)
    paper.set_fill_color(*BRAND)
    paper.rect(left + PAD, top + PAD, WIDTH - 2 * PAD, 25, style="F")
    _write(paper, (left + PAD + 5, top + PAD + 3.5), f"意见箱 {box['no']} 号", 25, (255, 255, 255))
    _write(paper, (left + PAD + 5, top + PAD + 16), f"Suggestion box {box['no']}", 12, (255, 255, 255))
    width = WIDTH - 2 * PAD - QR_SIDE - 4
    y = _write(paper, (left + PAD, top + 38), box["place"], 14, INK, width)
    y = _write(paper, (left + PAD, y + 0.5), box["place_en"], 10, SOFT, width)
    _write(paper, (left + PAD, max(y + 3, top + 56)), "不用留名，随时可投。", 12, INK, width)
    _write(paper, (left + PAD, max(y + 9, top + 62)), "No name needed, at any hour.", 10, SOFT, width)
    _code(paper, ways["address"], (left + WIDTH - PAD - QR_SIDE, top + 38))
    _told(paper, ways, left + PAD, top + 77)


def _told(paper: FPDF, ways: Mapping[str, Any], left: float, top: float) -> None:
    width, y = WIDTH - 2 * PAD, top
    told = [
        ("写清什么事、谁、何时、何地；想得到答复，请留联系方式。",
         "Say what happened, who, when and where. For an answer, leave a way to reach you."),
        (f"至少每 {ways['days']} 天开箱一次，两人在场，核对封签、清点张数，空箱也要记录。",
         f"Opened at least every {ways['days']} days by two people, who check the seal and count every sheet."),
    ]  # fmt: skip
    for chinese, english in told:
        y = _write(paper, (left, y), chinese, 10.5, INK, width)
        y = _write(paper, (left, y + 0.3), english, 9, SOFT, width) + 2.5
    paper.set_draw_color(*BRAND)
    paper.line(left, y, left + width, y)
    for words in _elsewhere(ways):
        y = _write(paper, (left, y + 1.5), words, 10, INK, width)


def _elsewhere(ways: Mapping[str, Any]) -> list[str]:
    lines = [
        f"热线 Hotline  {ways['hotline']}" if ways["hotline"] else "",
        ways["hours"] if ways["hotline"] else "",
        f"邮箱 Mail  {ways['mailbox']}" if ways["mailbox"] else "",
        f"网上 Online  {ways['address']}",
    ]
    return [line for line in lines if line]


def _write(
    paper: FPDF, at: tuple[float, float], words: str, points: float, ink: tuple[int, int, int], width: float = 0
) -> float:
    """Words from this place on, broken at the width; where the next line may begin."""
    if not words:
        return at[1]
    paper.set_font(FACE, size=points)
    paper.set_text_color(*ink)
    paper.set_xy(*at)
    height = points * 0.47
    paper.multi_cell(width, height, words, align="L", new_x=XPos.LEFT, new_y=YPos.NEXT, wrapmode=_wrap(words))
    return float(paper.get_y())


def _wrap(words: str) -> WrapMode:
    """Chinese may break anywhere, English only between words."""
    return WrapMode.WORD if words.isascii() else WrapMode.CHAR


def _code(paper: FPDF, address: str, corner: tuple[float, float]) -> None:
    rows = list(segno.make(address, error="m", micro=False).matrix)
    dot = QR_SIDE / len(rows)
    paper.set_fill_color(*INK)
    for down, row in enumerate(rows):
        for across, dark in enumerate(row):
            if dark:
                paper.rect(corner[0] + across * dot, corner[1] + down * dot, dot, dot, style="F")
    _write(paper, (corner[0], corner[1] + QR_SIDE + 1), "扫码填写 Scan", 9, SOFT, QR_SIDE)


def print_() -> int:
    """What to draw as JSON from standard input, the PDF to standard output."""
    harden()
    confine(MEMORY_BYTES, CPU_SECONDS)
    try:
        paper = sheet(json.load(sys.stdin.buffer))
    except Exception:
        return FAILED
    sys.stdout.buffer.write(paper)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(print_())
