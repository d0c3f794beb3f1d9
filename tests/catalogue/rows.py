"""The catalogue of bad inputs: a row for each id, tried at every place of the product where such input can arrive.

A row is a function that builds its input at run time, tries it in a `Room` and yields a `Tried` for each place. It
fails by an assertion. `ROWS` holds all of them once `all_rows` has imported the modules `*_rows.py` of this folder.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from tests.catalogue.room import ACTING, Room, Tried

HOW_MANY = {"T": 20, "X": 20, "Z": 15, "F": 13, "C": 22, "H": 25, "U": 14, "N": 16, "D": 17, "S": 14}
IDS = tuple(f"{letter}{number:02d}" for letter, count in HOW_MANY.items() for number in range(1, count + 1))
SLOW = 1.0  # seconds: rows that take longer are tried by make soak alone

Trying = Callable[[Room], Iterator[Tried]]


@dataclass(frozen=True, slots=True)
class Row:
    """An input of the catalogue: its id, what it is in a few words, how it is tried."""

    id: str
    said: str
    tried: Trying
    slow: bool = False

    def __str__(self) -> str:
        return self.id

    def try_it(self, folder: Path) -> tuple[Tried, ...]:
        """Try it in an empty folder, with a journal of its own; AssertionError where the product gave way."""
        with Room(folder) as room:
            tried = tuple(self.tried(room))
        assert tried, f"{self.id} was tried nowhere"
        for one in tried:
            assert one.happened, (self.id, one)
            assert not ACTING.search(one.happened + one.where), (self.id, one)
        return tried


ROWS: dict[str, Row] = {}


def row(id: str, said: str, *, slow: bool = False) -> Callable[[Trying], Trying]:  # noqa: A002
    """Declares a row: `@row("Z06", "An archive within an archive")` over a generator of what was tried.

    `slow`: it takes more than about a second, and is left to `make soak`.
    """

    def declared(tried: Trying) -> Trying:
        assert id in IDS, f"{id} is no row of the catalogue"
        assert id not in ROWS, f"{id} is declared twice"
        ROWS[id] = Row(id, said, tried, slow)
        return tried

    return declared


def all_rows() -> tuple[Row, ...]:
    """Every row that is declared, in the order of the catalogue."""
    for path in sorted(Path(__file__).parent.glob("*_rows.py")):
        import_module(f"tests.catalogue.{path.stem}")
    return tuple(ROWS[one] for one in IDS if one in ROWS)
