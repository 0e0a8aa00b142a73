"""The regulation's rows are complete, refer to what exists, and read as sentences in both languages."""

import re
from collections import Counter
from pathlib import Path

import pytest

from dengwen.regulation.chapters import c1, c2, c3, c4, c5, c6, c7, c8
from dengwen.regulation.clauses import ACTORS, CHAPTERS, CLAUSES, Actor, Clause, NoSuchClause, clause, clauses_of
from dengwen.regulation.glossary import GLOSSARY
from dengwen.regulation.published import amount, duration, regulation, text
from dengwen.regulation.terms import TERMS
from dengwen.regulation.vocabulary import Stage

IDS = """
    1.1a 1.1b 1.2a 1.2b 1.3.1 1.3.2 1.3.3a 1.3.3b 1.3.4a 1.3.4b
    2.1a 2.1b 2.2a 2.2b 2.2c 2.2d 2.2e 2.3a 2.3b 2.3c 2.3d 2.4a 2.4b
    3.1a 3.1b 3.1c 3.2.1a 3.2.1b 3.2.2a 3.2.2b 3.2.2c 3.2.3a 3.2.3b 3.3.1a 3.3.1b 3.3.1c 3.3.2a 3.3.2b
    4.1.1a 4.1.1b 4.1.1c 4.1.2a 4.1.2b 4.1.3a 4.1.3b 4.1.3c 4.2.1a 4.2.1b 4.2.1c 4.2.2a 4.2.2b 4.2.2c
    4.3.1a 4.3.1b 4.3.1c 4.3.2a 4.3.2b 4.3.2c
    5.1.1a 5.1.1b 5.1.1c 5.1.2a 5.1.2b 5.1.2c 5.2.1a 5.2.1b 5.2.1c 5.2.2a 5.2.2b 5.2.2c
    6.1.1a 6.1.1b 6.1.2a 6.1.2b 6.1.3 6.2.1a 6.2.1b 6.2.2a 6.2.2b
    7.1.1a 7.1.1b 7.1.1c 7.1.1d 7.1.2a 7.1.2b 7.2.1a 7.2.1b 7.2.1c 7.2.1d 7.2.1e 7.2.1f 7.2.2a 7.2.2b 7.2.2c
    8.1 8.2 8.3
"""
ASKED = IDS.split()
ROWS: list[Clause] = [row for part in (c1, c2, c3, c4, c5, c6, c7, c8) for row in part.ROWS]
BLANKS = {"P1": "report@example.org", "P2": "400-000-0000", "P3": "09:00-12:00;13:30-17:30"}
NUMBERS = {code: term.span.amount for code, term in TERMS.items()} | BLANKS
CODE = re.compile(r"\{(\w+)\}")
HAN = re.compile(r"[\u4e00-\u9fff]")


def test_every_clause_is_there_once() -> None:
    assert len(ASKED) == 97
    assert Counter(row.id for row in ROWS) == Counter(ASKED)
    assert list(CLAUSES) == ASKED


def test_a_clause_stands_in_its_chapter() -> None:
    assert all(row.id.startswith(f"{row.chapter}.") for row in ROWS)
    assert [row for chapter in CHAPTERS for row in clauses_of(chapter)] == ROWS


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_a_clause_is_said_in_both_languages(row: Clause) -> None:
    assert HAN.search(row.words.zh)
    assert not HAN.search(row.words.en)
    assert row.words.zh.endswith("。")
    assert row.words.en[-1] in ".?"
    assert sorted(CODE.findall(row.words.zh)) == sorted(CODE.findall(row.words.en))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_a_clause_refers_to_what_exists(row: Clause) -> None:
    assert set(row.deadline) <= NUMBERS.keys()
    assert set(CODE.findall(row.words.zh)) <= set(row.deadline)
    assert row.actor
    assert bool(row.remaining) <= bool(row.built_in)


def test_the_rooms_that_clauses_name_exist() -> None:
    source = Path(__file__).parents[2] / "src"
    rooms = {room for row in ROWS for room in row.built_in}
    assert sorted(room for room in rooms if not (source / room.replace(".", "/")).is_dir()) == []


def test_no_two_clauses_say_the_same() -> None:
    for language in ("zh-hans", "en"):
        assert len({row.words.in_(language) for row in ROWS}) == 97


def test_the_terms_of_the_regulation_name_a_clause_that_names_them() -> None:
    assert [code for code, term in TERMS.items() if code not in clause(term.clause).deadline] == []


def test_an_unknown_clause_is_refused_in_a_sentence() -> None:
    with pytest.raises(NoSuchClause, match=r"no clause 9\.9"):
        clause("9.9")


def test_actors_chapters_and_glossary_have_words_in_both_languages() -> None:
    assert ACTORS.keys() == set(Actor)
    for words in (*ACTORS.values(), *CHAPTERS.values(), *GLOSSARY.values()):
        assert HAN.search(words.zh)
        assert not HAN.search(words.en)


def test_one_notion_has_one_identifier() -> None:
    assert [words for words, uses in Counter(GLOSSARY.values()).items() if uses > 1] == []
    assert all(identifier == identifier.lower() for identifier in GLOSSARY)
    assert not {stage.value for stage in Stage} & GLOSSARY.keys()


@pytest.mark.clause("8.2")
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_published_regulation_has_every_number_in_it(language: str) -> None:
    chapters = regulation(NUMBERS, language)
    lines = [line for chapter in chapters for line in chapter.lines]
    assert [chapter.number for chapter in chapters] == list(CHAPTERS)
    assert [line.id for line in lines] == ASKED
    assert not any("{" in line.text or "[" in line.text or "〔" in line.text for line in lines)


@pytest.mark.clause("3.2.1a")
def test_the_organisations_own_number_is_published() -> None:
    assert "3个工作日内" in text("3.2.1a", {"T1": 3}, "zh-hans")
    assert "within 3 working days" in text("3.2.1a", {"T1": 3}, "en")
    assert "within 1 working day " in text("3.2.1a", {"T1": 1}, "en")


@pytest.mark.clause("2.1a")
def test_a_number_that_nobody_set_is_a_visible_blank() -> None:
    assert "〔待定〕" in text("2.1a", {}, "zh-hans")
    assert "[to be set]" in text("3.2.1a", {}, "en")


def test_amounts_are_said_with_their_unit() -> None:
    assert amount("P3", BLANKS, "zh-hans") == "9:00–12:00、13:30–17:30"
    assert amount("P3", BLANKS, "en") == "9:00–12:00 and 13:30–17:30"
    assert amount("S1", NUMBERS, "zh-hans") == "15分钟"
    assert amount("S3", NUMBERS, "en") == "the same day"
    assert duration(0, "day", "working", "zh-hans") == "当日"
    assert duration(3, "month", "natural", "en") == "3 months"
