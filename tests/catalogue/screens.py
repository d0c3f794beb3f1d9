"""The app on a room's journal: every place of it shown, and nothing on it acts."""

import asyncio
from collections.abc import Awaitable, Callable

from textual.content import Content

from tests.catalogue.room import ACTING, Room
from tests.tui.driving import Stage, region_meta, staged

PLACES = ("2", "enter", "escape", "3", "enter", "escape", "4", "5", "6", "1")


def harmless(stage: Stage) -> str:
    """The screen's text, after checking that nothing of it acts, on the terminal or at a click."""
    text = stage.text()
    assert not (found := ACTING.search(text)), found
    clicks = [meta["@click"] for meta in region_meta(stage.app) if "@click" in meta]
    assert not clicks, clicks
    return text


def on_screen(room: Room, *steps: Callable[[Stage], Awaitable[None]], size: tuple[int, int] = (120, 36)) -> None:
    """Open the app, take the steps, then go through every place; a crash or anything that acts fails."""

    async def shown() -> None:
        async with staged(room.tracker, size) as stage:
            for step in steps:
                await step(stage)
                harmless(stage)
            for key in PLACES:
                await stage.press(key)
                harmless(stage)
            assert stage.app.return_code in (None, 0)

    asyncio.run(shown())


def told(*texts: str) -> Callable[[Stage], Awaitable[None]]:
    """A step: each text as a toast and as a tooltip, which the product gives as `Content` and never as markup."""

    async def step(stage: Stage) -> None:
        panel = stage.app.screen.query_one("#log")
        for text in texts:
            stage.app.notify(text, title=text, markup=False)
            panel.tooltip = Content(text)
            await stage.pilot.hover("#log")
            await stage.settle()
            harmless(stage)

    return step
