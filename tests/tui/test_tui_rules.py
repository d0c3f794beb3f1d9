"""Rules of the house that a glance can't keep: tokens in styles, no markup from outside, nothing heavy at the start."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import tracker.tui

ROOM = Path(tracker.tui.__path__[0])
SOURCES = sorted(ROOM.rglob("*.py"))
STYLES = sorted(ROOM.rglob("*.tcss"))
HEAVY = ("sqlmodel", "sqlalchemy", "alembic", "pydantic", "plotext", "pendulum", "tracker.domain", "tracker.store")
TEXTUAL_MARKUP = {"Static", "Label", "Button", "Checkbox", "Option", "Tooltip"}


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_styles_name_tokens_and_no_colours(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
    values = re.findall(r"(?:color|background|border|tint)[\w-]*:\s*([^;]+);", text)
    for value in values:
        assert not re.search(r"#[0-9a-fA-F]{3,8}\b|\brgb|\bhsl|\b(?:red|green|blue|white|black|ansi_\w+)\b", value), (
            value
        )


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOM)))
def test_no_text_is_handed_over_as_markup(path: Path) -> None:
    for call in (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        plain = any(word.arg == "markup" and getattr(word.value, "value", True) is False for word in call.keywords)
        if name == "notify":
            assert plain, f"{path.name}:{call.lineno} notify without markup=False"
        if name in TEXTUAL_MARKUP and call.args and not plain:
            first = call.args[0]
            made = isinstance(first, ast.Call) and ast.unparse(first.func).startswith("Content")
            fixed = isinstance(first, ast.Constant | ast.Name)
            assert made or fixed, f"{path.name}:{call.lineno} {name} of a text that may be markup"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOM)))
def test_titles_are_content(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        target = node.targets[0] if isinstance(node, ast.Assign) else None
        if isinstance(target, ast.Attribute) and target.attr in ("border_title", "border_subtitle", "tooltip"):
            value = ast.unparse(target if not isinstance(node, ast.Assign) else node.value)
            assert "Content(" in value or "key_line(" in value or "Content)" in value, f"{path.name} {value}"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOM)))
def test_colours_are_named_in_the_themes_alone(path: Path) -> None:
    if path.name != "themes.py":
        assert not re.search(r"[\"']#[0-9a-fA-F]{6}", path.read_text(encoding="utf-8"))


def test_the_first_frame_imports_nothing_heavy() -> None:
    script = "import sys, tracker.tui.shell; print(*sys.modules)"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert not [name for name in found if name.startswith(HEAVY)]
    later = ("tracker.tui.screens.journal", "tracker.tui.screens.challenges", "tracker.tui.dialogs", "tracker.charts")
    assert not [name for name in found if name.startswith(later)]
