"""Races, results and medals to rows as SQLite holds them, and back."""

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

from tracker.domain.races import Race, Result, ResultStatus, Split
from tracker.domain.templates import Limit
from tracker.domain.text import fold_text
from tracker.store.rows import storable
from tracker.store.tables import Row
from tracker.store.values import StoredMedal

_RACE_FIELDS = tuple(field.name for field in fields(Race) if field.name not in ("on", "limits"))
_RESULT_FIELDS = tuple(field.name for field in fields(Result) if field.name not in ("race", "splits", "status"))
_SPLIT_FIELDS = tuple(field.name for field in fields(Split))
_MEDAL_FIELDS = tuple(field.name for field in fields(StoredMedal) if field.name != "on")


def race_row(race: Race) -> Row:
    row: Row = {name: getattr(race, name) for name in _RACE_FIELDS}
    return storable(
        row | {"handle_key": fold_text(race.handle), "on_date": race.on, "limits": _limits_text(race.limits)}
    )


def race_of(row: Mapping[str, Any]) -> Race:
    """A race. ValueError, TypeError or KeyError where its limits can't be read."""
    return Race(on=row["on_date"], limits=_limits_of(row["limits"]), **{name: row[name] for name in _RACE_FIELDS})


def _limits_text(limits: tuple[Limit, ...]) -> str:
    """A JSON list with an object for each limit, without what it does not say; empty for no limit."""
    said = [
        {
            "at_mm": limit.at_mm,
            "elapsed_s": limit.elapsed_s,
            "clock": None if limit.clock is None else limit.clock.isoformat(),
        }
        for limit in limits
    ]
    known = [{name: value for name, value in one.items() if value is not None} for one in said]
    return json.dumps(known, separators=(",", ":")) if known else ""


def _limits_of(text: str) -> tuple[Limit, ...]:
    found: list[dict[str, Any]] = [{**one} for one in (json.loads(text) if text else ())]
    for one in found:
        if "clock" in one:
            one["clock"] = datetime.fromisoformat(one["clock"])
    return tuple(Limit(**one) for one in found)


def result_row(result: Result) -> Row:
    """The row of a result, without its splits."""
    row: Row = {name: getattr(result, name) for name in _RESULT_FIELDS}
    return storable(row | {"race_id": result.race.id, "status": result.status.value})


def split_rows(result: Result) -> list[Row]:
    return [
        storable({"result_id": result.id, "position": n, **{name: getattr(split, name) for name in _SPLIT_FIELDS}})
        for n, split in enumerate(result.splits)
    ]


def split_of(row: Mapping[str, Any]) -> Split:
    return Split(**{name: row[name] for name in _SPLIT_FIELDS})


def result_of(row: Mapping[str, Any], race: Race, splits: tuple[Split, ...]) -> Result:
    known = {name: row[name] for name in _RESULT_FIELDS}
    return Result(race=race, splits=splits, status=ResultStatus(row["status"]), **known)


def medal_row(medal: StoredMedal) -> Row:
    row: Row = {name: getattr(medal, name) for name in _MEDAL_FIELDS}
    return storable(row | {"on_date": medal.on})


def medal_of(row: Mapping[str, Any]) -> StoredMedal:
    return StoredMedal(on=row["on_date"], **{name: row[name] for name in _MEDAL_FIELDS})
