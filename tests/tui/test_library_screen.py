"""Library: the list, its search, the preview, starting."""

from dataclasses import replace

import pytest
from textual.content import Content

from tests.clocks import FrozenClock
from tests.tui.driving import Stage, region_meta, staged, template
from tracker.services.tracker import Tracker
from tracker.tui import messages
from tracker.tui.dialogs.start import StartDialog
from tracker.tui.present.outline import outline_lines
from tracker.tui.present.template import library_row
from tracker.tui.screens.library import LibraryScreen
from tracker.tui.widgets.template_panel import TemplatePanel


def _library(stage: Stage) -> LibraryScreen:
    assert isinstance(stage.app.screen, LibraryScreen)
    return stage.app.screen


async def test_every_template_is_listed(tracker: Tracker) -> None:
    async with staged(tracker) as stage:
        await stage.press("6")
        assert len(_library(stage).templates.items) == len(tracker.library())
        assert f"Library · {len(tracker.library())}" in stage.text()


@pytest.mark.parametrize("width", [30, 45, 80])
def test_a_template_of_ones_own_is_marked_however_long_its_title(width: int, tracker: Tracker) -> None:
    shipped = tracker.template("mumbai-to-goa")
    entry = replace(shipped, own=True, template=replace(shipped.template, title="Ride from the sea to the hills " * 3))
    (row,) = library_row(entry, width)
    assert row.plain.endswith("  yours")
    assert row.cell_length <= width


async def test_what_is_typed_filters_and_the_preview_follows(tracker: Tracker) -> None:
    async with staged(tracker, (120, 60)) as stage:
        await stage.press("6", "slash")
        await stage.write("mumbai goa")
        text = stage.text()
        assert "Library · 1 of " in text
        assert "Ride 90 km" in text, "a day of the plan"
        assert "Days 1–5" in text
        assert "In all 558 km" in text
        assert "the days add up to 550 km" in text
        assert "Mumbai → Pen" in text, "the road"
        assert "Ride 90 km every day" in text, "the rules"
        assert "ndtv.com" in text, "the printed figures"
        await stage.press("enter")
        assert _library(stage).focused is _library(stage).templates
        await stage.press("escape")
        screen = _library(stage)
        assert screen.templates.picked is not None
        assert screen.templates.picked.template.slug == "mumbai-to-goa", "the cursor stays on what was found"
        assert len(screen.templates.items) == len(tracker.library())


async def test_nothing_found_names_the_keys(tracker: Tracker) -> None:
    async with staged(tracker) as stage:
        await stage.press("6", "slash")
        await stage.write("zzz [/]")
        assert "No template matches. esc clears the search" in stage.text()
        await stage.press("enter", "s", "enter")
        assert isinstance(stage.app.screen, LibraryScreen), "nothing to start"
        await stage.press("escape")
        assert len(_library(stage).templates.items) == len(tracker.library())


@pytest.mark.parametrize("key", ["s", "enter"])
async def test_a_template_is_started_in_two_keys(key: str, tracker: Tracker, clock: FrozenClock) -> None:
    async with staged(tracker) as stage:
        await stage.press("6", "slash")
        await stage.write("mumbai goa")
        await stage.press("enter", key)
        assert isinstance(stage.app.screen, StartDialog)
        picked = stage.app.screen.templates.picked
        assert picked is not None
        assert picked.template.slug == "mumbai-to-goa"
        templates = stage.app.screen.templates
        top = round(templates.scroll_offset.y)
        assert top <= templates.cursor < top + templates.size.height, "its row is scrolled into view"
        await stage.press("enter")
        assert [progress.handle for progress in tracker.challenges()] == ["mumbai-to-goa"]
        assert "Started Mumbai → Goa" in stage.text()
        await stage.press("u")
        assert tracker.challenges() == ()


async def test_a_window_that_is_over_is_told_in_the_preview(tracker: Tracker) -> None:
    async with staged(tracker, (120, 50)) as stage:
        await stage.press("6", "slash")
        await stage.write("raam")
        outline = _library(stage).query_one(TemplatePanel).words.outline
        assert isinstance(outline, str)
        assert "is over" in outline
        assert outline.split(";")[0][:30] in stage.text()


async def test_every_template_has_a_plan_or_says_why_not(tracker: Tracker) -> None:
    outlines = {}
    async with staged(tracker) as stage:
        await stage.press("6")
        screen = _library(stage)
        for entry in tracker.library():
            screen.desk.read_outline(screen, entry.template)
            await stage.settle()
            (*_, last) = stage.found(messages.OutlineRead)
            assert isinstance(last, messages.OutlineRead)
            assert last.template is entry.template, entry.template.slug
            outlines[entry.template.slug] = last.outline
        assert isinstance(stage.app.screen, LibraryScreen), "no fault was told"
    said = {slug: [str(line) for line in outline_lines(found, "km", 60)] for slug, found in outlines.items()
            if not isinstance(found, str)}  # fmt: skip
    assert all(said.values())
    assert "Days 1–9  Any activity 30:00" in said["navratri-nine-days"], "an edition"
    assert "Each week  Active days 4 sessions" in said["strava-4x3"]
    assert "Each day  Run 1.6 km" in said["usrsa-run-streak"]
    assert said["lazy-ironman"][0].startswith("In all  Swim 3862.4 m + Row 10 km")
    assert said["run30"][-2].endswith("and 16 rows more")


async def test_moving_asks_for_one_plan_at_a_time(tracker: Tracker) -> None:
    async with staged(tracker) as stage:
        await stage.press("6", "down", "down", "end", "home", "j")
        screen = _library(stage)
        words = screen.query_one(TemplatePanel).words
        assert screen.templates.picked is words.entry
        assert words.outline is not None
        (last,) = stage.found(messages.OutlineRead)[-1:]
        assert isinstance(last, messages.OutlineRead)
        assert words.entry is not None
        assert last.template is words.entry.template


@pytest.mark.parametrize("size", [(50, 15), (80, 24), (100, 30), (120, 36), (160, 45)])
async def test_list_and_preview_both_stand_at_every_size(size: tuple[int, int], tracker: Tracker) -> None:
    async with staged(tracker, size) as stage:
        await stage.press("6")
        screen = _library(stage)
        pick, panel = screen.query_one("#library-pick"), screen.query_one(TemplatePanel)
        assert pick.size.width >= 34
        assert panel.size.width >= 40
        assert pick.size.height >= 4
        assert panel.size.height >= 4
        if size[0] < 100:
            assert panel.region.y >= pick.region.bottom, "one below the other"
        else:
            assert panel.region.x >= pick.region.right, "side by side"
        assert isinstance(pick.border_title, Content) or "Library" in str(pick.border_title)


@pytest.mark.parametrize("payload", ["[/]", "[@click=app.quit]x[/]", "\x1b[2J", "\u202ereversed"])
async def test_a_hostile_template_of_ones_own_shows_as_it_is(payload: str, tracker: Tracker) -> None:
    tracker.own_templates.mkdir(parents=True, exist_ok=True)
    template(tracker.own_templates, title=f"AA {payload}", summary=payload, goal=payload, place=payload, award=payload)
    async with staged(tracker, (120, 50)) as stage:
        await stage.press("6", "slash")
        await stage.write("AA")
        await stage.press("enter")
        text = stage.text()
        wild = [char for char in text if char != "\n" and (ord(char) < 32 or 0x7F <= ord(char) <= 0x9F)]
        assert not wild, wild
        assert "\u202e" not in text
        if payload.startswith("["):
            assert f"AA {payload}" in text
        assert not [meta for meta in region_meta(stage.app) if "@click" in meta]
