"""From a recording to a session: which instant, which zone, which day, and which of its amounts can be believed.

The zone is never the machine's. In order: the zone the file names; an offset it gives, as the athlete's own zone where
that has it at that instant; else the athlete's zone on that day, by travel marks.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from tracker.domain.activities import activity, find
from tracker.domain.days import (
    FIRST_DATE,
    FUTURE_GRACE,
    is_void,
    local_date,
    local_time,
    zone_at,
    zone_names,
    zone_of,
    zone_on,
)
from tracker.domain.recording import session_of
from tracker.domain.recordings import Asked, Recording
from tracker.domain.sessions import Athlete, Draft, Session
from tracker.domain.text import NOTE_LIMIT, TAGS_LIMIT, clean_text, fold_text, is_tag
from tracker.errors import RefusedError
from tracker.services.ids import new_id
from tracker.services.imports.amounts import believed

_MOST_OFFSET_S = 14 * 3600
_QUARTER_S = 900
_SLACK_S = 60  # by so much an offset may miss a quarter of an hour
# One zone for each offset that is no whole hour, the plainest first: it must have that offset at that instant.
_FRACTIONS = (
    *("Asia/Kolkata", "Asia/Kathmandu", "Australia/Darwin", "Asia/Yangon", "Asia/Kabul", "Asia/Tehran"),
    *("America/St_Johns", "Australia/Adelaide", "Australia/Eucla", "Pacific/Chatham", "Australia/Lord_Howe"),
    *("Pacific/Marquesas", "Asia/Pyongyang", "America/Caracas"),
)
_TAG = re.compile(r"(?<![\w#&/])#([\w-]{1,60})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What is taken for granted: whose it is, where they were, and the activity of what names none."""

    athlete: Athlete
    now: datetime
    home: str
    moves: tuple[tuple[date, str], ...] = ()
    activity: str = ""
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A recording as a session, `None` while it can't be one. `remarks` are worth saying and are no warnings."""

    session: Session | None
    warnings: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    asks: tuple[tuple[Asked, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _When:
    started: datetime
    zone: str
    said: str = ""  # a warning


def ground_of(athlete: Athlete, moves: Sequence[tuple[date, str]], now: datetime, zone: str, word: str) -> Ground:
    """What is taken for granted: `zone` in place of the athlete's own unless it is empty, `word` for the activity.

    RefusedError for a zone or an activity that there is not.
    """
    if zone:
        zone_of(zone)
    meant = find(word) if word else None
    if word and meant is None:
        activity(word)  # says what is nearest
    key, flags = meant or ("", {})
    return Ground(
        athlete=athlete,
        now=now,
        home=zone or athlete.zone,
        moves=() if zone else tuple(moves),
        activity=key,
        flags=tuple(flags),
    )


def placed(recording: Recording, ground: Ground) -> Placed:
    """The recording as a session of its own, with what has to be said and asked about it."""
    warnings = list(recording.warnings)
    remarks: list[str] = []
    asks = list(recording.asks)
    bout = seed(recording, ground, warnings, remarks)
    if any(what is Asked.WHEN for what, _ in asks):
        return Placed(session=None, warnings=tuple(warnings), remarks=tuple(remarks), asks=tuple(asks))
    try:
        session = (
            _untimed(recording, ground, bout) if not recording.timed else _timed(recording, ground, bout, warnings)
        )
    except RefusedError as error:
        return Placed(
            session=None,
            warnings=tuple(warnings),
            remarks=tuple(remarks),
            asks=(*asks, (Asked.WHEN, str(error))),
        )
    return Placed(session=session, warnings=tuple(warnings), remarks=tuple(remarks), asks=tuple(asks))


def seed(recording: Recording, ground: Ground, warnings: list[str], remarks: list[str]) -> Draft:
    """All of a recording but when it was: a draft on the first date there is."""
    kind, flags = recording.activity, dict.fromkeys(("indoor", "virtual", "assisted", "race"), False)
    if kind is None:
        kind = ground.activity or "custom"
        flags |= dict.fromkeys(ground.flags, True)
        if not ground.activity:
            named = f"The file calls its sport “{recording.sport}”" if recording.sport else "The file names no sport"
            remarks.append(f"{named}: kept as {activity('custom').name} unless you say which it was.")
    note, tags = _written(recording, warnings)
    fields: dict[str, Any] = {name: flag or getattr(recording, name) for name, flag in flags.items()}
    fields |= believed(recording, kind, warnings)
    fields["computed"] = tuple(name for name in recording.computed if fields.get(name) is not None)
    return Draft(on=FIRST_DATE, activity=kind, note=note, tags=tags, parts=recording.parts, **fields)


def source_of(recording: Recording) -> str:
    """Where a session of it comes from, as the journal keeps it."""
    return "manual" if recording.by_hand else recording.format


def _timed(recording: Recording, ground: Ground, bout: Draft, warnings: list[str]) -> Session:
    when = when_of(recording, ground)
    if when.said:
        warnings.append(when.said)
    day_start = ground.athlete.day_start_s
    day = local_date(when.started, when.zone, day_start)
    if when.started > ground.now + FUTURE_GRACE:
        raise RefusedError(f"It begins on {_wall(when)}, which is still to come: say when it was.")
    if day < FIRST_DATE:
        raise RefusedError(f"It begins on {_wall(when)}, which can't be: say when it was.")
    ended = when.started + timedelta(seconds=bout.elapsed_s or bout.hold_s or 0)
    base = session_of(
        replace(bout, on=day), key=new_id(ground.now), athlete=ground.athlete, zone=when.zone, now=ground.now
    )
    return replace(
        base,
        started_at=when.started,
        local_date=day,
        end_date=max(day, local_date(ended, when.zone, day_start)),
        timed=True,
        source=source_of(recording),
        external_id=next(iter(recording.ids), None),
    )


def _untimed(recording: Recording, ground: Ground, bout: Draft) -> Session:
    wall = recording.local or recording.started_at
    if wall is None:
        raise RefusedError("It does not say when it was: say which day.")
    on = wall.date()
    zone = recording.zone or zone_on(on, ground.moves, ground.home)
    today = local_date(ground.now, zone, ground.athlete.day_start_s)
    if on > today:
        raise RefusedError(f"It is of {on}, which is still to come: say when it was.")
    if on < FIRST_DATE or (on != today and is_void(on, zone)):
        raise RefusedError(f"It is of {on}, which can't be: say when it was.")
    base = session_of(replace(bout, on=on), key=new_id(ground.now), athlete=ground.athlete, zone=zone, now=ground.now)
    return replace(base, source=source_of(recording), external_id=next(iter(recording.ids), None))


def when_of(recording: Recording, ground: Ground) -> _When:
    """The instant and the zone of a recording with a clock time. RefusedError where it tells none."""
    offset = _sane(recording.offset_s)
    if recording.started_at is not None:
        instant = recording.started_at
        if recording.zone:
            return _When(instant, recording.zone)
        found = _with_offset(instant, offset, ground) if offset is not None else None
        return _When(instant, found or zone_at(instant, ground.moves, ground.home))
    if recording.local is None:
        raise RefusedError("It does not say when it was: say the day and the time.")
    wall = recording.local
    if offset is not None:
        instant = (wall - timedelta(seconds=offset)).replace(tzinfo=UTC)
        return _When(instant, recording.zone or _with_offset(instant, offset, ground) or ground.home)
    return _walled(wall, recording.zone or zone_on(wall.date(), ground.moves, ground.home))


def _walled(wall: datetime, zone: str) -> _When:
    """The instant of a wall clock: the first of two equal ones, the shifted one where the clock jumps over it."""
    first, second = (wall.replace(tzinfo=zone_of(zone), fold=fold).astimezone(UTC) for fold in (0, 1))
    back = local_time(first, zone).replace(tzinfo=None)
    if back != wall:
        there = f"{back:%H:%M}" if back.date() == wall.date() else f"{back:%Y-%m-%d at %H:%M}"  # some left out a day
        return _When(first, zone, f"{wall:%H:%M} did not exist on {wall:%Y-%m-%d} in {zone}: taken as {there}.")
    if first != second:
        return _When(first, zone, f"{wall:%H:%M} came twice on {wall:%Y-%m-%d} in {zone}: the first one is taken.")
    return _When(first, zone)


def _sane(offset_s: int | None) -> int | None:
    """An offset that a zone may have, rounded to its quarter of an hour; `None` for any other."""
    if offset_s is None:
        return None
    rounded = round(offset_s / _QUARTER_S) * _QUARTER_S
    return rounded if abs(offset_s - rounded) <= _SLACK_S and abs(rounded) <= _MOST_OFFSET_S else None


def _with_offset(instant: datetime, offset_s: int, ground: Ground) -> str | None:
    """A zone with that offset at that instant: where the athlete was, else any of theirs, else a plain one."""
    own = (zone_at(instant, ground.moves, ground.home), ground.home, *(zone for _, zone in ground.moves))
    found = next((zone for zone in own if _offset(instant, zone) == offset_s), None)
    if found is not None:
        return found
    hours, rest = divmod(offset_s, 3600)
    if not rest and -12 <= hours <= 14:
        return f"Etc/GMT{-hours:+d}" if hours else "Etc/UTC"
    return next((zone for zone in (*_FRACTIONS, *zone_names()) if _offset(instant, zone) == offset_s), None)


def _offset(instant: datetime, zone: str) -> int:
    offset = local_time(instant, zone).utcoffset()
    return 0 if offset is None else round(offset.total_seconds())


def _written(recording: Recording, warnings: list[str]) -> tuple[str, tuple[str, ...]]:
    """The note (the title, then what was written) and the hashtags in it."""
    title, said = recording.title.strip(), recording.note.strip()
    whole = said if said.casefold().startswith(title.casefold()) else f"{title}\n{said}"
    note = clean_text(whole, one_line=False, limit=2 * NOTE_LIMIT)
    if len(note) > NOTE_LIMIT:
        warnings.append(f"Its text has {len(note):,} characters: the first {NOTE_LIMIT:,} are kept.")
        note = clean_text(note, one_line=False)
    words = (fold_text(word) for word in (*recording.tags, *_TAG.findall(note)))
    tags = tuple(dict.fromkeys(word for word in words if is_tag(word)))
    if len(tags) > TAGS_LIMIT:
        warnings.append(f"It has {len(tags)} hashtags: the first {TAGS_LIMIT} are kept.")
    return note, tags[:TAGS_LIMIT]


def _wall(when: _When) -> str:
    return f"{local_time(when.started, when.zone):%Y-%m-%d at %H:%M}"
