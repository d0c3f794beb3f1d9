"""Backups as values: which stay, which are due, and what a manifest may say."""

import json
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.domain.thinning import lived, wrongs_of
from tracker.domain.keeping import DAYS, MONTHS, REASON_WORDS, WEEKS, Backup, Reason, in_order, is_due, to_drop
from tracker.domain.manifests import KEYS, manifest_of, read_object, told_of

NOW = datetime(2025, 6, 28, 14, 0, tzinfo=UTC)  # a Saturday
BACKUP = Backup(
    path=Path("journal-v4-20250628T140000Z.db"),
    at=NOW,
    reason=Reason.IMPORT,
    schema=4,
    app="0.1.0",
    counts={"session": 3, "change": 5},
    size=4096,
    digest="ab" * 32,
    mark="cd" * 16,
    sha256="ef" * 32,
    journal="journal.db",
    seq=7,
)
BARE = Backup(path=BACKUP.path, at=NOW, reason=Reason.UPGRADE, schema=4, counts={}, size=4096)


def test_of_a_backup_each_day_days_weeks_and_months_stay() -> None:
    made = [NOW - timedelta(days=n) for n in range(500)]
    left = sorted(set(made) - to_drop(made, NOW), reverse=True)
    ages = [(NOW - at).days for at in left]
    assert ages[: 3 + DAYS] == list(range(3 + DAYS)), "today, the two days before, twelve more"
    weeks = left[3 + DAYS : 3 + DAYS + WEEKS]
    assert [at.isoweekday() for at in weeks] == [7] * WEEKS, "the newest of a week is its Sunday"
    assert {before - after for before, after in pairwise(weeks)} == {timedelta(weeks=1)}
    months = left[3 + DAYS + WEEKS :]
    assert len(months) == MONTHS
    assert all(timedelta(weeks=4) <= before - after <= timedelta(weeks=5) for before, after in pairwise(months))
    assert ages[-1] > 330


def test_nothing_goes_where_there_is_little_or_the_clock_is_doubtful() -> None:
    several = [NOW - timedelta(hours=n) for n in range(48)]
    assert to_drop(several, NOW) == to_drop([], NOW) == to_drop(several[:1], NOW + timedelta(days=9_000)) == frozenset()
    old = [NOW - timedelta(hours=n) for n in range(2_000)]
    assert to_drop(old, NOW)
    assert not to_drop(old, NOW - timedelta(seconds=1)), "the newest is of the future: the clock ran backwards"


def test_the_newest_of_a_day_a_week_and_a_month_is_what_was_made_last() -> None:
    then = NOW - timedelta(days=90)
    early, late = then.replace(hour=9), then.replace(hour=12)  # the clock was three hours ahead when `late` was made
    assert to_drop([NOW, early, late], NOW) == {late}
    fresh = [NOW - timedelta(days=n) for n in range(3, 3 + DAYS)]  # to a Saturday
    thursday = fresh[-1] - timedelta(days=2)
    assert not to_drop([NOW, thursday, *fresh], NOW), "the newest of a week that lasts longer than the days"
    assert to_drop([NOW, *fresh, thursday], NOW) == {thursday}


_MADE = st.tuples(st.integers(0, 30), st.sampled_from(Reason), st.integers(0, 9))


@given(st.lists(_MADE, max_size=12))
def test_backups_are_in_the_order_of_their_making_whatever_the_clock_said(made: list[tuple[int, Reason, int]]) -> None:
    by_time = [
        replace(BACKUP, at=NOW + timedelta(hours=hours), reason=reason, seq=0 if reason is Reason.UNKNOWN else seq)
        for hours, reason, seq in sorted(made, key=lambda one: one[0])
    ]
    ordered = in_order(by_time)
    assert sorted(ordered, key=id) == sorted(by_time, key=id)
    sure = [one for one in ordered if one.reason is not Reason.UNKNOWN]
    assert [(one.seq, one.at) for one in sure] == sorted(((one.seq, one.at) for one in sure), reverse=True)
    numbers = [one.seq for one in by_time if one.seq]
    if numbers == sorted(numbers):
        late = [one for one in ordered if one.seq or one.reason is Reason.UNKNOWN]
        assert [one.at for one in late] == sorted((one.at for one in late), reverse=True), "the clock was right"


@settings(max_examples=25)
@example(1)
@example(3)
@given(st.integers(0, 10**9))
def test_thinning_is_right_after_each_backup_of_a_life(seed: int) -> None:
    random = Random(seed)
    assert wrongs_of(lived(random), random) == []


def test_what_is_due() -> None:
    def due(reason: Reason, *ago: float) -> bool:
        return is_due(reason, [NOW - timedelta(hours=hours) for hours in ago], NOW)

    assert due(Reason.DAILY)
    assert due(Reason.DAILY, 14.1, 30)
    assert not due(Reason.DAILY, 13.9)
    assert due(Reason.DAILY, -30), "one of the future says nothing of today"
    assert due(Reason.TIMED, 0.5, 14)
    assert not due(Reason.TIMED, 0.4)
    assert not due(Reason.TIMED, 0)
    assert due(Reason.TIMED, -30)
    assert due(Reason.CLOSE, 0)


def test_a_day_begins_where_the_machine_is() -> None:
    here = timezone(timedelta(hours=5, minutes=30))
    now = datetime(2025, 6, 28, 4, 0, tzinfo=here)  # of the day before in UTC
    assert is_due(Reason.DAILY, [datetime(2025, 6, 27, 23, 0, tzinfo=here)], now)
    assert not is_due(Reason.DAILY, [datetime(2025, 6, 28, 0, 30, tzinfo=here)], now.replace(hour=10))


def test_every_reason_has_its_word_and_a_manifest_its_keys() -> None:
    assert set(REASON_WORDS) == set(Reason)
    assert manifest_of(BACKUP).keys() == KEYS | {"journal", "seq"}


def test_a_manifest_says_what_it_was_told() -> None:
    data = json.dumps(manifest_of(BACKUP)).encode()
    assert told_of(read_object(data), BARE) == BACKUP
    assert BACKUP.verified
    assert not BARE.verified
    assert (BACKUP.sessions, BARE.sessions) == (3, None)
    early = {key: value for key, value in manifest_of(BACKUP).items() if key in KEYS}
    assert told_of(early, BARE) == replace(BACKUP, journal="", seq=0), "of a version that wrote neither"


@pytest.mark.parametrize(
    "changes",
    [
        {"format": 2},
        {"schema": 5},
        {"size": 4097},
        {"at": "2025-06-28T14:00:01Z"},
        {"at": "yesterday"},
        {"at": 7},
        {"reason": "whim"},
        {"reason": None},
        {"app": 1},
        {"sha256": "EF" * 32},
        {"sha256": "ef"},
        {"digest": None},
        {"mark": "x" * 32},
        {"counts": [3]},
        {"counts": {"session": -1}},
        {"counts": {"session": True}},
        {"counts": {"session": 2**53}},
        {"counts": {"../x": 1}},
        {"journal": 7},
        {"seq": "7"},
        {"seq": -1},
        {"seq": True},
        {"seq": 2**53},
    ],
)
def test_what_can_not_be_is_not_believed(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 its words are nobody's
        told_of(manifest_of(BACKUP) | changes, BARE)


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{", b"\xff", b"[" * 100_000, b'{"a": 1e999, "b": ' + b"9" * 5_000 + b"}"]
)
def test_what_is_no_object_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        read_object(data)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_manifest_or_refused(data: bytes) -> None:
    with suppress(ValueError):
        told_of(read_object(data), BARE)
