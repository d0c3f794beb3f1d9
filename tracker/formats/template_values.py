"""The kinds of value a template file holds: names, prose, amounts, answers; each says plainly when it is wrong."""

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from tracker.domain.text import clean_text

SLUG = r"^[a-z0-9][a-z0-9-]{0,59}$"
MAX_DAYS = 3_660
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}


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
    raise PydanticCustomError("need", 'must be "all", a number, "streak" or "streak 30"')


_AMOUNT_SCHEMA: dict[str, Any] = {
    "anyOf": [
        {"type": "string", "examples": ["90 km", "1 mi", "45 min", "8848 m", "rest"]},
        {"type": "integer", "minimum": 0},
    ]
}

Slug = Annotated[str, AfterValidator(_slug), WithJsonSchema({"type": "string", "pattern": SLUG})]
Key = Annotated[str, AfterValidator(_key), WithJsonSchema({"type": "string", "pattern": "^[a-z0-9][a-z0-9-]{0,29}$"})]
Title = Annotated[str, StringConstraints(min_length=1, max_length=120), AfterValidator(_one_line)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=300), AfterValidator(_one_line)]
Prose = Annotated[str, StringConstraints(max_length=2_000), AfterValidator(_prose)]
Amount = Annotated[str, PlainValidator(_amount), WithJsonSchema(_AMOUNT_SCHEMA)]
Target = Annotated[
    str | tuple[str, ...],
    PlainValidator(_target),
    WithJsonSchema({"anyOf": [*_AMOUNT_SCHEMA["anyOf"], {"type": "array", "items": _AMOUNT_SCHEMA, "minItems": 1}]}),
]
Names = Annotated[
    tuple[str, ...],
    PlainValidator(_names),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}),
]
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
                {"type": "string", "pattern": "^(all|streak( [0-9]+)?|[0-9]+)$"},
            ],
            "examples": ["all", 3, "streak", "streak 30"],
        }
    ),
]
Compose = Annotated[str, StringConstraints(pattern=r"^(all|any|[0-9]{1,3} of)$")]
MeasureName = Literal["distance", "moving", "elapsed", "climb", "steps", "reps", "hold", "energy", "sessions"]
