"""The picture of a card: well-formed, self-contained, nothing beyond its edges, whatever is written on it."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_cards import CARD
from tracker.charts.card_emblems import metal_of
from tracker.charts.card_scene import HEIGHT, WIDTH
from tracker.charts.card_svg import END, RIGHT, card_svg
from tracker.charts.svg_text import fitted, safe, width_of, wrapped
from tracker.domain.cards import Bar, Card, CardKind, Emblem, Figure, Road, Stop

SVG = "{http://www.w3.org/2000/svg}"
LONG = "The very long and winding challenge of the nine hundred and ninety nine kilometres"
FULL = replace(
    CARD,
    title=LONG,
    subtitle=LONG,
    hero=Figure(value="1609.3 km", label=LONG),
    bars=tuple(Bar(label=LONG, done="12:33:10", asked="100:00:00", filled=n * 300, hit=False) for n in range(4)),
    figures=tuple(Figure(value="143:54:40", label=LONG) for _ in range(4)),
    road=Road(stops=tuple(Stop(name=f"Place {n}", at=n * 50) for n in range(21)), at=510, words=LONG),
    medals=tuple(Emblem(title="x", artefact=kind) for kind in ("shirt", "certificate", "tree", "medal")),
    note=LONG,
    hashtags=("averyveryverylonghashtagthatneverends",) * 6,
)


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_the_card_of_day_three_names_everything() -> None:
    said = texts(card_svg(CARD))
    for text in ("Mumbai → Goa", "Day 3 of 5", "330", "km", "of 558 km", "Ride", "3 days", "#fitindianrun #ghat"):
        assert text in said, text
    assert "“three days in a row”" in said
    assert card_svg(CARD) != card_svg(CARD, light=True)


@pytest.mark.parametrize("card", [CARD, FULL, replace(FULL, kind=CardKind.MEDAL)])
@pytest.mark.parametrize("light", [False, True])
def test_nothing_lies_beyond_the_edges(card: Card, light: bool) -> None:
    root = ElementTree.fromstring(card_svg(card, light=light))
    assert (root.get("width"), root.get("height")) == (str(WIDTH), str(HEIGHT))
    assert all(element.tag not in (f"{SVG}script", f"{SVG}image") for element in root.iter())
    assert "href" not in ElementTree.tostring(root, encoding="unicode")
    for group in root.findall(f"{SVG}g"):
        down = re.fullmatch(r"translate\(0 ([0-9.]+)\)", group.get("transform", "translate(0 0)"))
        for element in group.findall(f"{SVG}text"):
            size, x, y = (float(element.get(name, "0")) for name in ("font-size", "x", "y"))
            assert down is not None
            assert float(down[1]) + y <= END + 1
            wide = (
                width_of(element.text or "", size)
                * {"start": 1, "middle": 0.5, "end": 0}[element.get("text-anchor", "start")]
            )
            assert x + wide <= RIGHT + 12, element.text


def test_where_there_is_no_room_the_streak_stays_and_the_note_goes() -> None:
    said = texts(card_svg(FULL))
    assert "3 days" in said
    assert not any("“" in text for text in said)


@pytest.mark.parametrize("kind", ["medal", "badge", "pin", "certificate", "postcard", "number", "tree", "shirt", "?"])
def test_every_artefact_is_drawn(kind: str) -> None:
    card = replace(CARD, kind=CardKind.MEDAL, medals=(Emblem(title="Goa", artefact=kind),), verdict="Done.")
    drawn = ElementTree.fromstring(card_svg(card))
    assert any("scale(2)" in (group.get("transform") or "") for group in drawn.iter(f"{SVG}g"))


def test_a_medal_has_the_metal_that_it_says() -> None:
    assert metal_of(Emblem(title="Comrades", artefact="medal", band="Bronze")) == "bronze"
    assert metal_of(Emblem(title="Silver arrow", artefact="medal")) == "silver"
    assert metal_of(Emblem(title="Goa", artefact="medal")) == "gold"


@given(text=st.text(max_size=60))
def test_any_text_makes_a_file_that_can_be_read(text: str) -> None:
    card = replace(CARD, title=text, note=text, hashtags=(text,), hero=Figure(value=text, label=text))
    assert len(texts(card_svg(card))) > 5


def test_markup_is_text() -> None:
    assert safe('</text><script>&"') == "&lt;/text&gt;&lt;script&gt;&amp;&quot;"


@given(st.text(max_size=120), st.floats(20, 90), st.floats(100, 900), st.integers(1, 3))
def test_wrapped_lines_fit_and_lose_nothing_unsaid(text: str, size: float, room: float, most: int) -> None:
    lines, whole = wrapped(text, size, room, most)
    assert 1 <= len(lines) <= most
    if whole:
        assert "".join("".join(lines).split()) == "".join(text.split())
    else:
        assert lines[-1].endswith("…")
    assert all(len(line) < 2 or width_of(line, size) <= room + size for line in lines)


def test_a_long_title_shrinks_before_it_is_cut() -> None:
    assert fitted("Goa", 80, 900) == (["Goa"], 80)
    lines, size = fitted("Mumbai to Goa on foot and wheels", 80, 900, least=0.4)
    assert lines == ["Mumbai to Goa on foot and wheels"]
    assert size < 80
    assert fitted("走" * 40, 80, 900, most=2, least=0.9)[0][-1].endswith("…")
