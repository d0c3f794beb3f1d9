"""How a message is declared: a frozen value named for what happened."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TypeVar, dataclass_transform

from textual.message import Message

M = TypeVar("M", bound=Message)


@dataclass_transform(frozen_default=True, eq_default=False)
def happening(cls: type[M]) -> type[M]:
    """Make a Message a frozen dataclass.

    The toolkit keeps its own book-keeping on each message (sender, whether it was stopped), so only the fields that
    were declared are frozen.
    """
    made = dataclass(frozen=True, eq=False)(cls)
    frozen = frozenset(field.name for field in fields(made))  # type: ignore[arg-type]

    def assign(self: Message, name: str, value: object) -> None:
        if name in frozen:
            raise AttributeError(f"{cls.__name__}.{name} is what happened; it can't be changed.")
        object.__setattr__(self, name, value)

    made.__setattr__ = assign  # type: ignore[method-assign,assignment]
    return made
