"""The last gate before the terminal."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from tracker.tui.safety import HarmlessLines, harmless

BLACK = Color(0, 0, 0)


@given(st.text(alphabet=st.characters()))
def test_nothing_acts_and_the_width_stays(text: str) -> None:
    shown = harmless(text)
    assert not any(ord(char) < 32 or 0x7F <= ord(char) <= 0x9F or 0xD800 <= ord(char) <= 0xDFFF for char in shown)
    assert harmless(shown) == shown
    if text.isprintable():
        assert shown == text
    shown.encode("utf-8")


@given(st.text(alphabet=st.sampled_from("ab\x1b\x00\x9b\u202e\u2066é字")))
def test_dropping_changes_no_width(text: str) -> None:
    assert cell_len(harmless(text)) == cell_len(text)


def test_plain_segments_are_handed_through() -> None:
    segments = [Segment("90 km", Style(bold=True)), Segment(" · hills")]
    assert HarmlessLines().apply(segments, BLACK) is segments


def test_links_that_are_no_links_are_cut() -> None:
    good = Style(link="https://example.org/a")
    for bad in ("http://x/\x1b]0;T\x07", "file:///etc/passwd", "javascript:x"):
        (segment,) = HarmlessLines().apply([Segment("x", Style(link=bad))], BLACK)
        assert segment.style is not None
        assert segment.style.link is None
    (kept,) = HarmlessLines().apply([Segment("x", good)], BLACK)
    assert kept.style is not None
    assert kept.style.link == "https://example.org/a"
