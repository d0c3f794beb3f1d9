"""Starting and ending challenges."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import MAXYEAR, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from tracker.domain.days import FIRST_DATE, Period, local_date, zone_of
from tracker.domain.progress import Progress, Status
from tracker.domain.quantities import parse_number
from tracker.domain.scaling import WHOLE as UNSCALED
from tracker.domain.scaling import scaled
from tracker.domain.sessions import Athlete
from tracker.domain.templates import RaceDay, Template, WindowKind
from tracker.domain.text import clean_text, fold_text
from tracker.domain.windows import period_of, resolved, span_of, start_for
from tracker.errors import InputError, NotFoundError, RefusedError
from tracker.formats.template_json import template_to_json
from tracker.services.handles import free_handle
from tracker.services.honours import settle
from tracker.services.ids import new_id
from tracker.services.logbook import athlete_called, ensure_athlete
from tracker.services.moments import Moment
from tracker.services.near import nearest
from tracker.services.reading import challenge_of, progress_of
from tracker.store.journal import Reader, Writer
from tracker.store.values import StoredChallenge

if TYPE_CHECKING:
    from tracker.domain.races import Race

WHOLE = 1000  # a factor that changes nothing

NAME_LIMIT = 60
FURTHEST = timedelta(days=3_653)  # how far ahead a start may lie


def start(
    writer: Writer,
    at: Moment,
    template: Template,
    on: date | None = None,
    partners: Sequence[str] = (),
    *,
    instant: datetime | None = None,
    until: date | None = None,
    zone: str | None = None,
    factors: Mapping[str, str] | None = None,
    scale: Fraction = UNSCALED,
) -> Progress:
    """Start a challenge on `on` (default today) for the athlete and those who run along.

    A challenge of hours begins at `instant` (default the template's own, else now), read in `zone`. With `until` a
    challenge of so many days is started so that this is its last day. `factors` are handicaps by athlete, as "1.1".
    With a `scale` the challenge keeps the template scaled so.
    RefusedError when a fixed window is over, when the same challenge already runs on those days, or for a team of
    the wrong size.
    """
    at = ensure_athlete(writer, at)
    template = scaled(resolved(template, on or at.today), scale)
    begins, ends, zone = _instants(template, at, on, instant, zone)
    if begins is not None:
        period = span_of(begins, template.window.length_s, zone or at.zone)[0]
    else:
        first = start_for(template.window, until) if until is not None else on or at.today
        period = period_of(template.window, start_day(first, at.today), week_start=at.athlete.week_start)
    _refuse_twice(writer, at, template, period)
    athletes = dict.fromkeys([at.athlete.id, *(_partner(writer, at, name).id for name in partners)])
    _check_team(template, len(athletes))
    stored = StoredChallenge(
        id=new_id(at.now),
        handle=_free_handle(writer, template.slug),
        template_slug=template.slug,
        template_version=template.version,
        template_json=template_to_json(template),
        start=period.start,
        end=period.end,
        joined_at=at.now,
        week_start=at.athlete.week_start,
        zone=zone,
        ended_on=None,
        athletes=tuple(athletes),
        factors=_factors(writer, at, tuple(athletes), factors or {}),
        starts_at=begins,
        ends_at=ends,
    )
    writer.add_challenge(stored)
    if template.race is not None:
        _enter_race(writer, at, stored, template.race)
    writer.title = f"Started {template.title}"
    started = progress_of(writer, challenge_of(stored), at, table=True)
    settle(writer, at, (), (started,), "")
    return started


def _instants(
    template: Template, at: Moment, on: date | None, instant: datetime | None, zone: str | None
) -> tuple[datetime | None, datetime | None, str | None]:
    """When an instant window opens and closes, and the zone its clock is read in; None for windows of days.

    RefusedError for a date without the hour, and for an instant that is too far off.
    """
    window = template.window
    if window.kind is not WindowKind.INSTANT:
        if instant is not None:
            raise RefusedError(
                f"{template.title} runs by days, not from an hour; give --on a date without a clock time."
            )
        if zone is not None:
            zone_of(zone)
        return None, None, zone
    zone = zone or at.zone
    zone_of(zone)
    begins = instant or window.starts_at
    if begins is None and on is not None:
        raise RefusedError(
            f"{template.title} is counted in hours, so its start needs the hour: write --on '{on} 20:00'."
        )
    begins = begins or at.now
    # The last year of the calendar is too far off in any zone, and its instants may have no date in some.
    start_day(begins.date() if begins.year == MAXYEAR else local_date(begins, zone), at.today)
    return begins, span_of(begins, window.length_s, zone)[1], zone


def _partner(writer: Writer, at: Moment, name: str) -> Athlete:
    cleaned = clean_text(name, limit=NAME_LIMIT)
    if not cleaned:
        raise RefusedError("A partner's name is empty; write --with followed by a name.")
    return athlete_called(writer, at, cleaned)


def _check_team(template: Template, members: int) -> None:
    fault = team_fault(template, members)
    if fault:
        raise RefusedError(f"{fault}; name the others with --with.")


def team_fault(template: Template, members: int) -> str:
    """Why so many can't take a template on, without a full stop; "" where they can."""
    team = template.team
    if team is None or (members >= team.least and (team.most is None or members <= team.most)):
        return ""
    most = f" to {team.most}" if team.most not in (None, team.least) else " or more" if team.most is None else ""
    return f"{template.title} is for a team of {team.least}{most}, not of {members}"


def _factors(reader: Reader, at: Moment, athletes: tuple[str, ...], given: Mapping[str, str]) -> tuple[int, ...]:
    """The handicap of each athlete per mille; none where all count whole."""
    if not given:
        return ()
    by_name = {fold_text(one.name): one.id for one in reader.athletes()}
    found = dict.fromkeys(athletes, WHOLE)
    for name, text in given.items():
        key = by_name.get(fold_text(name))
        if key not in found:
            raise RefusedError(f"{name!r} does not take part, so no factor can be theirs; name them with --with.")
        found[key] = _per_mille(text)
    return tuple(found.values()) if any(one != WHOLE for one in found.values()) else ()


def _per_mille(text: str) -> int:
    """A handicap such as "1.15". RefusedError for what is none, or finer than a thousandth."""
    try:
        value = parse_number(text) * WHOLE
    except InputError:
        value = Decimal(0)
    if not WHOLE // 10 <= value <= 10 * WHOLE or value != int(value):
        said = clean_text(text, limit=40)
        raise RefusedError(f"{said!r} is no factor; write a number from 0.1 to 10 such as 1.15.")
    return int(value)


def _enter_race(writer: Writer, at: Moment, stored: StoredChallenge, race: RaceDay) -> None:
    """Put the race of a challenge into the calendar, unless it is there from an earlier start or from a partner's."""
    from tracker.services.races import race_of

    known = writer.races()
    handle = free_handle(race.event, race.starts_at.date(), [one.handle for one in known])
    entered = race_of(race, stored.id, handle, key=new_id(at.now))
    if not any(same_race(one, entered) for one in known):
        writer.add_race(entered)


def same_race(one: "Race", other: "Race") -> bool:
    """Whether two races are the same edition: of one event, on one day, over one distance."""
    return (fold_text(one.event), one.on, one.distance_mm) == (fold_text(other.event), other.on, other.distance_mm)


def _refuse_twice(reader: Reader, at: Moment, template: Template, period: Period) -> None:
    """RefusedError where the same challenge runs, or is to run, on some of those days."""
    for stored in reader.challenges(at.athlete.id):
        if stored.template_slug != template.slug:
            continue
        other = progress_of(reader, challenge_of(stored), at)
        apart = (other.period.end is not None and other.period.end <= period.start) or (
            period.end is not None and period.end <= other.period.start
        )
        if other.status in (Status.ACTIVE, Status.PAUSED, Status.PLANNED) and not apart:
            raise RefusedError(
                f"{template.title} already runs as {other.handle!r} on those days; "
                f"end that one first (`tracker challenge end {other.handle}`) or choose another start with --on."
            )


def start_day(on: date, today: date) -> date:
    """`on`, if a challenge may start on it. RefusedError where it is too far off."""
    if not FIRST_DATE <= on <= today + FURTHEST:
        raise RefusedError(f"{on} is too far off; a challenge starts between {FIRST_DATE} and ten years from now.")
    return on


def _free_handle(reader: Reader, slug: str) -> str:
    taken = {handle.casefold() for handle in reader.challenge_handles()}
    handle, n = slug, 1
    while handle in taken:
        n += 1
        handle = f"{slug}-{n}"
    return handle


def challenge_named(reader: Reader, at: Moment, handle: str) -> StoredChallenge:
    """The athlete's challenge with that handle. NotFoundError with the nearest one."""
    mine = reader.challenges(at.athlete.id) if at.athlete.id else ()
    for stored in mine:
        if stored.handle == handle.casefold():
            return stored
    known = [stored.handle for stored in mine]
    hint = "`tracker challenge list` shows yours" if known else "start one with `tracker challenge start mumbai-to-goa`"
    raise NotFoundError(f"You have no challenge {handle!r}{nearest(handle, known)}; {hint}.")


def end(writer: Writer, at: Moment, handle: str, on: date | None = None) -> Progress:
    """End a challenge early, on `on` (default today). RefusedError when it is over already."""
    stored = challenge_named(writer, at, handle)
    day = on or at.today
    before = progress_of(writer, challenge_of(stored), at)
    if before.status in (Status.COMPLETED, Status.FAILED, Status.ABANDONED):
        raise RefusedError(f"{before.challenge.title} is over already: {before.verdict}")
    if day > at.today:
        raise RefusedError(f"{day} is still to come; a challenge ends today or earlier.")
    planned = before.status is Status.PLANNED
    if day < stored.start and not planned:
        raise RefusedError(f"{day} lies before {before.challenge.title} began on {stored.start}; choose a later day.")
    ended = replace(stored, ended_on=at.today if planned else day)
    writer.end_participation(stored.id, at.athlete.id, ended.ended_on)
    writer.title = f"Ended {before.challenge.title}"
    after = progress_of(writer, challenge_of(ended), at, table=True)
    settle(writer, at, (before,), (after,), f"since the challenge was ended on {ended.ended_on}")
    return after
