"""What is wrong with a template file: every fault a sentence with its line and its field."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from tracker.errors import TemplateError
from tracker.formats.template_lines import Lines, Path

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]{1,40}")
MOST = 100  # faults named of one file; the rest are only counted

_KINDS = {
    "string_type": "a text in quotes",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "date_type": "a date like 2025-06-26",
    "date_from_datetime_inexact": "a date like 2025-06-26, without a time",
    "datetime_type": "a date with a time like 2025-06-21T22:30:00",
    "list_type": "a list in square brackets",
    "tuple_type": "a list in square brackets",
    "model_type": "a table",
    "dict_type": "a table",
}


class Faults:
    """Collects the faults of one file, then raises them all together."""

    def __init__(self, name: str, lines: Lines) -> None:
        self.name = name
        self.lines = lines
        self.unsound: set[Path] = set()  # places of the wrong shape, of whose meaning nothing can be said
        self._found: dict[str, int] = {}  # the line of each fault, 0 where it is not known
        self._more = 0
        self._hushed = 0  # faults that may come of an unsound place alone

    def add(self, path: Path, message: str) -> None:
        """Note that the value at `path` is wrong; `message` says how, without a full stop."""
        if self._doubtful(path):
            self._hushed += 1
            return
        if len(self._found) >= MOST:
            self._more += 1
            return
        line = self.lines.of(path)
        where = f"{self.name} line {line}" if line else self.name
        field = shown(path)
        self._found.setdefault(f"{where}, {field}: {message}" if field else f"{where}: {message}", line or 0)

    def clash(self, path: Path, other: Path, message: str) -> None:
        """Note that two places of the file contradict each other; the sentence names both."""
        if self._doubtful(other):
            self._hushed += 1
            return
        line = self.lines.of(other)
        self.add(path, f"{message} (see {shown(other)}{f', line {line}' if line else ''})")

    def add_schema(self, error: ValidationError, schema: type[BaseModel]) -> None:
        """Note what pydantic found."""
        items = error.errors(include_url=False)
        self._more += len(items[MOST:])
        for item in items[:MOST]:
            path = tuple(item["loc"])
            self.add(path, _sentence(item["type"], item["msg"], item["input"], item.get("ctx", {}), path, schema))

    def _doubtful(self, path: Path) -> bool:
        """Whether a place is, holds or lies in one of the wrong shape: what is said of it would be guessing."""
        return any(path[: len(bad)] == bad[: len(path)] for bad in self.unsound)

    def __len__(self) -> int:
        """How many there are, those that are not told included: it grows with whatever can't be read."""
        return len(self._found) + self._more + self._hushed

    def raise_if_any(self) -> None:
        """Raise TemplateError with every fault, in the order of the lines."""
        if not self._found:
            return
        faults = tuple(sorted(self._found, key=self._found.__getitem__))
        more = len(faults) - 1 + self._more
        rest = f" (and {more} more {'fault' if more == 1 else 'faults'})" if more else ""
        raise TemplateError(f"{faults[0]}{rest}.", faults)


def shown(path: Path) -> str:
    """A path as people read it: `goals[1].target` is the target of the first goal. Odd keys are in quotes."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part + 1}]"
        else:
            word = part if _BARE_KEY.fullmatch(part) else quoted(part)
            text += f".{word}" if text else word
    return text


def nearest(word: str, known: Iterable[str]) -> str:
    """Advice that names the known word closest to `word`, or all of them when none is close."""
    words = sorted(known)
    plain = {known_word.lower(): known_word for known_word in words}
    close = get_close_matches(word.lower(), plain, n=1, cutoff=0.5)
    if close:
        return f"did you mean {quoted(plain[close[0]])}?"
    return f"write {one_of(words)}" if len(words) <= 12 else f"write for example {one_of(words[:5])}"


def one_of(words: Iterable[str]) -> str:
    """The words as a choice: 'a, b or c'."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def quoted(value: Any) -> str:
    """A value as it stands in the file, short enough for a sentence and without control characters."""
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 40 else f"{text[:37]}..."


def _sentence(
    kind: str, message: str, value: Any, context: Mapping[str, Any], path: Path, schema: type[BaseModel]
) -> str:
    if kind == "missing":
        return "is missing; add it"
    if kind == "extra_forbidden":
        return f"there is no such key; {nearest(str(path[-1]), _keys(schema, path[:-1]))}"
    if kind == "literal_error":
        words = str(context.get("expected", "")).replace(" or ", ", ").replace("'", "").split(", ")
        return f"{quoted(value)} is not one of {one_of(words)}"
    if kind in _KINDS:
        return f"{quoted(value)} must be {_KINDS[kind]}"
    bounds = {"greater_than_equal": ("ge", "at least"), "less_than_equal": ("le", "at most")}
    if kind in bounds:
        key, words_ = bounds[kind]
        return f"{quoted(value)} must be {words_} {context[key]}"
    if kind in ("string_too_long", "too_long"):
        unit = "characters" if kind == "string_too_long" else "rows"
        return f"has more than {context['max_length']} {unit}; make it shorter"
    if kind in ("string_too_short", "too_short"):
        return "is empty; fill it in"
    return message


def _keys(schema: type[BaseModel], path: Path) -> set[str]:
    """The keys allowed in the table at `path`, following the models along it."""
    model: type[BaseModel] = schema
    for part in path:
        if isinstance(part, int):
            continue
        for name, info in model.model_fields.items():
            if part in (name, info.alias):
                model = _model_in(info.annotation) or model
                break
    return {info.alias or name for name, info in model.model_fields.items()}


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model inside `Model | None`, `list[Model]` and the like."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _model_in(inner)
        if found is not None:
            return found
    return None
