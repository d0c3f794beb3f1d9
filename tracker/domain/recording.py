"""From a draft to a session: its instant and the dates it counts for, fixed once (rules T1, T2, T13, T14)."""

from datetime import datetime, timedelta

from tracker.domain.days import FUTURE_GRACE, local_date, midnight, settle
from tracker.domain.sessions import Athlete, Draft, Session, bout_of
from tracker.errors import RefusedError

NOON_S = 12 * 3600


def session_of(
    draft: Draft,
    *,
    key: str,
    athlete: Athlete,
    zone: str,
    now: datetime,
    logged_at: datetime | None = None,
    version: int = 1,
) -> Session:
    """The session a draft means. `zone` is the athlete's zone on that day, used where the draft names none (T2).

    Without a clock time a session of today ends now and one of another day starts at noon, only to have a place in
    the journal: it is not `timed` and counts for its date alone. `logged_at` is kept when a session is edited.
    RefusedError for a clock time that never was or that lies more than five minutes ahead.
    """
    zone = draft.zone or zone
    logged = logged_at or now
    elapsed = timedelta(seconds=draft.elapsed_s or draft.hold_s or 0)
    if draft.at_s is not None:
        started = settle(draft.on, draft.at_s, zone, second=draft.second).instant
        if started > now + FUTURE_GRACE:
            raise RefusedError(f"{draft.on} {_clock(draft.at_s)} in {zone} is still to come; log it when it is done.")
        day = local_date(started, zone, athlete.day_start_s)
        end = local_date(started + elapsed, zone, athlete.day_start_s)
    else:
        started = _unclocked(draft, zone, now, elapsed, athlete.day_start_s)
        day = end = draft.on
    return Session(
        id=key,
        athlete_id=athlete.id,
        started_at=started,
        zone=zone,
        local_date=day,
        end_date=max(day, end),
        timed=draft.at_s is not None,
        logged_at=logged,
        logged_on=local_date(logged, zone, athlete.day_start_s),
        **bout_of(draft),
        version=version,
    )


def _unclocked(draft: Draft, zone: str, now: datetime, elapsed: timedelta, day_start_s: int) -> datetime:
    if draft.on == local_date(now, zone, day_start_s):
        return max(now - elapsed, midnight(draft.on, zone))
    return midnight(draft.on, zone) + timedelta(seconds=NOON_S)


def _clock(at_s: int) -> str:
    return f"{at_s // 3600:02d}:{at_s % 3600 // 60:02d}"
