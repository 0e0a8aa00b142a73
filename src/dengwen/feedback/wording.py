"""A reply as it is written: three parts and one answer for each allegation (5.1.1c)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from dengwen.docket.models import Case
from dengwen.docket.projection import NOUNS
from dengwen.regulation.vocabulary import Outcome
from dengwen.regulation.words import Words

PARTS: dict[str, Words] = {
    "handling": Words("处理情况", "How it was handled"),
    "result": Words("处理结果", "What came of it"),
    "measures": Words("整改措施", "What changes"),
}


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """What the reporter is told about one allegation."""

    allegation: UUID
    outcome: Outcome
    text: str


@dataclass(frozen=True, slots=True, repr=False)
class Reply:
    """All that is told."""

    handling: str
    result: str
    measures: str
    answers: tuple[Answer, ...] = ()
    joined: Reply | None = None

    @property
    def for_joined(self) -> Reply:
        """What those read who were joined to the matter; the same, unless another version was written."""
        return self.joined or self

    @property
    def parts(self) -> dict[str, str]:
        return {"handling": self.handling, "result": self.result, "measures": self.measures}

    @property
    def places(self) -> dict[str, str]:
        """Parts and answers, each by itself: what is compared with other matters' replies."""
        return {**self.parts, **{str(answer.allegation): answer.text for answer in self.answers}}

    @property
    def text(self) -> str:
        """Everything as one text, as a line of the dialogue shows it."""
        return "\n\n".join([*self.parts.values(), *(answer.text for answer in self.answers)])

    @property
    def every_text(self) -> str:
        """Both versions."""
        return f"{self.text}\n\n{self.joined.text}" if self.joined else self.text

    def payload(self) -> dict[str, Any]:
        """As a draft keeps it."""
        return self.own_payload() | ({"joined": self.joined.own_payload()} if self.joined else {})

    def own_payload(self) -> dict[str, Any]:
        """As the reporter of the matter reads it."""
        answers = [{"allegation": str(a.allegation), "outcome": a.outcome, "text": a.text} for a in self.answers]
        return {**self.parts, "answers": answers}

    @classmethod
    def of_payload(cls, body: Mapping[str, Any]) -> Reply:
        answers = tuple(Answer(UUID(a["allegation"]), Outcome(a["outcome"]), a["text"]) for a in body["answers"])
        joined = cls.of_payload(body["joined"]) if "joined" in body else None
        return cls(body["handling"], body["result"], body["measures"], answers, joined)


@dataclass(frozen=True, slots=True)
class Alleged:
    """An allegation as other chapters may know it: its number, and what was found (nothing yet: None)."""

    uid: UUID
    number: int
    outcome: Outcome | None


def alleged(case: Case) -> list[Alleged]:
    """The matter's allegations in order of number. The table is the investigation's; it is known here as a noun of the ledger only."""
    noun = NOUNS.get("allegation")
    if noun is None:
        return []
    rows = noun.model._default_manager.filter(case=case, dropped=False).order_by("number")
    return [Alleged(row.uid, row.number, Outcome(row.outcome) if row.outcome else None) for row in rows]
