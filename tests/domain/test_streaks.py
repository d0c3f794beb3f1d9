"""Streaks and excused days against a straightforward walk from day to day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.building import mark, on, period
from tracker.domain import streaks
from tracker.domain.continuity import excused_days
from tracker.domain.goals import Per
from tracker.domain.progress import StreakStatus
from tracker.domain.sessions import MarkKind
from tracker.domain.templates import Continuity, FreezeRule, RestRule

days = st.sets(st.integers(0, 60))


def _oracle(hits: set[int], excused: set[int], now: int) -> tuple[int, StreakStatus, int]:
    """Walk all days up to now, counting."""
    current = longest = 0
    for day in range(now + 1):
        if day in hits:
            current += 1
        elif day not in excused and day != now:
            current = 0
        longest = max(longest, current)
    if not current:
        return 0, StreakStatus.NONE, longest
    safe = now in hits or now in excused
    return current, StreakStatus.SAFE if safe else StreakStatus.AT_RISK, longest


@given(days, days, st.integers(0, 60))
def test_standing_equals_the_walk(hits: set[int], excused: set[int], now: int) -> None:
    stand = streaks.standing(hits, excused, now)
    longest = stand.longest.count if stand.longest else 0
    assert (stand.current, stand.status, longest) == _oracle(hits, excused, now)


@given(days, days)
def test_runs_hold_every_hit_once(hits: set[int], excused: set[int]) -> None:
    found = streaks.runs(hits, excused)
    assert sum(run.count for run in found) == len(hits)
    assert [run.first for run in found] == sorted(run.first for run in found)


@given(
    st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.sampled_from([Per.DAY, Per.WEEK, Per.MONTH]), st.integers(0, 6)
)
def test_buckets_are_numbered_without_gaps(day: date, per: Per, week_start: int) -> None:
    number = streaks.number_of(day, per, week_start)
    first, last = streaks.first_day(number, per, week_start), streaks.last_day(number, per, week_start)
    assert first <= day <= last
    assert streaks.number_of(last + timedelta(days=1), per, week_start) == number + 1


def test_rest_marks_spend_the_quota_before_missed_days_do() -> None:
    rules = Continuity(rest=RestRule(n=1, per="week"))
    hits = {on("2026-11-16"), on("2026-11-17")}
    marks = [mark(MarkKind.REST, "2026-11-20")]
    found = excused_days(rules, marks, hits, period("2026-11-16", "2026-12-14"), on("2026-11-24"))
    assert found == {on("2026-11-20"): MarkKind.REST, on("2026-11-23"): MarkKind.REST}


def test_weekdays_off_are_excused_before_they_come() -> None:
    rules = Continuity(rest=RestRule(weekdays=(5, 6)))
    found = excused_days(rules, [], set(), period("2026-11-16", "2026-11-30"), on("2026-11-16"))
    assert sorted(found) == [on(f"2026-11-{n}") for n in (21, 22, 28, 29)]


def test_a_freeze_needs_a_token_and_tokens_are_earned() -> None:
    rules = Continuity(freeze=FreezeRule(initial=0, earn_every=5, most=2))
    hits = {on(f"2026-11-{n:02d}") for n in range(1, 6)}
    marks = [mark(MarkKind.FREEZE, "2026-11-06"), mark(MarkKind.FREEZE, "2026-11-07")]
    assert list(excused_days(rules, marks, hits, period("2026-11-01", None), on("2026-11-08"))) == [on("2026-11-06")]
    assert excused_days(Continuity(), marks, hits, period("2026-11-01", None), on("2026-11-08")) == {}


def test_a_pause_is_not_retroactive_and_not_endless() -> None:
    rules = Continuity(pause_days=2)
    marks = [mark(MarkKind.PAUSE, f"2026-11-{n:02d}", "2026-11-03") for n in range(2, 7)]
    found = excused_days(rules, marks, set(), period("2026-11-01", None), on("2026-11-08"))
    assert sorted(found) == [on("2026-11-03"), on("2026-11-04")]


def test_marks_that_the_rules_do_not_name_excuse_nothing() -> None:
    rules = Continuity(excuses=frozenset())
    marks = [mark(kind, "2026-11-02") for kind in (MarkKind.SICK, MarkKind.REST, MarkKind.TRAVEL)]
    assert excused_days(rules, marks, set(), period("2026-11-01", None), on("2026-11-08")) == {}


def test_a_date_the_zone_skipped_is_void() -> None:
    hits = {on("2011-12-29")}
    found = excused_days(Continuity(), [], hits, period("2011-12-01", None), on("2011-12-31"), zone="Pacific/Apia")
    assert found == {on("2011-12-30"): MarkKind.VOID}
