"""A receipt code read out on the telephone: each character with a word that cannot be taken for another."""

from __future__ import annotations

from dataclasses import dataclass

_ENGLISH = {
    "A": "Alpha", "B": "Bravo", "C": "Charlie", "D": "Delta", "E": "Echo", "F": "Foxtrot", "G": "Golf", "H": "Hotel",
    "J": "Juliett", "K": "Kilo", "M": "Mike", "N": "November", "P": "Papa", "Q": "Quebec", "R": "Romeo",
    "S": "Sierra", "T": "Tango", "V": "Victor", "W": "Whiskey", "X": "X-ray", "Y": "Yankee", "Z": "Zulu",
}  # fmt: skip
_DIGITS_EN = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_DIGITS_ZH = "零幺二三四五六拐八九"
_CHINESE = {
    "A": "苹果 Apple", "B": "男孩 Boy", "C": "小猫 Cat", "D": "小狗 Dog", "E": "鸡蛋 Egg", "F": "小鱼 Fish", "G": "女孩 Girl",
    "H": "帽子 Hat", "J": "吉普 Jeep", "K": "国王 King", "M": "月亮 Moon", "N": "鼻子 Nose", "P": "熊猫 Panda", "Q": "女王 Queen",
    "R": "红色 Red", "S": "太阳 Sun", "T": "茶 Tea", "V": "胜利 Victory", "W": "水 Water", "X": "X 光 X-ray", "Y": "黄色 Yellow",
    "Z": "动物园 Zoo",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Group:
    """Four characters and how they are said."""

    no: int
    text: str
    said: list[tuple[str, str]]


def spelled(code: str, language: str) -> list[Group]:
    """The groups of a code, each with its spelling aid."""
    return [
        Group(no, group, [(mark, _word(mark, language)) for mark in group])
        for no, group in enumerate(code.split("-"), start=1)
    ]


def _word(mark: str, language: str) -> str:
    if language.startswith("en"):
        return _DIGITS_EN[int(mark)] if mark.isdigit() else _ENGLISH[mark]
    return _DIGITS_ZH[int(mark)] if mark.isdigit() else _CHINESE[mark]
