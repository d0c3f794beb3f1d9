"""Results as somebody fills them in: every field a text, read and checked against the race and the clock.

In a form `None` leaves a field as it was and an empty text clears it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tracker.domain.days import local_date
from tracker.domain.quantities import exact_distance, format_duration, parse_distance
from tracker.domain.race_rules import BEFORE_IT, settled_status
from tracker.domain.race_times import broken_limits, read_time
from tracker.domain.races import Race, Result, ResultStatus, Split
from tracker.domain.text import NOTE_LIMIT, clean_text
from tracker.errors import InputError, RefusedError
from tracker.services.moments import Moment
from tracker.services.near import nearest
from tracker.services.race_forms import MOST_MM, NAME_LIMIT, SHORT_LIMIT, distance, field

UNDECIDED = (ResultStatus.ENTERED, ResultStatus.DNS, ResultStatus.STARTED, ResultStatus.DNF)  # a time ends these
DONE = (ResultStatus.FINISHED, ResultStatus.OVER_LIMIT, ResultStatus.VIRTUAL)
UNPLACED = (*BEFORE_IT, ResultStatus.DNF)
MOST_STARTERS = 10_000_000  # nobody starts with more
FASTEST_MM_S = 30_000  # faster than this a time was written with too few parts
_SPLIT = re.compile(r"(?P<name>.+?)\s*=\s*(?P<time>[^=]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultForm:
    """What came of a race. `gun` is the official time and `chip` the one from the own start; `splits` are "10km=45:10"
    or "Drummond@57km=5:30:00".
    """

    status: str | None = None
    gun: str | None = None
    chip: str | None = None
    splits: Sequence[str] | None = None
    position: int | None = None
    position_sex: int | None = None
    position_class: int | None = None
    of: int | None = None
    bib: str | None = None
    class_name: str | None = None
    distance: str | None = None
    medal: str | None = None
    reference: str | None = None
    relay: bool | None = None
    note: str | None = None


def result_from(form: ResultForm, before: Result, at: Moment) -> Result:
    """`before` with what a form says. InputError names the field that can't be read, RefusedError what can't be."""
    race = before.race
    gun = _time("The gun time", form.gun, before.gun_s)
    chip = _time("The chip time", form.chip, before.chip_s)
    found = replace(
        before,
        status=_status(form, before),
        gun_s=gun,
        chip_s=chip,
        splits=before.splits if form.splits is None else tuple(read_split(text, at.units) for text in form.splits),
        pos_overall=_position("position", form.position, before.pos_overall),
        pos_sex=_position("position by sex", form.position_sex, before.pos_sex),
        pos_class=_position("position in the class", form.position_class, before.pos_class),
        of_n=_position("number of starters", form.of, before.of_n),
        bib=_text(form.bib, before.bib, SHORT_LIMIT),
        class_name=_text(form.class_name, before.class_name, SHORT_LIMIT),
        distance_mm=before.distance_mm
        if form.distance is None
        else distance("The distance", form.distance, at.units)
        if form.distance
        else None,
        medal=_text(form.medal, before.medal, NAME_LIMIT),
        reference_s=_time("The reference time", form.reference, before.reference_s),
        relay=before.relay if form.relay is None else form.relay,
        note=_text(form.note, before.note, NOTE_LIMIT),
    )
    _refuse_contradiction(form, found)
    found = _fitting(form, before, found)
    refuse_impossible(race, found, at.now)
    return replace(found, status=settled_status(race, found))


def _refuse_contradiction(form: ResultForm, found: Result) -> None:
    """RefusedError where a form gives a figure together with a status that has none."""
    status = found.status
    if status in BEFORE_IT and (form.gun or form.chip or form.splits or form.distance):
        raise RefusedError(
            f"A result that is {status.value!r} has neither a time nor a distance; leave one of the two out."
        )
    places = (form.position, form.position_sex, form.position_class)
    if status in UNPLACED and any(place is not None for place in places):
        raise RefusedError(
            f"A result that is {status.value!r} has no position; leave it out, or give the time of the finish."
        )


def _fitting(form: ResultForm, before: Result, found: Result) -> Result:
    """The result without what its new status has no room for: it was said of another ending."""
    if found.status in BEFORE_IT:
        found = replace(found, gun_s=None, chip_s=None, splits=(), distance_mm=None)
    if found.status in UNPLACED:
        found = replace(found, pos_overall=None, pos_sex=None, pos_class=None)
    ends = found.status in DONE and before.status not in DONE
    if ends and form.distance is None and found.race.distance_mm is not None:
        found = replace(found, distance_mm=None)  # how far it went before it was a finish
    return found


def refuse_impossible(race: Race, result: Result, now: datetime) -> None:
    """RefusedError where a result contradicts itself, its race, or the clock."""
    _refuse_future(race, result, now)
    gun, chip = result.gun_s, result.chip_s
    if gun is not None and chip is not None and chip > gun:
        raise RefusedError(
            "The chip time is longer than the gun time, but the own start is never before the signal; "
            "swap --chip and --gun if they were mixed up."
        )
    covered = result.covered_mm or race.distance_mm
    best = result.chip_or_gun_s
    if best is not None and covered and covered > FASTEST_MM_S * best:
        raise RefusedError(
            f"Nobody covers {covered / 1_000_000:g} km in {best // 60}:{best % 60:02d}; "
            "a time of hours has three parts, as in 2:05:10."
        )
    if result.distance_mm is not None and race.distance_mm is not None and result.distance_mm > race.distance_mm:
        raise RefusedError(
            f"The race is {race.distance_mm / 1_000_000:g} km long; the distance done can't be more than that."
        )
    if result.pos_overall is not None and result.of_n is not None and result.pos_overall > result.of_n:
        raise RefusedError(f"Position {result.pos_overall:,} of {result.of_n:,} can't be; correct --position or --of.")
    _refuse_splits(race, result)


def _refuse_future(race: Race, result: Result, now: datetime) -> None:
    if result.status in BEFORE_IT and result.chip_or_gun_s is None:
        return
    started = race.starts_at <= now if race.timed else local_date(now, race.zone) >= race.on  # somewhere on its day
    if not started:
        raise RefusedError(
            f"{race.event} starts on {race.on}, which is still to come; until then a result is entered or dns."
        )
    taken = result.chip_or_gun_s
    if race.timed and taken is not None and race.starts_at + timedelta(seconds=taken) > now + timedelta(minutes=5):
        raise RefusedError(f"With that time {race.event} would end in the future; correct the time or the start.")


def _refuse_splits(race: Race, result: Result) -> None:
    for one, other in zip(result.splits, result.splits[1:], strict=False):
        back = one.at_mm is not None and other.at_mm is not None and other.at_mm <= one.at_mm
        if other.elapsed_s <= one.elapsed_s or back:
            raise RefusedError(
                f"The split {other.name!r} is not after {one.name!r}; write splits in the order of the course, "
                "each with the time since the start."
            )
    for split in result.splits:
        if split.at_mm is not None and race.distance_mm is not None and split.at_mm > race.distance_mm:
            raise RefusedError(
                f"The split {split.name!r} lies beyond the finish at {race.distance_mm / 1_000_000:g} km."
            )
        if result.gun_s is not None and split.elapsed_s > result.gun_s:
            raise RefusedError(f"The split {split.name!r} is later than the finish; correct one of the two.")


def status_named(text: str) -> ResultStatus:
    """The status that a word means: "dnf", "over limit". InputError with the nearest one."""
    word = re.sub(r"[\s-]+", "_", clean_text(text, limit=SHORT_LIMIT).casefold())
    try:
        return ResultStatus(word)
    except ValueError:
        names = [status.value for status in ResultStatus]
        raise InputError(
            f'"{clean_text(text, limit=SHORT_LIMIT)}" is neither a time nor a status{nearest(word, names)}; '
            f"write {', '.join(names)}, or a time like 2:05:10.",
            text=text,
            end=len(text),
        ) from None


def _status(form: ResultForm, before: Result) -> ResultStatus:
    """What was said; else a time that is given makes a finish of what had none, or was over a limit by another time."""
    if form.status is not None:
        return status_named(form.status)
    if before.status is ResultStatus.OVER_LIMIT and broken_limits(before.race, before):
        return ResultStatus.FINISHED
    if before.status in UNDECIDED and any(text and text.strip() for text in (form.gun, form.chip)):
        return ResultStatus.FINISHED
    return before.status


def _time(name: str, text: str | None, before: int | None) -> int | None:
    if text is None:
        return before
    return field(name, read_time, text) if text.strip() else None


def _position(name: str, value: int | None, before: int | None) -> int | None:
    if value is not None and value < 1:
        raise RefusedError(f"A {name} is 1 or more, not {value}.")
    if value is not None and value > MOST_STARTERS:
        raise RefusedError(f"A {name} is {MOST_STARTERS:,} at most, not {value:,}.")
    return before if value is None else value


def _text(text: str | None, before: str, limit: int) -> str:
    return before if text is None else clean_text(text, limit=limit)


def read_split(text: str, units: str) -> Split:
    """A split as it is typed: "10km=45:10", "Drummond@57km=5:30:00", "Drummond 57 km 5:30:00"; else InputError."""
    found = _SPLIT.fullmatch(text.strip() if "=" in text else _with_signs(text, units))
    if found is None:
        raise InputError(
            f'"{clean_text(text, limit=60)}" is no split; write 10km=45:10, or Drummond@57km=5:30:00, '
            "or with spaces: Drummond 57km 5:30:00.",
            text=text,
            end=len(text),
        )
    name, at, where = found["name"].partition("@")
    at_mm: int | None = None
    if at:
        at_mm = distance("The split", where.strip(), units)
    else:
        try:
            at_mm = parse_distance(name, units, most_mm=MOST_MM)
        except InputError:
            at_mm = None  # a place by its name alone
    return Split(name=clean_text(name, limit=SHORT_LIMIT), at_mm=at_mm, elapsed_s=_time_of(found["time"]))


def _with_signs(text: str, units: str) -> str:
    """A split written with spaces, "Drummond 57 km 5:30:00", as it is written with signs; "" where it is none."""
    *where, time = text.split() or [""]
    for size in (2, 1):
        name, at = " ".join(where[:-size]), "".join(where[-size:])
        if name and at[:1].isdigit() and not at[-1].isdigit():
            try:
                parse_distance(at, units, most_mm=MOST_MM)
            except InputError:
                continue
            return f"{name}@{at}={time}"
    return f"{' '.join(where)}={time}" if where else ""


def split_line(split: Split, units: str) -> str:
    """A split as it is written in a line of its own, which reads as the same split again: "Drummond 57 km 5:30:00"."""
    time = format_duration(split.elapsed_s)
    where = "" if split.at_mm is None else exact_distance(split.at_mm, units)
    spoken = (f"{split.name} {time}", f"{split.name} {where} {time}")
    return next(
        (line for line in spoken if "=" not in line and _reads_as(split, line, units)),
        f"{split.name}@{where}={time}" if where else f"{split.name}={time}",
    )


def _reads_as(split: Split, line: str, units: str) -> bool:
    try:
        return read_split(line, units) == split
    except (InputError, RefusedError):
        return False


def _time_of(text: str) -> int:
    return field("The split", read_time, text.strip())
