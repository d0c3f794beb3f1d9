"""The pictures of the README and the tables of keys in the guide: made by a script that still runs."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from docs.making.drawn import drawn
from docs.making.pictures import FOLDER, PICTURES, make_pictures
from docs.making.tables import PAGES, with_tables
from tests.clocks import FrozenClock
from tests.tui.driving import mumbai
from tracker.services.tracker import Tracker
from tracker.tui.screens.places import NAMES

DOCS = FOLDER.parent
LIMIT = 150_000  # bytes
EXPORT = """<svg viewBox="0 0 99 99"><style>
    .terminal-7-r1 { fill: #dddddd }
.terminal-7-r2 { fill: #ff0000;font-weight: bold }
</style><defs><clipPath id="terminal-7-clip-terminal">
      <rect x="0" y="0" width="121.0" height="47.8" />
</clipPath></defs>
<rect fill="#000000" x="0" y="1.5" width="122" height="24.65" shape-rendering="crispEdges"/>
<rect fill="#222222" x="24.4" y="25.9" width="36.6" height="24.65" shape-rendering="crispEdges"/>
<text class="terminal-7-r1" x="0" y="20" textLength="122" clip-path="url(#a)">╭─&#160;a&lt;b&#160;&#160;█●⣿</text>
<text class="terminal-7-r2" x="24.4" y="44.4" textLength="36.6" clip-path="url(#a)">go!</text></svg>"""


def shapes(svg: str, tag: str) -> list[dict[str, str]]:
    return [part.attrib for part in ElementTree.fromstring(svg).iter(f"{{http://www.w3.org/2000/svg}}{tag}")]


def test_letters_stay_text_in_their_columns_and_the_rest_becomes_shapes() -> None:
    svg = drawn(EXPORT, "a < b")
    texts = {part.text: part.attrib for part in ElementTree.fromstring(svg).iter() if part.tag.endswith("}text")}
    assert set(texts) == {"a<b", "go!"}
    assert (texts["a<b"]["x"], texts["a<b"]["textLength"]) == ("30", "30")
    assert (texts["go!"]["x"], texts["go!"]["y"]) == ("20", "35")
    paths = [shape["d"] for shape in shapes(svg, "path")]
    assert "M20 20h30v20h-30z" in paths, "the ground behind go!"
    assert any("M80 0h10v20h-10z" in path for path in paths), "the block"
    assert sum(path.count("a1.25") for path in paths) == 16, "eight dots, two arcs each"
    assert {part.text for part in ElementTree.fromstring(svg).iter() if part.tag.endswith("}title")} == {"a < b"}


def test_what_is_no_screen_is_refused() -> None:
    with pytest.raises(ValueError, match="no screen"):
        drawn("<svg/>", "")


def test_a_picture_is_made_and_made_the_same_again(tracker: Tracker, clock: FrozenClock, tmp_path: Path) -> None:
    mumbai(tracker, clock)
    picture = next(one for one in PICTURES if one.name == "journal")
    found = []
    for _ in range(2):
        make_pictures(tmp_path, tracker, [picture], demo=False)
        found.append((tmp_path / f"{picture.name}.svg").read_text("utf-8"))
    assert found[0] == found[1]
    written = " ".join(part.text or "" for part in ElementTree.fromstring(found[0]).iter())
    assert "Ride" in written
    assert "4:10:00" in written


def test_the_pictures_that_are_shown_are_those_that_are_made() -> None:
    made = {f"{picture.name}.svg" for picture in PICTURES}
    assert {path.name for path in FOLDER.glob("*.svg")} == made
    pages = [DOCS.parent / "README.md", *DOCS.rglob("*.md")]
    shown = {
        Path(name).name for page in pages for name in re.findall(r"!\[[^]]*\]\(([^)]+)\)", page.read_text("utf-8"))
    }
    assert shown == made


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.svg")), ids=lambda path: path.stem)
def test_a_picture_is_small_and_fetches_nothing(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.encode()) < LIMIT
    assert shapes(text, "text")
    rest = text.replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?:|url\(|@font-face|@import|href|\sid=|<script", rest)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_the_tables_of_keys_are_the_commands(page: Path) -> None:
    text = page.read_text("utf-8")
    assert text == with_tables(text), "make pictures writes them afresh"


def test_the_guide_tells_the_keys_of_every_place() -> None:
    pages = "".join(path.read_text("utf-8") for path in PAGES)
    told = {area for areas in re.findall(r"<!-- keys: ([a-z, ]+) -->", pages) for area in areas.split(", ")}
    assert {"app", *NAMES} - {"settings"} <= told, "docs/keys.md and docs/settings.md tell the rest"


def test_a_table_of_no_area_is_refused() -> None:
    with pytest.raises(ValueError, match="nowhere"):
        with_tables("<!-- keys: nowhere -->\n<!-- end -->")
