"""The life of one matter: the parts are given out, every act gets its day, and it is lived as far as yesterday."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from dengwen.config.demo.stories import Story
from dengwen.config.seed import endings, writing
from dengwen.config.seed.alarms import alarm
from dengwen.config.seed.beginnings import Begun, begin
from dengwen.config.seed.chances import Chances, pick
from dengwen.config.seed.parts import Life, Step
from dengwen.config.seed.turning import turn
from dengwen.config.seed.world import World
from dengwen.docket import moment
from dengwen.regulation.vocabulary import Post
from dengwen.regulation.workdays import roll_forward

MINUTES_BETWEEN = 14
ARCHIVED_AFTER = timedelta(days=30)


def live(world: World, chances: Chances, random: Random, stories: Sequence[Story], received: date) -> Begun | None:
    """Grow one matter received on this day. None when the accused leave nobody to handle it."""
    story = random.choice(stories)
    begun = begin(world, chances, random, story, received)
    life = _dealt(world, chances, random, story, begun)
    if life is None:
        return None
    ended = _walk(life, _steps(life), received, chances.days(random))
    if ended is not None:
        _archive(life, ended)
    turn(begun.growth, world.house)
    begun.growth.finish()
    return begun


def _dealt(world: World, chances: Chances, random: Random, story: Story, begun: Begun) -> Life | None:
    places = world.handling(begun.barred)
    reviewers = [uid for uid in world.house.by_post.get(Post.REVIEWER, ()) if uid not in begun.barred]
    if not places or not reviewers or len(begun.officers) < 2:
        return None
    place = random.choice(places)
    head, outcome = place.head_uid, pick(random, chances.outcomes)
    if head is None:
        return None
    investigator = random.choice(world.investigators(place.uid, begun.barred))
    reviewer = random.choice(reviewers)
    return Life(world, chances, random, story, begun, head, place.uid, investigator, reviewer, outcome)


def _steps(life: Life) -> Sequence[Step]:
    urgent = life.random.random() < life.chances.urgent
    return [*writing.REGISTERED, (0.01, alarm), *_way(life)[1:]] if urgent else _way(life)


def _way(life: Life) -> Sequence[Step]:
    draw = life.random.random()
    if draw < life.chances.refused:
        return [*writing.REGISTERED, (0.1, writing.refuse)]
    if draw < life.chances.refused + life.chances.withdrawn:
        return [*writing.REGISTERED, (0.1, writing.accept), (0.2, writing.withdraw)]
    return endings.WHOLE if life.outcome in writing.FOUND else endings.WITHOUT_MEASURE


def _walk(life: Life, steps: Sequence[Step], received: date, days: int) -> date | None:
    """Do the steps up to yesterday; the day of the last one if the life came to its end."""
    calendar, on = life.growth.policy.calendar.presumed(), received
    for number, (share, step) in enumerate(steps):
        on = roll_forward(calendar, received + timedelta(days=max(1, round(share * days))))
        if on >= life.world.today:
            return None
        with moment.standing_at(_instant(on, 9 * 60 + MINUTES_BETWEEN * number)):
            step(life)
    return on


def _archive(life: Life, ended: date) -> None:
    on = roll_forward(life.growth.policy.calendar.presumed(), ended + ARCHIVED_AFTER)
    if on < life.world.today:
        with moment.standing_at(_instant(on, 15 * 60)):
            life.growth.act("archive", life.officer(0))


def _instant(on: date, minute: int) -> datetime:
    return timezone.make_aware(datetime.combine(on, time(minute // 60, minute % 60)))
