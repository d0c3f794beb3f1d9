"""The snapshot of a template that a started challenge keeps: JSON there and back, exactly.

The codec is derived once from the value types themselves, so a field added to them is written and read without a
change here; a snapshot from before that field reads with the field's default. Nothing but `json` is imported, because
every answer about a running challenge begins by reading its snapshot.
"""

import json
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from tracker.domain.activities import ACTIVITIES, FAMILIES
from tracker.domain.goals import Group, Leaf, leaves
from tracker.domain.templates import Template
from tracker.errors import TemplateError

SNAPSHOT_FORMAT = 1
_SCALARS = (bool, int, str, float)

Write = Callable[[Any], Any]
Read = Callable[[Any], Any]


class _SnapshotError(Exception):
    """What was wrong with a value, and in which field."""


def template_to_json(template: Template) -> str:
    """The snapshot of `template` as one line of JSON. `template_from_json` gives back an equal value."""
    document = {"format": SNAPSHOT_FORMAT, **_codec(Template)[0](template)}
    return json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def template_from_json(text: str) -> Template:
    """The template of a snapshot. Raises TemplateError when the text is no snapshot or comes from a newer version."""
    try:
        document = _DECODER.decode(text)
        if not isinstance(document, dict):
            raise _SnapshotError("it is no table")
        version = document.pop("format", None)
        if isinstance(version, int) and version > SNAPSHOT_FORMAT:
            raise TemplateError(
                f"The saved rules of this challenge are of format {version} and this version of tracker reads format "
                f"{SNAPSHOT_FORMAT}; update tracker."
            )
        template = cast("Template", _codec(Template)[1](document))
        _check_activities(template)
        return template
    except (_SnapshotError, ValueError, OverflowError, RecursionError) as error:
        raise TemplateError(
            f"The saved rules of this challenge can't be read ({error}); restore a backup of the journal."
        ) from error


def _check_activities(template: Template) -> None:
    """What counts must be activities or families that this version knows: all that words it asks for their names."""
    for leaf in leaves(template.goal):
        for kind in (*leaf.counts.kinds, *leaf.counts.excepted):
            if kind not in ACTIVITIES and kind not in FAMILIES:
                raise _SnapshotError(f"{kind!r:.40} is no activity")


def _refuse_constant(name: str) -> Any:
    raise _SnapshotError(f"{name} is no number")


def _finite(text: str) -> float:
    value = float(text)
    return value if isfinite(value) else _refuse_constant(text)


_DECODER = json.JSONDecoder(parse_constant=_refuse_constant, parse_float=_finite)


@cache
def _codec(kind: Any) -> tuple[Write, Read]:
    """How a value of type `kind` is written as JSON data and read from it."""
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _union(args)
    if origin is tuple:
        return _tuple(args)
    if origin is frozenset:
        write, read = _codec(args[0])
        return lambda values: sorted(map(write, values)), lambda data: frozenset(map(read, _list(data)))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda value: value.value, kind
    if kind is datetime:
        return datetime.isoformat, lambda data: datetime.fromisoformat(_exactly(str, data))
    if kind is date:
        return date.isoformat, lambda data: date.fromisoformat(_exactly(str, data))
    if kind is float:
        return lambda value: value, lambda data: data if type(data) is float else float(_exactly(int, data))
    if kind in _SCALARS:
        return lambda value: value, lambda data: _exactly(kind, data)
    return _record(kind)


def _exactly(kind: Any, data: Any) -> Any:
    if type(data) is not kind:
        raise _SnapshotError(f"{data!r:.40} is no {kind.__name__}")
    return data


def _list(data: Any) -> list[Any]:
    return cast("list[Any]", _exactly(list, data))


def _tuple(args: tuple[Any, ...]) -> tuple[Write, Read]:
    if args[-1] is Ellipsis:
        write, read = _codec(args[0])
        return lambda values: list(map(write, values)), lambda data: tuple(map(read, _list(data)))
    codecs = [_codec(arg) for arg in args]

    def write_row(values: Any) -> Any:
        return [write(value) for (write, _), value in zip(codecs, values, strict=True)]

    def read_row(data: Any) -> Any:
        return tuple(read(value) for (_, read), value in zip(codecs, _list(data), strict=True))

    return write_row, read_row


def _union(args: tuple[Any, ...]) -> tuple[Write, Read]:
    """Optional values, a target in its several forms, and a goal that is a leaf or a group."""
    plain = tuple(arg for arg in args if arg is not NoneType)
    if set(plain) == {Leaf, Group}:
        return _goal()
    if len(plain) == 1:
        write, read = _codec(plain[0])

        def write_optional(value: Any) -> Any:
            return None if value is None else write(value)

        def read_optional(data: Any) -> Any:
            return None if data is None else read(data)

        return write_optional, read_optional
    return _one_of(plain)


def _one_of(kinds: tuple[Any, ...]) -> tuple[Write, Read]:
    """A plain value, a list of them or a table, such as a target: each is another kind of JSON data."""
    codecs = {tuple if get_origin(kind) is tuple else kind: _codec(kind) for kind in kinds}
    shapes = {list if kind is tuple else dict if is_dataclass(kind) else kind: codec for kind, codec in codecs.items()}
    if len(shapes) != len(kinds):
        raise TypeError(f"{kinds} can't be told apart in JSON")

    def write(value: Any) -> Any:
        return codecs[type(value)][0](value)

    def read(data: Any) -> Any:
        if type(data) not in shapes:
            raise _SnapshotError(f"{data!r:.40} is of no kind that belongs there")
        return shapes[type(data)][1](data)

    return write, read


def _goal() -> tuple[Write, Read]:
    """A group is known by its `op`. Looked up when used, because groups hold goals."""

    def write(value: Any) -> Any:
        return _codec(Group if isinstance(value, Group) else Leaf)[0](value)

    def read(data: Any) -> Any:
        return _codec(Group if "op" in _exactly(dict, data) else Leaf)[1](data)

    return write, read


def _record(kind: Any) -> tuple[Write, Read]:
    """A frozen dataclass as a table of its fields."""
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    required = {field.name for field in fields(kind) if field.default is MISSING and field.default_factory is MISSING}
    codecs = {name: _codec(hints[name]) for name in names}
    writers = [(name, codecs[name][0]) for name in names]
    readers = {name: (hints[name] if hints[name] in _SCALARS else None, codecs[name][1]) for name in names}

    def write(value: Any) -> Any:
        return {name: write(getattr(value, name)) for name, write in writers}

    def read(data: Any) -> Any:
        if type(data) is not dict:
            raise _SnapshotError(f"{kind.__name__.lower()} is no table")
        values = {}
        for name, found in data.items():
            if name not in readers:
                raise _SnapshotError(f"{kind.__name__.lower()} has no {name!r:.40}")
            scalar, reader = readers[name]
            # Most fields are plain texts and numbers: taking those as they are halves the time of a snapshot.
            values[name] = found if type(found) is scalar else reader(found)
        if not required <= values.keys():
            raise _SnapshotError(f"{kind.__name__.lower()} lacks {', '.join(sorted(required - values.keys()))}")
        return kind(**values)

    return write, read
