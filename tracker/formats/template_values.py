"""The kinds of value a template file holds: names, prose, amounts, answers; each says plainly when it is wrong."""

import re
from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from tracker.domain.text import clean_text

SLUG = r"^[a-z0-9][a-z0-9-]{0,59}$"
MAX_DAYS = 3_660
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}


class Table(BaseModel):
    """A table of a template file: no key but those it knows, no value of another kind."""

    model_config = ConfigDict(extra="forbid", strict=True, populate_by_name=False)


def _one_line(text: str) -> str:
    return _filled(clean_text(text))


def _prose(text: str) -> str:
    return clean_text(text)


def _filled(text: str) -> str:
    if not text:
        raise PydanticCustomError("empty", "is empty; fill it in")
    return text


def _slug(text: str) -> str:
    if not re.fullmatch(SLUG, text) or text in _RESERVED:
        raise PydanticCustomError(
            "slug", "{slug} can't name a template; write 1 to 60 of a-z, 0-9 and -", {"slug": repr(text[:40])}
        )
    return text


def _key(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,29}", text):
        raise PydanticCustomError(
            "key", "{key} can't be a key; write 1 to 30 of a-z, 0-9 and -", {"key": repr(text[:40])}
        )
    return text


def _names(value: Any) -> tuple[str, ...]:
    """One word or a list of words, as a tuple."""
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, list) or not words or not all(isinstance(word, str) for word in words):
        raise PydanticCustomError("names", "must be an activity or a list of them, each in quotes")
    return tuple(words)


def _amount(value: Any) -> str:
    """An amount as text: `"90 km"`, or a plain whole number."""
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    said = 'must be an amount like "90 km", "45 min" or 50, not {value}'
    raise PydanticCustomError("amount", said, {"value": repr(value)[:40]})


def _target(value: Any) -> str | tuple[str, ...]:
    """One amount, or a table with a row for each day."""
    if not isinstance(value, list):
        return _amount(value)
    if not 1 <= len(value) <= MAX_DAYS:
        bounds = {"rows": len(value), "most": MAX_DAYS}
        raise PydanticCustomError("table", "has {rows} rows and a table 1 to {most}", bounds)
    return tuple(_amount(row) for row in value)


def _flag(value: Any) -> bool | None:
    """What a yes, no or any asks for: True, False or None."""
    answers = {"yes": True, "no": False, "any": None, True: True, False: False}
    if isinstance(value, str | bool) and value in answers:
        return answers[value]
    raise PydanticCustomError("flag", '{value} is not one of "yes", "no" or "any"', {"value": repr(value)[:40]})


def _need(value: Any) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, str):
        return value
    raise PydanticCustomError("need", 'must be "all", a number, "streak 30", "best 9" or "3 per week"')


def _tiers(value: Any) -> str | tuple[str, ...]:
    """A list of amounts, or "every 1000 km"."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and 1 <= len(value) <= 100:
        return tuple(_amount(row) for row in value)
    raise PydanticCustomError("tiers", 'must be a list of 1 to 100 amounts, or like "every 1000 km"')


def _numbers(value: Any) -> tuple[int, ...]:
    """A whole number above 0 or a list of them, as a tuple."""
    numbers = value if isinstance(value, list) else [value]
    whole = all(isinstance(number, int) and not isinstance(number, bool) for number in numbers)
    if not whole or not 1 <= len(numbers) <= 100 or not all(1 <= number <= 1_000_000 for number in numbers):
        raise PydanticCustomError("numbers", "must be a whole number above 0 or a list of them, as [25, 50, 100]")
    return tuple(numbers)


def _ratio(value: Any) -> str:
    """A number, a fraction or a rate, as text; a float by the digits that were written."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    said = 'must be a number or a text like "1/3" or "7000 steps/h", not {value}'
    raise PydanticCustomError("ratio", said, {"value": repr(value)[:40]})


def _texts(value: Any) -> tuple[str, ...]:
    """A name or a list of names, cleaned."""
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, list) or not 1 <= len(words) <= 500 or not all(isinstance(word, str) for word in words):
        raise PydanticCustomError("texts", "must be a name or a list of names, each in quotes")
    return tuple(_filled(clean_text(word, limit=120)) for word in words)


