"""The whole regulation as rows: 97 obligations in eight chapters."""

from dengwen.regulation.chapters import c1, c2, c3, c4, c5, c6, c7, c8
from dengwen.regulation.chapters.row import ACTORS, Actor, Clause
from dengwen.regulation.words import Words

__all__ = ["ACTORS", "CHAPTERS", "CLAUSES", "Actor", "Clause", "NoSuchClause", "clause", "clauses_of"]

CHAPTERS: dict[int, Words] = {
    1: Words("总则", "General provisions"),
    2: Words("受理渠道", "Channels"),
    3: Words("登记与受理", "Registration and acceptance"),
    4: Words("调查、审核与整改", "Investigation, review and rectification"),
    5: Words("反馈与对话", "Feedback and dialogue"),
    6: Words("保密与保护", "Secrecy and protection"),
    7: Words("监督与考核", "Supervision and assessment"),
    8: Words("附则", "Supplementary provisions"),
}

CLAUSES: dict[str, Clause] = {row.id: row for part in (c1, c2, c3, c4, c5, c6, c7, c8) for row in part.ROWS}


class NoSuchClause(KeyError):
    """The regulation has no clause of this number."""

    def __str__(self) -> str:
        return f"The regulation has no clause {self.args[0]}."


def clause(id_: str) -> Clause:
    """The clause of a number such as ``3.2.1a``."""
    try:
        return CLAUSES[id_]
    except KeyError:
        raise NoSuchClause(id_) from None


def clauses_of(chapter: int) -> tuple[Clause, ...]:
    """The clauses of one chapter, in their order."""
    return tuple(row for row in CLAUSES.values() if row.chapter == chapter)
