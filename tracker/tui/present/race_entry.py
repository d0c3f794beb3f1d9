"""What is typed into the forms about races: the words of a result, how each field reads, the form it makes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from tracker.domain.days import local_time
from tracker.domain.quantities import exact_distance, format_climb, format_duration, parse_count
from tracker.domain.race_rules import read_age_rule
from tracker.domain.race_times import broken_limits, read_time
from tracker.domain.races import Race, Result, ResultStatus
from tracker.errors import TrackerError
from tracker.services.race_forms import RaceForm, distance
from tracker.services.race_words import limit_said, places_said
from tracker.services.races import outcome
from tracker.services.result_forms import MOST_STARTERS, ResultForm, read_split, split_line, status_named
from tracker.services.views import Today
from tracker.services.wording import exactly
from tracker.tui.present.dates import in_days, long_day

Texts = Mapping[str, str]
TIMES = ("gun", "chip", "reference")
COUNTS = ("position", "of", "position_sex", "position_class")
_GROUPED = re.compile(r"(?<=[0-9])[, ](?=[0-9]{3}(?![0-9]))")
YES = ("yes", "y", "1", "true")


# -- a race -------------------------------------------------------------------------------------------------------


def race_form(texts: Texts) -> RaceForm:
    """The form that the fields make."""
    return RaceForm(
        event=texts["event"],
        on=texts["on"],
        distance=texts["distance"].strip() or None,
        climb=texts["climb"].strip() or None,
        place=texts["place"],
        region=texts["region"],
        series=texts["series"],
        variant=texts["variant"],
        age_rule=texts["age_rule"].strip(),
        limits=_listed(texts["limits"]),
    )


def race_readings(texts: Texts, read: Callable[[RaceForm], Race], today: Today) -> dict[str, Callable[[], str]]:
    """How each field reads, by `read`; the others are read as of today where the start can't be read."""
    on = texts["on"].strip() or str(today.today)
    try:
        read(RaceForm(event="race", on=on))
    except TrackerError:
        on = str(today.today)

    def race(**said: str) -> Race:
        return read(RaceForm(event="race", on=on, **said))

    def start() -> str:
        found = read(RaceForm(event="race", on=texts["on"]))
        clock = f" {local_time(found.starts_at, found.zone):%H:%M}" if found.timed else ""
        when = in_days(found.on, today.today) if found.on >= today.today else "over already"
        return f"{long_day(found.on)}{clock}, {found.zone} · {when}"

    def limits() -> str:
        long = texts["distance"].strip() or None
        found = read(RaceForm(event="race", on=on, distance=long, limits=_listed(texts["limits"])))
        return "; ".join(limit_said(found, limit, today.units) for limit in found.limits)

    def long() -> str:
        return exactly(distance("The distance", texts["distance"], today.units), today.units)

    return {
        "on": start,
        "distance": long,
        "climb": lambda: format_climb(race(climb=texts["climb"]).climb_mm or 0, today.units),
        "limits": limits,
        "age_rule": lambda: " and ".join(str(rule) for rule in read_age_rule(texts["age_rule"])),
    }


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.replace(";", ",").split(",") if part.strip())


# -- a result -----------------------------------------------------------------------------------------------------


def result_texts(result: Result | None, units: str) -> dict[str, str]:
    """What stands in the fields before anything is typed: a result as one would type it."""
    if result is None:
        return {}

    def time(value: int | None) -> str:
        return "" if value is None else format_duration(value)

    def count(value: int | None) -> str:
        return "" if value is None else str(value)

    return {
        "gun": time(result.gun_s),
        "chip": time(result.chip_s),
        "status": _status_text(result),
        "distance": "" if result.distance_mm is None else exact_distance(result.distance_mm, units),
        "position": count(result.pos_overall),
        "of": count(result.of_n),
        "position_sex": count(result.pos_sex),
        "position_class": count(result.pos_class),
        "class_name": result.class_name,
        "bib": result.bib,
        "reference": time(result.reference_s),
        "relay": "yes" if result.relay else "",
        "medal": result.medal,
        "session": (result.session_id or "")[-6:],
        "splits": "\n".join(split_line(split, units) for split in result.splits),
        "note": result.note,
    }


def _status_text(result: Result) -> str:
    """Nothing where the time alone says how it ended, so that a time that is corrected says it anew."""
    settled = result.status is ResultStatus.FINISHED or (
        result.status is ResultStatus.OVER_LIMIT and bool(broken_limits(result.race, result))
    )
    return "" if settled and result.chip_or_gun_s is not None else result.status.value.replace("_", " ")


def result_form(texts: Texts) -> ResultForm:
    """The form that the fields make; it says all there is to say. InputError for what is no number."""
    counts = {name: _count(texts[name]) for name in COUNTS}
    return ResultForm(
        status=texts["status"].strip() or None,
        gun=texts["gun"].strip() or None,
        chip=texts["chip"].strip() or None,
        splits=_lines(texts["splits"]),
        bib=texts["bib"],
        class_name=texts["class_name"],
        distance=texts["distance"].strip() or None,
        medal=texts["medal"],
        reference=texts["reference"].strip() or None,
        relay=texts["relay"].strip().casefold() in YES,
        note=texts["note"],
        **counts,
    )


def _count(text: str) -> int | None:
    """A place, which has no fraction: "1,204" is what the app itself shows."""
    return parse_count(_GROUPED.sub("", text), 1, MOST_STARTERS, "a place") if text.strip() else None


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def result_readings(texts: Texts, units: str) -> dict[str, Callable[[], str]]:
    """How each field reads that is more than a text."""

    def time(name: str) -> str:
        return format_duration(read_time(texts[name]))

    def count(name: str) -> str:
        return f"{_count(texts[name]) or 0:,}"

    def splits() -> str:
        found = [read_split(line, units) for line in _lines(texts["splits"])]
        return _counted_splits(found[-1].name, len(found)) if found else ""

    return {
        **{name: partial(time, name) for name in TIMES},
        "status": lambda: status_named(texts["status"]).value.replace("_", " "),
        "distance": lambda: exactly(distance("The distance", texts["distance"], units), units),
        **{name: partial(count, name) for name in COUNTS},
        "splits": splits,
    }


def _counted_splits(last: str, count: int) -> str:
    return f"{count} split{'' if count == 1 else 's'}, the last at {last}"


def result_said(result: Result, units: str) -> str:
    """A result as it would be stored, in a line."""
    chip: Sequence[str] = [] if result.chip_s is None else [f"chip {format_duration(result.chip_s)}"]
    status = result.status.value.replace("_", " ")
    came = outcome(result, units)
    return " · ".join([came if status in came.casefold() else f"{status} {came}", *chip, *places_said(result)])