def _date(value: Any) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        said = "{value} must be a date like 2025-06-26, without a time"
        raise PydanticCustomError("day", said, {"value": str(value)[:40]})
    if not 1900 <= value.year < 3000:
        said = "{value} must be between 1900-01-01 and 2999-12-31"
        raise PydanticCustomError("far", said, {"value": str(value)})
    return value


_AMOUNT_SCHEMA: dict[str, Any] = {
    "anyOf": [
        {"type": "string", "examples": ["90 km", "1 mi", "45 min", "8848 m", "40 x 25 m", "rest"]},
        {"type": "integer", "minimum": 0},
    ]
}
_TEXT = {"type": "string"}
_RAMPS = ["1000 m * n", "5000 + 500 * n"]


def _or_list(one: dict[str, Any]) -> WithJsonSchema:
    return WithJsonSchema({"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]})


Slug = Annotated[str, AfterValidator(_slug), WithJsonSchema({"type": "string", "pattern": SLUG})]
Key = Annotated[str, AfterValidator(_key), WithJsonSchema({"type": "string", "pattern": "^[a-z0-9][a-z0-9-]{0,29}$"})]
Title = Annotated[str, StringConstraints(min_length=1, max_length=120), AfterValidator(_one_line)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=300), AfterValidator(_one_line)]
Prose = Annotated[str, StringConstraints(max_length=2_000), AfterValidator(_prose)]
Amount = Annotated[str, PlainValidator(_amount), WithJsonSchema(_AMOUNT_SCHEMA)]
Target = Annotated[
    str | tuple[str, ...],
    PlainValidator(_target),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "examples": ["90 km", "45 min", "40 x 25 m", *_RAMPS]},
                {"type": "integer", "minimum": 0},
                {"type": "array", "items": _AMOUNT_SCHEMA, "minItems": 1},
            ]
        }
    ),
]
Tiers = Annotated[
    str | tuple[str, ...],
    PlainValidator(_tiers),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": "^every .+$", "examples": ["every 1000 km"]},
                {"type": "array", "items": _AMOUNT_SCHEMA, "minItems": 1},
            ]
        }
    ),
]
Ratio = Annotated[
    str,
    PlainValidator(_ratio),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "exclusiveMinimum": 0},
                {"type": "string", "examples": ["1/3", "7000 steps/h", "0.178 m/step"]},
            ]
        }
    ),
]
Numbers = Annotated[tuple[int, ...], PlainValidator(_numbers), _or_list({"type": "integer", "minimum": 1})]
Names = Annotated[tuple[str, ...], PlainValidator(_names), _or_list(_TEXT)]
Texts = Annotated[tuple[str, ...], PlainValidator(_texts), _or_list(_TEXT)]
Day = Annotated[date, PlainValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
Flag = Annotated[
    bool | None, PlainValidator(_flag), WithJsonSchema({"enum": ["yes", "no", "any", True, False], "default": "any"})
]
NeedText = Annotated[
    str,
    PlainValidator(_need),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 1},
                {
                    "type": "string",
                    "pattern": "^(all|streak( [0-9]+)?|best [0-9]+|[0-9]+ per (week|month)|[0-9]+)$",
                },
            ],
            "examples": ["all", 3, "streak", "streak 30", "best 9", "3 per week"],
        }
    ),
]
PerText = Annotated[
    str,
    StringConstraints(min_length=1, max_length=40),
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": ["window", "session", "day", "week", "month", "stage"]},
                {"enum": [f"by:{key}" for key in ("event", "region", "letter", "finish_second", "item", "tag")]},
                {"type": "string", "pattern": "^(every .+|rolling [0-9]+ (d|days|w|weeks))$"},
            ],
            "examples": ["day", "week", "every 4 h", "rolling 16 d", "by:event"],
        }
    ),
]
Compose = Annotated[str, StringConstraints(pattern=r"^(all|any|[0-9]{1,3} of)$")]
MeasureName = Literal[
    "distance", "moving", "elapsed", "climb", "steps", "reps", "hold", "energy", "sessions", "results"
]
