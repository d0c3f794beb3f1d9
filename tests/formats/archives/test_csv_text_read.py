"""CSV as it is found: rows C01 to C11 of the reliability research."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import InputError
from tracker.formats.archives.csv_lines import CELL_LIMIT
from tracker.formats.archives.csv_text import Table, headings_of, open_table, plain_heading


def cells_of(data: bytes) -> list[list[str]]:
    return [row.cells for row in open_table(data).rows()]


def problems_of(table: Table) -> list[tuple[int, str]]:
    return [(row.line, row.problem) for row in table.rows() if row.problem]


def test_c01_a_mark_of_utf_8_is_no_text() -> None:
    table = open_table(b"\xef\xbb\xbfdate,km\n2026-01-01,5\n")
    assert table.headings == ("date", "km")
    assert not table.notes


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8"])
def test_c02_encodings_are_found(encoding: str) -> None:
    table = open_table("date,place\n2026-01-01,Tromsø\n".encode(encoding))
    assert table.headings == ("date", "place")
    assert [row.cells for row in table.rows()] == [["2026-01-01", "Tromsø"]]
    assert not table.notes


@pytest.mark.parametrize("tail", ["Tromsø,1", "Tromsø"])
def test_c02_an_old_encoding_is_said(tail: str) -> None:
    table = open_table(("place,n\n" if "," in tail else "place\n").encode() + tail.encode("cp1252"))
    assert next(iter(table.rows())).cells[0] == "Tromsø"
    assert "Windows-1252" in table.notes[0]


@pytest.mark.parametrize(
    ("data", "delimiter"),
    [
        (b"date;km\n01.02.2026;12,5\n", ";"),
        (b"date\tkm\n01.02.2026\t12,5\n", "\t"),
        (b"sep=;\r\ndate;km\r\n01.02.2026;12,5\r\n", ";"),
        (b'"sep=|"\ndate|km\n01.02.2026|12,5\n', "|"),
        (b'date,"km;mi;m"\n01.02.2026,"12,5"\n', ","),
        (b"date;km\r01.02.2026;12,5\r", ";"),
    ],
)
def test_c03_c04_the_delimiter_is_that_of_the_headings(data: bytes, delimiter: str) -> None:
    table = open_table(data)
    assert table.delimiter == delimiter
    assert [row.cells for row in table.rows()] == [["01.02.2026", "12,5"]]


def test_c05_an_open_quote_costs_its_own_row_and_names_its_line() -> None:
    table = open_table(b'a,b\n1,x\n2,"open\n3,z\n4,"w"\n')
    assert [(row.line, row.cells) for row in table.rows() if not row.problem] == [
        (2, ["1", "x"]),
        (4, ["3", "z"]),
        (5, ["4", "w"]),
    ]
    [(line, problem)] = problems_of(table)
    assert line == 3
    assert "opened in line 3" in problem


def test_c05_the_line_is_that_of_the_quote_where_the_row_began_before_it() -> None:
    [(line, problem), *_] = problems_of(open_table(b'a,b,c\n1,"two\nlines","open\n2,x,y\n'))
    assert line == 2
    assert "opened in line 3" in problem


def test_c05_an_open_quote_in_the_headings_is_an_error() -> None:
    with pytest.raises(InputError, match="opened in line 1"):
        open_table(b'a,"b\n1,2\n')


def test_c05_a_file_of_open_quotes_ends_reading() -> None:
    table = open_table(b"a,b\n" + b'1,"x\n' * 101 * 2 + b"".join(b'%d,"\n' % n for n in range(1_001)))
    problems = problems_of(table)
    assert len(problems) <= 101
    assert "not read" in problems[-1][1]


def test_a_quoted_cell_may_hold_lines() -> None:
    table = open_table(b'a,b\n1,"x\n""y"""\n2,z\n')
    assert [(row.line, row.cells) for row in table.rows()] == [(2, ["1", 'x\n"y"']), (4, ["2", "z"])]


@pytest.mark.parametrize("cell", [b"x" * (CELL_LIMIT + 1), b'"' + b"x" * (CELL_LIMIT + 1) + b'"', b"x" * 3_000_000])
def test_c06_an_endless_cell_costs_its_own_row(cell: bytes) -> None:
    table = open_table(b"a,b\n1," + cell + b"\n2,y\n")
    assert [row.cells for row in table.rows() if not row.problem] == [["2", "y"]]
    assert problems_of(table)[0][0] == 2
    assert "longer than" in problems_of(table)[0][1]


def test_c07_ragged_rows_are_told_one_by_one() -> None:
    table = open_table(b"a,b\n1\n1,2,3\n1,2,,\na,b\n\n,\n3,4\n")
    assert [(row.line, row.cells) for row in table.rows() if not row.problem] == [(4, ["1", "2"]), (8, ["3", "4"])]
    assert [line for line, _ in problems_of(table)] == [2, 3]
    assert "1 cell where there are 2" in problems_of(table)[0][1]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", b"sep=;\n", b",,\n"])
def test_c07_an_empty_file_is_an_error(data: bytes) -> None:
    with pytest.raises(InputError, match="empty"):
        open_table(data)


def test_c07_headings_alone_are_no_rows() -> None:
    assert cells_of(b"a,b\n") == []


def test_c08_a_nul_is_taken_out() -> None:
    assert cells_of(b"a,b\n1\x00,x\x00y\n") == [["1", "xy"]]


@pytest.mark.slow
def test_c11_very_many_rows_stream_by() -> None:
    table = open_table(b"a,b,c\n" + b'2026-01-02,5.81,"x, y"\n' * 150_000)
    count = sum(len(row.cells) == 3 for row in table.rows())
    assert count == 150_000
    assert table.progress().done == table.progress().total == table.size


def test_the_headings_of_a_piece_are_those_of_the_whole() -> None:
    data = "Datum;Höhe\n2026;".encode() + "ä".encode()[:1]
    assert headings_of(data) == ("Datum", "Höhe")
    assert headings_of(b"") == ()


def test_markup_in_a_heading_is_no_part_of_it() -> None:
    assert plain_heading('<span class="translation_missing" title="x">Type</span>') == "type"


@given(st.binary(max_size=300) | st.text(alphabet='a1",;\t\r\n\0\ufeff', max_size=120).map(str.encode))
def test_no_bytes_raise_anything_but_an_input_error(data: bytes) -> None:
    headings_of(data)
    try:
        table = open_table(data)
    except InputError:
        return
    lines = [row.line for row in table.rows()]
    assert lines == sorted(lines)
    assert all(len(row.cells) == len(table.headings) for row in table.rows() if not row.problem)
