"""The catalogue is whole, its page is as it is, and what is quick to try still holds and says the same."""

from pathlib import Path

import pytest

from tests.catalogue.page import PAGE, line_of, lines_in
from tests.catalogue.room import is_one_sentence
from tests.catalogue.rows import IDS, Row, all_rows

ROWS = all_rows()


def test_every_id_is_tried_and_on_the_page() -> None:
    assert len(IDS) == 176
    assert [row.id for row in ROWS] == list(IDS)
    assert tuple(lines_in(PAGE.read_text(encoding="utf-8"))) == IDS


@pytest.mark.parametrize("row", [row for row in ROWS if not row.slow], ids=str)
def test_a_quick_row_holds_and_says_what_the_page_says(row: Row, tmp_path: Path) -> None:
    tried = row.try_it(tmp_path)
    assert lines_in(PAGE.read_text(encoding="utf-8"))[row.id] == line_of(row, tried)


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("It is cut off: get it again.", True),
        ('There is no column "A. B"; the columns are A, B.', True),
        ("It is cut off. Get it again.", False),
        ("ValueError: x", False),
        ("It is cut off", False),
        ("It is\x1b[2J cut off.", False),
        ("", False),
    ],
)
def test_what_one_sentence_is(text: str, *, one: bool) -> None:
    assert is_one_sentence(text) is one
