"""What the papers say stays true."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_pins_name_versions_and_no_address() -> None:
    lines = [line for line in (ROOT / "constraints.txt").read_text().splitlines() if not line.startswith("#")]
    assert lines
    assert all(re.fullmatch(r"[A-Za-z0-9_.\-]+==[0-9][A-Za-z0-9.]*", line) for line in lines)


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    names = {re.split(r"[<>=\[]", item)[0].lower().replace("_", "-") for item in wanted}
    pinned = {
        line.split("==")[0].lower().replace("_", "-") for line in (ROOT / "constraints.txt").read_text().splitlines()
    }
    assert names <= pinned


def test_the_picture_names_every_room() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text()
    rooms = {path.name for path in (ROOT / "tracker").iterdir() if (path / "__init__.py").exists()}
    assert all(f"tracker/{room}" in text for room in rooms)


def test_links_lead_somewhere() -> None:
    for paper in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md")):
        for target in re.findall(r"\]\(([^)]+)\)", paper.read_text()):
            name, _, part = target.partition("#")
            if "://" in target:
                continue
            led = paper.parent / name if name else paper
            assert led.exists(), f"{paper.name} points at {target}"
            assert not part or part in _headings(led), f"{paper.name} points at {target}"


def test_every_page_of_the_guide_is_in_its_index() -> None:
    index = (ROOT / "docs" / "guide.md").read_text()
    pages = {f"guide/{path.name}" for path in (ROOT / "docs" / "guide").glob("*.md")}
    assert pages
    assert pages <= set(re.findall(r"\]\(([^)#]+)", index))


def _headings(paper: Path) -> set[str]:
    """The names by which a page's headings are linked to."""
    found = re.findall(r"^#+ (.*)$", paper.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in found}
