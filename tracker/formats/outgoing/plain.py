"""Values as JSON knows them: of a dataclass only the fields that say something, instants in UTC."""

from dataclasses import fields
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any


def plain(value: Any, *, without: frozenset[str] = frozenset()) -> Any:
    """`value` as JSON data; of the fields of its outermost dataclass those in `without` are left out.

    A field that holds nothing, or its default, is left out too. Instants end in Z, wall clocks do not.
    """
    if value is None or type(value) in (str, int, bool):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return instant_text(value) if value.tzinfo is not None else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    return {
        name: plain(said)
        for name, default in _fields_of(type(value))
        if name not in without and (said := getattr(value, name)) not in (None, default)
    }


def instant_text(instant: datetime) -> str:
    """An instant (aware) in UTC: "2025-06-28T17:00:00Z", with a fraction of a second only where it has one."""
    return instant.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


_FIELDS: dict[type[Any], tuple[tuple[str, Any], ...]] = {}


def _fields_of(kind: type[Any]) -> tuple[tuple[str, Any], ...]:
    """The names of a dataclass's fields with their defaults."""
    if kind not in _FIELDS:
        _FIELDS[kind] = tuple((field.name, field.default) for field in fields(kind))
    return _FIELDS[kind]
