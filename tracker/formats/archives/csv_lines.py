"""The lines of a CSV, kept until their row is whole, so that a quote that is never closed costs one row."""

import csv
from collections import deque
from collections.abc import Iterator

CELL_LIMIT = 131_072  # characters, the csv module's own bound
LINE_LIMIT = 1_000_000


class Lines:
    """Lines for the csv module, those of the present row kept until it is whole."""

    def __init__(self, lines: Iterator[str], skipped: int) -> None:
        self._lines = lines
        self._done = 0
        self._row: list[str] = []
        self._again: deque[str] = deque()
        for _ in range(skipped):
            next(lines, None)
        self._done = skipped

    def __iter__(self) -> "Lines":
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self._row.append(line)
        if len(line) >= LINE_LIMIT:
            self._drop(line)
            raise csv.Error("line")
        return line.replace("\0", "")

    def begin(self) -> int:
        """Forget the row that was read; the number of the line on which the next one starts."""
        self._done += len(self._row)
        self._row.clear()
        return self._done + 1

    def retreat(self) -> None:
        """Give up the first line of the present row and hand out the others anew."""
        self._again.extendleft(reversed(self._row[1:]))
        del self._row[1:]

    def problem(self, error: csv.Error) -> str:
        """Why the present row can't be read."""
        if str(error) == "line":
            return f"its line is longer than {LINE_LIMIT:,} characters; mend or remove it."
        # a quote that ended in the middle of a cell was none that ends: it belongs to a later row
        opened = _opened(self._row, first=" expected after " in str(error))
        if opened is None:
            if "limit" in str(error):
                return f"it has a cell longer than {CELL_LIMIT:,} characters; shorten or remove it."
            return "its quotes don't match; write a quote within a cell twice."
        return f'the quote " opened in line {self._done + 1 + opened} is never closed; close or remove it.'

    def close(self) -> None:
        """Let go of the stream."""
        close = getattr(self._lines, "close", None)
        if close is not None:
            close()

    def _drop(self, line: str) -> None:
        while line and not line.endswith(("\n", "\r")):
            line = next(self._lines, "")


def _opened(lines: list[str], first: bool) -> int | None:
    """The index of the line with the quote that is open at the end of `lines`, or with the `first` one left open.

    None where all are closed.
    """
    opened: int | None = None
    for n, line in enumerate(lines):
        quotes = line.replace('""', "").count('"')
        if quotes % 2:
            opened = n if opened is None else None
        elif quotes and opened is not None and not first:
            opened = n  # closed, and another one opened
    return opened if opened is not None else (0 if len(lines) > 1 else None)
