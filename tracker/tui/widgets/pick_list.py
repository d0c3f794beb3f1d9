"""A short list of things to pick from, a few rows each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from textual.content import Content

from tracker.tui.widgets.line_list import LineList

T = TypeVar("T")
EMPTY_ROWS = 3  # what is missing is said in so many rows at most


class PickList(LineList, Generic[T]):
    """Shows each item by `show`, which gives its rows for a width: always `tall` of them."""

    def __init__(
        self,
        show: Callable[[T, int], Sequence[Content]],
        *,
        tall: int = 1,
        empty: Content | None = None,
        id: str | None = None,  # noqa: A002 the toolkit's word
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._show = show
        self.tall = tall
        self._empty = empty or Content("")
        self._read = False  # before anything was read it is not known whether it is empty
        self.items: tuple[T, ...] = ()

    def set_items(self, items: Sequence[T], *, at: int | None = None) -> None:
        """Show other items, the cursor on number `at`, else where it was."""
        self.items = tuple(items)
        self._read = True
        if at is not None:
            self.cursor = at * self.tall
        self.rows_changed()
        self.show_cursor()

    @property
    def picked(self) -> T | None:
        """The item under the cursor."""
        number = self.cursor // self.tall
        return self.items[number] if number < len(self.items) else None

    @property
    def row_count(self) -> int:
        """The rows of all items; those that say what is missing where there are none."""
        return len(self.items) * self.tall or EMPTY_ROWS

    def selectable(self, number: int) -> bool:
        """The first row of each item."""
        return bool(self.items) and number % self.tall == 0

    def row(self, number: int, width: int) -> Content:
        """A row of an item."""
        if not self.items:
            said = self._empty.wrap(max(width, 1)) if self._read else []
            return said[number] if number < len(said) else Content("")
        return self._show(self.items[number // self.tall], width)[number % self.tall]
