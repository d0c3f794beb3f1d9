"""When a challenge that is counted in hours may begin."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.clocks import FrozenClock
from tracker.errors import RefusedError
from tracker.services.tracker import Tracker

SLUGS = ("4x4x48", "backyard")  # with an end, and without one


@pytest.fixture
def desk(tmp_path: Path) -> Tracker:
    return Tracker(tmp_path / "journal.db", FrozenClock("2026-03-01T12:00+01:00"))


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("zone", ["Europe/Oslo", "Pacific/Kiritimati", "Pacific/Pago_Pago"])
@pytest.mark.parametrize(
    "instant",
    [
        datetime(9999, 12, 31, 22, tzinfo=UTC),
        datetime(2036, 3, 5, tzinfo=UTC),
        datetime(1899, 12, 30, tzinfo=UTC),
    ],
)
def test_an_instant_too_far_off_is_refused(desk: Tracker, slug: str, zone: str, instant: datetime) -> None:
    with pytest.raises(RefusedError, match="too far off"):
        desk.start(slug, at=instant, zone=zone)
    assert desk.challenges() == ()


def test_the_bound_is_the_date_in_the_zone(desk: Tracker) -> None:
    last = datetime(2036, 3, 1, 23, tzinfo=UTC)  # ten years on in UTC, the day after in Oslo
    with pytest.raises(RefusedError, match="2036-03-02 is too far off"):
        desk.start("4x4x48", at=last, zone="Europe/Oslo")
    assert desk.start("4x4x48", at=last, zone="UTC").period.start == date(2036, 3, 1)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_date_without_the_hour_is_refused_with_the_way_to_write_it(desk: Tracker, slug: str) -> None:
    with pytest.raises(RefusedError, match="write --on '2026-03-29 20:00'"):
        desk.start(slug, on=date(2026, 3, 29))
    assert desk.challenges() == ()


@pytest.mark.parametrize("slug", SLUGS)
def test_it_starts_now_when_nothing_is_said(desk: Tracker, slug: str) -> None:
    assert desk.start(slug).challenge.starts_at == datetime(2026, 3, 1, 11, tzinfo=UTC)


def test_what_runs_by_days_takes_its_date(desk: Tracker) -> None:
    assert desk.start("mumbai-to-goa", on=date(2026, 3, 29)).period.start == date(2026, 3, 29)
