"""What the house does that belongs to no single matter, as rows: each is entered in the house's own chain of the ledger."""

from dataclasses import dataclass

from dengwen.regulation.vocabulary import ActorKind
from dengwen.regulation.words import Words

STAFF = (ActorKind.STAFF,)
ANYBODY = tuple(ActorKind)


@dataclass(frozen=True, slots=True)
class HouseAct:
    """One deed of the house. Staff need the right of the same name (`rights.RIGHTS`); ``by`` says who else may do it."""

    name: str
    words: Words
    clause: str
    by: tuple[ActorKind, ...] = STAFF


_ARRIVING = (
    HouseAct("arrive", Words("来件待处理", "Arrived and waiting"), "3.1a", ANYBODY),
    HouseAct("take_up", Words("转为事项", "Taken up as a matter"), "3.2.1a"),
    HouseAct("join", Words("并入已有事项", "Joined to a matter"), "3.1a"),
    HouseAct("set_aside", Words("不作为事项", "Set aside"), "3.2.2b"),
)

HOUSE_ACTS: dict[str, HouseAct] = {act.name: act for act in _ARRIVING}
