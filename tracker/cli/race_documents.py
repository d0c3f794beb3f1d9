"""What `--json` answers about races, results, records and medals."""

from tracker.cli.documents import Document, amount, medal, metres
from tracker.cli.instants import as_utc
from tracker.domain.race_times import limit_instant
from tracker.domain.races import Race, Result
from tracker.domain.records import BestWeek, RaceBest, Single, TrainingBest
from tracker.domain.sessions import Measure
from tracker.domain.templates import Limit
from tracker.services.races import RaceStand
from tracker.services.records import Estimate, Records


def told(value: RaceStand) -> Document:
    """`race add|result|show|remove`."""
    return {
        "race": race(value),
        "medals": [medal(one) for one in value.medals],
        "revoked": [medal(one) for one in value.revoked],
    }


def race(value: RaceStand) -> Document:
    """A race with the athlete's result, `null` where there is none."""
    of = value.race
    return {
        "id": of.handle,
        "event": of.event,
        "series": of.series,
        "place": of.place,
        "region": of.region,
        "variant": of.variant,
        "starts_at": as_utc(of.starts_at),
        "zone": of.zone,
        "timed": of.timed,
        "date": of.on.isoformat(),
        "in_days": value.in_days,
        "distance_m": metres(of.distance_mm),
        "climb_m": metres(of.climb_mm),
        "age_rule": of.age_rule,
        "limits": [limit(of, one) for one in of.limits],
        "result": None if value.result is None else result(value.result),
    }


def limit(of: Race, value: Limit) -> Document:
    """A time limit; `at_m` is null at the finish, `until` the last instant inside it."""
    return {
        "at_m": metres(value.at_mm),
        "elapsed_s": value.elapsed_s,
        "clock": None if value.clock is None else value.clock.isoformat(timespec="seconds"),
        "until": as_utc(limit_instant(of, value)),
    }


def result(value: Result) -> Document:
    """What came of a race; `distance_m` is how far it went."""
    return {
        "id": value.id,
        "race": value.race.handle,
        "status": str(value.status),
        "gun_s": value.gun_s,
        "chip_s": value.chip_s,
        "distance_m": metres(value.covered_mm or None),
        "position": value.pos_overall,
        "position_sex": value.pos_sex,
        "position_class": value.pos_class,
        "of": value.of_n,
        "bib": value.bib,
        "class": value.class_name,
        "splits": [{"name": one.name, "at_m": metres(one.at_mm), "elapsed_s": one.elapsed_s} for one in value.splits],
        "medal": value.medal,
        "reference_s": value.reference_s,
        "relay": value.relay,
        "session": value.session_id,
        "note": value.note,
    }


def records(value: Records) -> Document:
    """`records`: one list, told apart by `kind`. `sport` is null for races on foot."""
    found = [_race_best(one) for one in value.races]
    found += [_training_best(one) for one in value.training]
    found += [_estimate(one) for one in value.estimates]
    found += [_single(one) for one in value.singles]
    found += [_week(one) for one in value.weeks]
    return {"records": found}


def _record(kind: str, sport: str, **known: object) -> Document:
    """A record with every key that records have."""
    empty: Document = dict.fromkeys(
        ("measure", "distance_m", "elapsed_s", "value", "by", "date", "race", "session", "event")
    )
    return {"kind": kind, "sport": sport or None, "estimated": False, **empty, **known}


def _race_best(value: RaceBest) -> Document:
    of = value.result.race
    return _record(
        "race",
        value.sport,
        measure=str(Measure.ELAPSED),
        distance_m=metres(value.distance_mm),
        elapsed_s=value.seconds,
        value=value.seconds,
        by="gun" if value.gun else "chip",
        date=of.on.isoformat(),
        race=of.handle,
        session=value.result.session_id,
        event=of.event,
    )


def _training_best(value: TrainingBest) -> Document:
    return _record(
        "training",
        value.sport,
        measure=str(Measure.ELAPSED),
        estimated=True,
        distance_m=metres(value.distance_mm),
        elapsed_s=value.seconds,
        value=value.seconds,
        date=value.session.local_date.isoformat(),
        session=value.session.id,
    )


def _estimate(value: Estimate) -> Document:
    of = value.by.result.race
    return _record(
        "prediction",
        value.by.sport,
        measure=str(Measure.ELAPSED),
        estimated=True,
        distance_m=metres(value.distance_mm),
        elapsed_s=value.seconds,
        value=value.seconds,
        race=of.handle,
        event=of.event,
    )


def _single(value: Single) -> Document:
    return _record(
        "session",
        value.sport,
        measure=str(value.measure),
        distance_m=metres(value.session.distance_mm),
        elapsed_s=value.session.elapsed_s,
        value=amount(value.value, value.measure),
        date=value.session.local_date.isoformat(),
        session=value.session.id,
    )


def _week(value: BestWeek) -> Document:
    return {
        **_record(
            "week",
            value.sport,
            measure=str(Measure.DISTANCE),
            distance_m=metres(value.distance_mm),
            value=metres(value.distance_mm),
            date=value.first.isoformat(),
        ),
        "rolling_from": value.rolling_first.isoformat(),
        "rolling_m": metres(value.rolling_mm),
    }
