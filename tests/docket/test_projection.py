"""What an entry holds of a value does not depend on the zone it was handed over in."""

from datetime import UTC, datetime, timedelta, timezone

from dengwen.docket.projection import fold, plain


def test_an_instant_is_entered_as_utc_from_any_zone() -> None:
    instant = datetime(2026, 5, 1, 1, 30, tzinfo=UTC)
    assert plain(instant) == plain(instant.astimezone(timezone(timedelta(hours=8)))) == "2026-05-01T01:30:00Z"


def test_a_row_whose_first_entry_is_gone_folds_to_what_is_left() -> None:
    state: dict[tuple[str, str], dict[str, object]] = {}
    fold(state, [["*", "clock", "a", {"settled_on": "2026-05-01"}]])
    assert state == {("clock", "a"): {"settled_on": "2026-05-01"}}
