"""The design holds its own rules: raw values in one place, enough contrast by day and night, nothing inline, nothing from elsewhere."""

import gzip
import re
from itertools import product
from pathlib import Path

import pytest

from dengwen.desk.navigation import places_for
from dengwen.desk.templatetags.icons import drawing
from dengwen.regulation.vocabulary import Post

SOURCE = Path(__file__).parents[2] / "src" / "dengwen"
DESIGN = SOURCE / "desk" / "static" / "desk" / "design"
PORTAL = SOURCE / "channels" / "portal" / "static" / "portal" / "portal.css"
SHEETS = sorted(SOURCE.rglob("*.css"))
RULES = [sheet for sheet in SHEETS if not sheet.name.startswith("tokens")]
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html"))
FACES = [path for path in TEMPLATES if path.relative_to(SOURCE).parts[0] != "clerk"]
DESK_FACES = [path for path in FACES if "channels" not in path.parts]


def tokens(*names: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in names:
        found |= dict(re.findall(r"--([\w-]+):\s*([^;]+);", (DESIGN / name).read_text()))
    return found


LIGHT = tokens("tokens.css")
DARK = tokens("tokens.css", "tokens-dark.css")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


GROUNDS = ("paper", "surface", "raised", "sunken", "mute-soft")
MEANINGS = ("good", "warn", "bad", "calm", "watch", "brand")


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_stands_out_enough_on_every_ground(theme: dict[str, str]) -> None:
    pairs = list(product(("ink", "ink-2", "ink-3", "link", *MEANINGS), GROUNDS))
    pairs += [(ink, f"{meaning}-soft") for meaning in MEANINGS for ink in (meaning, "ink", "ink-2", "ink-3", "link")]
    pairs += [("on-brand", "brand"), ("on-brand", "brand-deep")]
    assert [pair for pair in pairs if contrast(theme[pair[0]], theme[pair[1]]) < 4.5] == []


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_and_bars_can_be_seen(theme: dict[str, str]) -> None:
    lines = ["line-strong", "focus", *(f"{meaning}-line" for meaning in MEANINGS if meaning != "brand")]
    pairs = product(lines, GROUNDS[:4])
    assert [pair for pair in pairs if contrast(theme[pair[0]], theme[pair[1]]) < 3] == []


def test_the_night_changes_only_what_the_day_has() -> None:
    assert set(tokens("tokens-dark.css")) <= set(LIGHT)


@pytest.mark.parametrize("sheet", RULES, ids=lambda sheet: sheet.name)
def test_raw_colours_stand_in_the_tokens_alone(sheet: Path) -> None:
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", sheet.read_text()) == []


@pytest.mark.parametrize("sheet", RULES, ids=lambda sheet: sheet.name)
def test_every_name_a_sheet_uses_exists(sheet: Path) -> None:
    assert set(re.findall(r"var\(--([\w-]+)", sheet.read_text())) - set(LIGHT) == set()


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_sheet_asks_another_site_for_anything(sheet: Path) -> None:
    assert re.findall(r"url\(|@import|https?:", sheet.read_text()) == []


def test_the_portals_sheet_stays_small() -> None:
    assert len(gzip.compress(PORTAL.read_bytes(), 9)) < 4096


def test_the_desks_sheets_stay_small() -> None:
    together = b"".join(sheet.read_bytes() for sheet in sorted(DESIGN.glob("*.css")))
    assert len(gzip.compress(together, 9)) < 12 * 1024


@pytest.mark.parametrize("template", FACES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_nothing_is_inline(template: Path) -> None:
    written = template.read_text()
    assert re.findall(r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\bsrc=)|javascript:|https?://", written) == []


@pytest.mark.parametrize("template", DESK_FACES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_every_class_is_drawn(template: Path) -> None:
    drawn = set(re.findall(r"\.([a-zA-Z][\w-]*)", "".join(sheet.read_text() for sheet in SHEETS)))
    used = re.findall(r'class="([^"]*)"', template.read_text())
    plain = " ".join(re.sub(r"\{\{.*?\}\}|\{%.*?%\}", " ", each) for each in used).split()
    assert [name for name in plain if name not in drawn and not name.endswith("-")] == []


def test_the_portal_has_no_script() -> None:
    portal = [path for path in TEMPLATES if "portal" in path.parts]
    assert portal
    assert [path for path in portal if "<script" in path.read_text()] == []


def test_every_page_in_the_rail_has_a_small_drawing_and_none_the_sign_of_the_house() -> None:
    rail = places_for(frozenset(Post))
    assert len(rail) > 15
    assert [
        place.url_name for place in rail if '<svg class="icon" viewBox="0 0 24 24"' not in drawing(place.icon)
    ] == []
