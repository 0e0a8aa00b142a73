"""The way of a box's papers through the pages, by any pair of hands: listed, opened, scanned, sorted, typed, handed over, signed for."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from tests.box.papers import LETTER, as_file, page
from tests.house import PASSWORD
from tests.life.hands import Hands, Thing
from tests.life.stage import Play, fresh_code

READ_WITHIN_SECONDS = 90
"""Two pages take a few seconds, on a busy core more."""
Look = Callable[[Hands, str], None]


def not_looked_at(_hands: Hands, _title: str) -> None:
    """For hands without eyes."""


@dataclass
class Walk:
    """``words`` gives a text for each key, ``owner`` what scanners leave in their files."""

    play: Play
    words: Callable[[str], str]
    owner: Callable[[str], str]
    look: Look = not_looked_at

    def listed(self) -> str:
        """The address of the new box."""
        admin = self.play("wu")
        admin.open("/desk/boxes/add/")
        self.look(admin, "add")
        hall = as_file([page(["大厅"])], "JPEG", owner=self.owner("photo"))
        photo = Thing(f"{self.owner('photo name')}.jpg", "image/jpeg", hall)
        admin.send(place="一楼大厅东侧电梯旁", place_en="Ground floor, by the lifts", seal="A-100", photo=[photo])
        self.look(admin, "box")
        return admin.path

    def opened(self, box: str) -> str:
        """A seal that is not the one on record, a wrong signature first; the address of the opening."""
        keeper = self.play("shu")
        keeper.open("/desk/boxes/")
        self.look(keeper, "boxes")
        keeper.open(f"{box}open/")
        self.look(keeper, "open")
        saw = {"seal_found": "B-200", "sheets": "4", "seal_new": "A-101"}
        signed = {"witness-username": "gao", "witness-password": PASSWORD}
        keeper.send(
            **saw, **signed | {"witness-password": self.words("wrong passphrase")}, **{"witness-code": "000000"}
        )
        self.look(keeper, "open-refused")
        keeper.send(**saw, **signed, **{"witness-code": fresh_code(self.play.secrets["gao"])})
        assert "/openings/" in keeper.path, keeper.text[:2000]
        return keeper.path

    def scanned(self, opening: str) -> None:
        """A PDF of three pages and a TIFF, both with traces; something that is no scan at all."""
        keeper = self.play("shu")
        written = page([*LETTER[:8], self.words("printed")], skew=0.4, noise=500)
        pdf = as_file([written, page(LETTER[:4]), page(noise=40)], "PDF", owner=self.owner("pdf"))
        tiff = as_file([page(["周末去哪儿玩？", "全场五折！"])], "TIFF", owner=self.owner("tiff"))
        name = self.owner("scan name")
        keeper.send(
            "/scan/",
            scans=[
                Thing(f"{name}.pdf", "application/pdf", pdf),
                Thing(f"{name}.tif", "image/tiff", tiff),
                Thing(f"{name}.png", "image/png", self.words("no picture").encode()),
            ],
        )
        self.look(keeper, "scanned")
        pages = [path.rstrip("/").rpartition("/")[2] for path in keeper.links("/boxes/pages/")]
        assert len(pages) == 4, keeper.text
        keeper.send("/sort/", **{pages[0]: "begins", pages[1]: "goes_on", pages[2]: "not_a_matter", pages[3]: "spam"})
        self.look(keeper, "sorted")

    def typed(self, opening: str, *, reads: bool) -> None:
        keeper = self.play("shu")
        letter = keeper.links("/letter/?page=")[0]
        if reads:
            keeper.send("/read/")
            self.look(keeper, "reading")
            self.wait_for_the_machine(keeper, letter)
        keeper.open(letter)
        self.look(keeper, "letter")
        told = {name: self.words(name) for name in ("what", "where", "when", "name", "contact")}
        keeper.send(**told, sheets="2", subjects=self.words("named"), matter_type="report", category="safety")
        for at, reason in enumerate(("not_a_matter", "spam")):
            keeper.open(keeper.links("/aside/?page=")[0])
            self.look(keeper, f"aside-{reason}")
            keeper.send(sheets="1", reason=reason, words=self.words(f"aside {at}"))

    def wait_for_the_machine(self, keeper: Hands, letter: str) -> None:
        """The keeper's next look, until the proposal stands in the form."""
        until = time.monotonic() + READ_WITHIN_SECONDS
        keeper.open(letter)
        while "批号" not in keeper.value("what"):
            assert time.monotonic() < until, keeper.text
            time.sleep(1)
            keeper.open(letter)

    def handed_over(self, opening: str) -> None:
        keeper, officer = self.play("shu"), self.play("an")
        keeper.send("/hand-over/")
        self.look(keeper, "offered")
        officer.open("/desk/inbox/")
        self.look(officer, "arrivals")
        officer.open(f"{opening}take-over/")
        officer.send(sheets="3")
        self.look(officer, "count-differs")
        officer.send(sheets="4")
        self.look(officer, "signed")
        assert officer.path == opening

    def noted(self, box: str) -> None:
        supervisor = self.play("feng")
        supervisor.open(box)
        self.look(supervisor, "incidents")
        supervisor.open("/desk/boxes/")
        self.look(supervisor, "boxes-of-supervision")


def whole(walk: Walk, *, reads: bool = False) -> str:
    """All of it; the address of the opening."""
    box = walk.listed()
    opening = walk.opened(box)
    walk.scanned(opening)
    walk.typed(opening, reads=reads)
    walk.handed_over(opening)
    walk.noted(box)
    return opening
