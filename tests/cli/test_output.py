"""The one place that prints: cleaned, without markup, without colour in a pipe."""

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.charts.route import bar
from tracker.cli.options import Options
from tracker.cli.output import Output, Span, encode, pointing
from tracker.domain.sessions import Measure
from tracker.errors import InputError, RefusedError, TemplateError

HOSTILE = (
    "\x1b[2J\x1b[H",
    "\x1b]0;TITLE\x07",
    "\x1b]52;c;QUJD\x07",
    "\x1bP0\x1b\\",
    "\x9b31m\x9d0;x\x9c",
    "\x00\x07\x08\x7f\r",
    "\u202eevil\u2066",
    "[/] [bold]x[/red] [link=file:x]y",
    "\ud800",
)


class Terminal(io.StringIO):
    """Says that it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


class Latin(io.StringIO):
    """A stream that can't take blocks."""

    encoding = "latin-1"


def output(**options: Any) -> tuple[Output, io.StringIO, io.StringIO]:
    out, err = io.StringIO(), io.StringIO()
    return Output(Options(**options), stdout=out, stderr=err), out, err


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_that_acts_reaches_the_terminal(hostile: str) -> None:
    screen, out, err = output()
    screen.say("a ", Span(hostile, "title"), " b")
    screen.complain(InputError(f"no {hostile}", text=f"x {hostile} y", start=2, end=2 + len(hostile)))
    screen.complain(TemplateError("wrong", (f"line 1: {hostile}",)))
    screen.warn(hostile)
    shown = out.getvalue() + err.getvalue()
    assert not set(shown) & set("\x00\x07\x08\x1b\x7f\r\x9b\x9c\x9d\u202e\u2066\ud800")
    assert "TITLE" not in hostile or "TITLE" in shown


def test_markup_is_shown_as_it_is() -> None:
    screen, out, _ = output()
    screen.say("[bold]90 km[/] [link=x]y")
    assert out.getvalue() == "[bold]90 km[/] [link=x]y\n"


@given(st.text(max_size=80))
def test_a_line_is_one_line(text: str) -> None:
    screen, out, _ = output()
    screen.say(text)
    assert out.getvalue().count("\n") == 1


def test_no_colour_in_a_pipe_and_colour_in_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    screen, out, _ = output()
    screen.say(Span("done", "good"))
    assert out.getvalue() == "done\n"
    terminal = Terminal()
    Output(Options(), stdout=terminal).say(Span("done", "good"))
    assert terminal.getvalue() == "\x1b[32mdone\x1b[0m\n"


def test_a_drawing_keeps_its_meaning_without_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    screen, out, _ = output()
    screen.say("|", *screen.drawn(bar(1, 2, 4))[0], "|")
    assert out.getvalue() == "|██░░|\n"
    terminal = Terminal()
    coloured = Output(Options(), stdout=terminal)
    coloured.say("|", *coloured.drawn(bar(1, 2, 4))[0], "|")
    assert terminal.getvalue() == "|\x1b[36m██\x1b[0m\x1b[100m  \x1b[0m|\n"


@pytest.mark.parametrize("plain", ["option", "dumb"])
def test_no_colour_on_request(plain: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb" if plain == "dumb" else "xterm")
    terminal = Terminal()
    Output(Options(no_color=plain == "option"), stdout=terminal).say(Span("done", "good"))
    assert terminal.getvalue() == "done\n"


def test_plain_letters_on_request_and_where_the_stream_knows_no_others() -> None:
    screen, out, _ = output(ascii=True)
    screen.say("Mumbai → Goa · −4.8")
    assert out.getvalue() == "Mumbai -> Goa - -4.8\n"
    assert Output(Options(), stdout=Latin()).ascii
    assert not Output(Options(), stdout=io.StringIO()).ascii


def test_json_is_the_only_thing_on_standard_output() -> None:
    screen, out, err = output(json=True)
    screen.say("a line for people")
    screen.document({"title": "Mumbai → Goa", "note": "\x1b]0;T\x07 \u202e \x9b"})
    screen.complain(RefusedError("No."))
    assert json.loads(out.getvalue()) == {"title": "Mumbai → Goa", "note": "\x1b]0;T\x07 \u202e \x9b"}
    assert not set(out.getvalue()) & set("\x1b\x07\u202e\x9b")
    assert "→" in out.getvalue()
    assert err.getvalue() == "tracker: No.\n"


def test_text_mode_prints_no_document() -> None:
    screen, out, _ = output()
    screen.document({"a": 1})
    assert out.getvalue() == ""


@given(
    st.recursive(
        st.text() | st.integers() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_what_is_encoded_comes_back(content: Any) -> None:
    text = encode({"content": content})
    assert json.loads(text) == {"content": content}
    text.encode("utf-8")


def test_carets_stand_under_the_word() -> None:
    assert pointing("ride 90kmm 4:10", 5, 10, 80) == ["  ride 90kmm 4:10", "       ^^^^^"]
    assert pointing("孟買 90kmm", 3, 8, 80) == ["  孟買 90kmm", "       ^^^^^"]


@given(st.text(min_size=1, max_size=300), st.integers(0, 300), st.integers(0, 300), st.integers(60, 120))
def test_pointing_fits_the_line(text: str, start: int, size: int, columns: int) -> None:
    start = min(start, len(text) - 1)
    line, carets = pointing(text, start, min(len(text), start + size), columns)
    assert "^" in carets
    assert len(carets) <= columns
    assert "\n" not in line + carets


def test_every_measure_has_an_amount_in_json() -> None:
    from fractions import Fraction

    from tracker.cli.documents import amount

    assert amount(21_097_500, Measure.DISTANCE) == 21097.5
    assert amount(90_000_000, Measure.DISTANCE) == 90000
    assert isinstance(amount(90_000_000, Measure.DISTANCE), int)
    assert amount(Fraction(-4_800_000), Measure.DISTANCE) == -4800
    assert amount(Fraction(7, 2), Measure.REPS) == 3.5
    assert amount(3600, Measure.ELAPSED) == 3600
