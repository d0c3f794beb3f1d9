"""What readers answer where the file holds what it never should: a sentence, whatever the reading raised."""

from collections.abc import Callable, Iterator
from functools import wraps
from inspect import isgeneratorfunction
from typing import Any, TypeVar

from tracker.store.faults import readable

_C = TypeVar("_C", bound=type)


def answering(reader: _C) -> _C:
    """A class whose public methods raise JournalError for a value that can't be read; it has an `_access`."""
    for name, method in [*vars(reader).items()]:
        if callable(method) and not name.startswith("_"):
            setattr(reader, name, _each(method) if isgeneratorfunction(method) else _whole(method))
    return reader


def _whole(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def answer(self: Any, *args: Any, **named: Any) -> Any:
        with readable(self._access.path):
            return method(self, *args, **named)

    return answer


def _each(method: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    @wraps(method)
    def answers(self: Any, *args: Any, **named: Any) -> Iterator[Any]:
        found = method(self, *args, **named)
        while True:
            with readable(self._access.path):
                try:
                    one = next(found)
                except StopIteration:
                    return
            yield one

    return answers
