"""Every kind of notice has its words and its looks."""

from dengwen.desk.notices import WORDS, NoticeKind
from dengwen.desk.templatetags.icons import drawing
from dengwen.desk.views.notices import LOOKS


def test_every_kind_is_worded_and_drawn() -> None:
    assert set(WORDS) == set(LOOKS) == set(NoticeKind)
    assert all(drawing(icon) for _, icon in LOOKS.values())
