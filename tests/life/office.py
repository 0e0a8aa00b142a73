"""What intake does with a new matter: register, accept, classify, dispatch."""

from __future__ import annotations

from tests.life.hands import Pick, Thing, says, sees
from tests.life.stage import Matter, Play
from tests.life.things import traces


def arrived(play: Play, before: set[str], officer: str = "an") -> Matter:
    """The matter that was not there before."""
    (address,) = play.known(officer) - before
    return Matter(play, address)


def registered(matter: Matter, officer: str = "an") -> None:
    told = matter.play.told
    hands = matter.read(officer, keep="received")
    sees(hands, told("what"), told("where"), told("subject"))
    matter.do(officer, "register", telltale=told("telltale"))
    matter.read(officer).send("/note/", text=told("note"))
    sees(matter.read(officer, keep="registered"), told("note"))


def accepted(matter: Matter, officer: str = "an") -> None:
    matter.do(officer, "accept", admissible="unsure")


def classified(matter: Matter, officer: str = "bai") -> None:
    matter.do(officer, "classify")


def dispatched(matter: Matter, files: list[Thing], officer: str = "bai") -> None:
    """The unit of whoever is concerned is not offered; the reporter's own sentences are stopped; then it goes out."""
    told = matter.play.told
    hands = matter.to(officer, "dispatch")
    packet = {"title": told("title"), "what": told("packet"), "asks": told("asks"), "unit": Pick(told("unit"))}
    hands.send(**packet | {"what": told("refused_packet")})
    stopped = "“%(place)s” repeats the reporter's own sentences. Say it in other words."
    says(hands, stopped, place={"en": "What happened"}.get(hands.language, "反映事项"))
    hands.keep("refused-dispatch")
    matter.do(officer, "dispatch", **packet, copies=[Pick(suffix(each)) for each in files])


def suffix(thing: Thing) -> str:
    """What remains of a file's name: clean copies are named after their kind alone."""
    return thing.name[thing.name.rindex(".") :]


def copies_are_clean(matter: Matter, reader: str, files: list[Thing]) -> None:
    """Every clean copy that this person can download opens in its own program and tells nothing of who made it."""
    hands = matter.read(reader)
    addresses = hands.links("/file/")
    assert len(addresses) == len(files)
    for address, original in zip(addresses, files, strict=True):
        copy = Thing(original.name, original.media_type, hands.download(address))
        assert traces(original), original.name
        assert not traces(copy), original.name


def refused(matter: Matter, officer: str = "an") -> None:
    told = matter.play.told
    matter.do(officer, "register")
    matter.do(officer, "refuse", reason="out_of_scope", text=told("refusal"), elsewhere=told("elsewhere"))
