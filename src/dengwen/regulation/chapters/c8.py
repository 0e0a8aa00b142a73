"""Chapter 8: supplementary provisions."""

from dengwen.regulation.chapters.row import Actor, Clause
from dengwen.regulation.words import Words

ROWS = (
    Clause(
        "8.1",
        8,
        Words(
            "对本办法的疑问由管理部门解答，解答编号存档，附于相应条款。",
            "The management department answers questions about these rules; each answer is kept with its clause.",
        ),
        (Actor.ORGANISATION,),
    ),
    Clause(
        "8.2",
        8,
        Words(
            "本办法自公布的生效日起执行；事项始终适用收件时的版本。",
            "These rules hold from the day published with them; a matter keeps the version under which it arrived.",
        ),
        (Actor.ORGANISATION,),
        (),
        ("dengwen.policy", "dengwen.docket", "dengwen.bylaws"),
    ),
    Clause(
        "8.3",
        8,
        Words(
            "本办法没有规定的，从法律；与法律不符的，以法律为准；每年检讨一次。",
            "Where these rules are silent or differ from the law, the law holds; they are looked through every year.",
        ),
        (Actor.ORGANISATION,),
        (),
        ("dengwen.policy",),
        "the yearly look-through is not scheduled yet",
    ),
)
