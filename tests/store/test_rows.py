"""Between values and rows: what rot left empty is no value."""

from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tracker.domain.sessions import Athlete, Mark, MarkKind
from tracker.store.rows import athlete_of, mark_of

AT = datetime(2026, 6, 1, tzinfo=UTC)
ATHLETE: dict[str, Any] = asdict(Athlete(id="a", name="Ankita", zone="Asia/Kolkata"))
MARK = asdict(Mark(id="m", athlete_id="a", on=date(2026, 6, 1), kind=MarkKind.REST, logged_at=AT, logged_on=AT.date()))


def test_what_may_be_empty_may() -> None:
    assert athlete_of(ATHLETE | {"born": None}).zone == "Asia/Kolkata"
    assert mark_of(MARK | {"on_date": MARK["on"]}).kind is MarkKind.REST


@pytest.mark.parametrize("name", ["id", "name", "zone", "week_start", "day_start_s"])
def test_an_athlete_lacks_nothing(name: str) -> None:
    with pytest.raises(ValueError, match="Athlete lacks"):
        athlete_of(ATHLETE | {name: None})


def test_a_mark_has_its_day() -> None:
    with pytest.raises(ValueError, match="Mark lacks"):
        mark_of(MARK | {"on_date": None})
