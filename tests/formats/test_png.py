"""PNG of a card: made where the extra and a font are, else one sentence says what is missing."""

import struct
import sys

import pytest

from tests.domain.test_cards import CARD
from tracker.charts.card_svg import card_svg
from tracker.charts.svg_text import FONTS
from tracker.formats import png

EMPTY = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>'


def test_a_card_becomes_a_png_of_its_size() -> None:
    data = png.png_of(card_svg(CARD), fonts=FONTS)
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", data[16:24]) == (1080, 1350)
    assert len(data) > 20_000, "there is a picture on it"


def test_without_the_extra_the_sentence_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(png.PictureError, match=r"pip install 'tracker-tui\[png\]', or save the card as SVG\.$"):
        png.png_of(EMPTY, fonts=FONTS)


def test_without_a_font_no_picture_without_words_is_made() -> None:
    with pytest.raises(png.PictureError, match="No font"):
        png.png_of(EMPTY, fonts="A Font That Nobody Has")


def test_what_is_no_svg_is_refused() -> None:
    with pytest.raises(png.PictureError, match="can't be drawn"):
        png.png_of("<svg", fonts=FONTS)
