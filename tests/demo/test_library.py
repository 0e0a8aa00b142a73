"""The demonstration's library: every post filled, every story whole, nothing that a packet must not hold."""

from collections import Counter

import pytest

from dengwen.config.demo.company import PLAN
from dengwen.config.demo.playing import plots
from dengwen.config.demo.scripts import WAY, script
from dengwen.config.demo.stories import Story, stories
from dengwen.docket.exposure import copied
from dengwen.regulation.vocabulary import Category, Post, Refusal

STAFF, UNITS = PLAN["staff"], PLAN["units"]
TOLD = list(stories().values())
NAMES = [name for told in STAFF.values() for name in (told["name"], told["name_en"])]


def holders(post: Post) -> list[str]:
    return [username for username, told in STAFF.items() if post in told["posts"]]


@pytest.mark.clause("3.1a")
def test_every_post_is_filled() -> None:
    least = {Post.INTAKE_OFFICER: 4, Post.REVIEWER: 2, Post.IDENTITY_CUSTODIAN: 3, Post.SUPERVISOR: 3, Post.LEADER: 2}
    assert [post for post in Post if len(holders(post)) < least.get(post, 1)] == []


def test_every_unit_that_handles_matters_has_its_head_and_two_investigators() -> None:
    for unit in {STAFF[head]["unit"] for head in holders(Post.DEPARTMENT_HEAD)}:
        assert UNITS[unit]["head"] in holders(Post.DEPARTMENT_HEAD)
        assert sum(STAFF[name]["unit"] == unit for name in holders(Post.INVESTIGATOR)) >= 2


def test_names_are_one_person_each() -> None:
    assert [name for name, times in Counter(NAMES).items() if times > 1] == []


@pytest.mark.parametrize("story", TOLD, ids=lambda story: story.key)
def test_a_story_hangs_together(story: Story) -> None:
    assert story.what
    assert {*story.subjects, *(each.owner for each in story.remedies)} <= STAFF.keys()
    assert {*story.subject_units, *filter(None, [story.unit])} <= UNITS.keys()
    assert not story.refusal or (Refusal(story.refusal) and len(story.refusal_text) > 20 and story.elsewhere)
    assert not (story.packet or story.alleged) or (story.title and story.asks)


@pytest.mark.clause("3.2.3b")
@pytest.mark.parametrize("story", [story for story in TOLD if story.packet], ids=lambda story: story.key)
def test_a_packet_is_written_anew_and_names_nobody(story: Story) -> None:
    written = [story.title, story.packet, story.asks]
    assert not any(copied(text, [story.what]) for text in written)
    assert [name for name in NAMES if any(name in text for text in written)] == []


def test_every_story_is_lived_once() -> None:
    assert sorted(plot.story.key for plot in plots()) == sorted(stories())


def test_no_beat_of_the_way_is_unknown_and_a_story_is_told_no_further_than_it_was_written() -> None:
    late = {beat.name for beat in WAY[11:]}
    for plot in plots():
        beats = script(plot)
        assert len(beats) > 0
        assert plot.story.complete or not late & {beat.name for beat in beats}


def test_categories_follow_what_such_channels_receive() -> None:
    shares = Counter(story.category for story in TOLD)
    assert len(shares) == len(Category)
    assert shares[Category.EMPLOYMENT] == max(shares.values())
