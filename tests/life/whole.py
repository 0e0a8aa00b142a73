"""One matter from the first word to the archive, told once for every kind of hands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.life import byways, ending, office, reporter, unit
from tests.life.hands import Hands, says, sees
from tests.life.stage import Matter, Play
from tests.life.things import Thing, letter, paper, photo


@dataclass(frozen=True)
class Files:
    """Each of the kinds that people send, with somebody's traces in it."""

    sent: list[Thing]
    later: list[Thing]
    evidence: list[Thing]
    done: list[Thing]


def files(owner: Callable[[str], str], named: Callable[[str], str] = str) -> Files:
    """``owner`` gives whose traces lie in a photo, a letter or a paper; ``named`` may change the files' names."""
    return Files(
        [
            photo(named("carton") + ".jpg", owner("photo")),
            letter(named("note") + ".docx", owner("letter"), "517"),
            paper(named("receipt") + ".pdf", owner("paper")),
        ],
        [photo(named("second") + ".jpg", owner("photo"))],
        [paper(named("ledger") + ".pdf", owner("paper"))],
        [letter(named("form") + ".docx", owner("letter"), "form")],
    )


def live(play: Play, visitor: Hands, sent: Files) -> tuple[Matter, str]:
    """The whole life; the matter and the reporter's code."""
    told, before = play.told, play.known("an")
    reporter.look_round(visitor)
    reporter.stumbles(visitor, told)
    code = reporter.report(visitor, told, sent.sent)
    reporter.come_back(visitor, code)
    visitor.keep("status-received")
    matter = office.arrived(play, before)
    taken_up(matter, sent)
    talked(matter, visitor, code, sent)
    byways.identity_opened(matter, visitor, code)
    unit.gathered(matter, sent.evidence)
    unit.found(matter)
    unit.reported(matter)
    ending.returned(matter)
    unit.reported(matter, "findings_again")
    ending.approved(matter)
    ended(matter, visitor, code, sent)
    return matter, code


def taken_up(matter: Matter, sent: Files) -> None:
    office.registered(matter)
    office.accepted(matter)
    office.classified(matter)
    matter.read("an").send("/message_reporter/", text=matter.play.told("question"))
    office.dispatched(matter, sent.sent)
    unit.assigned(matter)
    office.copies_are_clean(matter, "qian", sent.sent)
    unit.begun(matter)


def talked(matter: Matter, visitor: Hands, code: str, sent: Files) -> None:
    """The reporter reads what was asked, answers, and adds a file that the investigator then reads."""
    told = matter.play.told
    reporter.come_back(visitor, code)
    sees(visitor, told("question"), told("contacted"))
    visitor.keep("status-asked")
    reporter.write(visitor, told("answer"))
    reporter.add_files(visitor, told("later"), sent.later)
    sees(matter.read("ren", keep="answered"), told("answer"), told("later"))


def ended(matter: Matter, visitor: Hands, code: str, sent: Files) -> None:
    """Measure and answer side by side, then the reporter's verdict, then the end."""
    told = matter.play.told
    ending.measured(matter, sent.done)
    ending.answered(matter)
    reporter.come_back(visitor, code)
    says(visitor, "Our answer")
    sees(visitor, told("result"), told("answer_1"), told("answer_2"), told("changes"))
    visitor.keep("status-answered")
    reporter.rate(visitor, 4, told("rating"))
    ending.closed(matter)
    ending.archived(matter)
    reporter.come_back(visitor, code)
    visitor.keep("status-archived")
    visitor.send("/status/leave/")
    visitor.keep("status-left")
