"""G8: texts that act, on every surface of the app and of the commands, in a real terminal."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from shutil import copytree

from tests.clocks import FrozenClock
from tests.endings.payloads import PAYLOADS
from tests.endings.ptys import own_home
from tests.endings.shown import dirty, lines, written
from tests.endings.shown import surfaces as told
from tests.endings.stage import KINDS, widgets_shown
from tests.endings.walked import walk
from tests.soak.budget import Budget, Finding
from tests.tui.driving import Stage, region_meta, staged
from tracker.services.tracker import Tracker

ASKED = "≥ 18 surfaces × ≥ 12 payloads in a pty: 0 foreign control bytes"
MARKED = "0 @click in meta, 0 MarkupError"
PLACES = ("1", "2", "enter", "w", "escape", "escape", "3", "end", "enter", "escape", "4", "5", "enter", "6", "a", "x")
MARKUP = ("T07 markup", "T09 click", "T10 brackets")
TOGETHER = 3  # texts in a field
LEAST = 4  # groups of them, whatever the time: twelve texts
Found = tuple[set[str], list[str]]


def surfaces(budget: Budget) -> list[Finding]:
    """Every text on each kind of widget, then the app and the commands over journals whose every field holds texts."""
    shown, acted = widgets_shown()
    groups = _groups(budget)
    walked: set[str] = set()
    said: set[str] = set()
    showings, done = len(shown), 0
    with own_home() as home, ThreadPoolExecutor(2) as pool:
        for found in pool.map(partial(_gone_through, home, budget), range(len(groups)), groups):
            if found is None:
                continue
            (there, wrong), (told_of, wrong_there) = found
            done += 1
            walked |= there
            said |= told_of
            showings += (len(there) + len(told_of)) * TOGETHER
            acted += wrong + wrong_there
        marked = _clicks(dirty(home / "meta", " ".join(PAYLOADS[name] for name in MARKUP)))
    for what in (*acted, *marked):
        print(f"      {what[:200]}", flush=True)
    count = len(KINDS) + len(walked) + len(said)
    texts = min(len(PAYLOADS), done * TOGETHER)
    left = "" if done == len(groups) else f"{len(PAYLOADS) - texts} of the texts on app and commands, for time"
    whole = (
        f"{count} surfaces ({len(KINDS)} kinds of widgets, {len(walked)} fields in the app, {len(said)} in commands), "
        f"{texts} of {len(PAYLOADS)} texts, {TOGETHER} in each field; {showings:,} showings, {len(acted)} acted"
    )
    return [
        Finding("G8", ASKED, whole, met=not acted and count >= 18 and texts >= 12, left_out=left),
        Finding("G8", MARKED, f"{len(PLACES)} places, {len(marked)} acted or broke", met=not marked),
    ]


def _groups(budget: Budget) -> list[list[str]]:
    """The texts, some together, in an order of chance: a long field shows only its beginning."""
    names = list(PAYLOADS)
    budget.random().shuffle(names)
    return [names[first : first + TOGETHER] for first in range(0, len(names), TOGETHER)]


def _gone_through(home: Path, budget: Budget, number: int, names: list[str]) -> tuple[Found, Found] | None:
    """The app and the commands over a journal with these texts; None where the time is up."""
    if budget.over and number >= LEAST:
        return None
    payload = " ".join(PAYLOADS[name] for name in names)
    journal = dirty(home / str(number) / "app", payload)
    other = home / str(number) / "commands"
    copytree(journal.parent, other)
    return _tried(partial(walk, journal, payload)), _tried(partial(_commands, other / journal.name, payload))


def _tried(show: Callable[[], Found]) -> Found:
    try:
        return show()
    except AssertionError as error:
        return set(), [f"it broke: {str(error)[-300:]}"]


def _commands(journal: Path, payload: str) -> Found:
    commands = lines(journal, payload)
    return told(commands, written(journal, commands))


def _clicks(journal: Path) -> list[str]:
    """What the texts made clickable, or broke, in the app's own places."""
    tracker = Tracker(journal, FrozenClock("2025-06-28T08:00+05:30"))
    found: list[str] = []

    async def go() -> None:
        async with staged(tracker, (160, 60)) as stage:
            for key in PLACES:
                await stage.press(key)
                found.extend(_planted(stage))

    try:
        asyncio.run(go())
    except Exception as error:
        found.append(f"it broke: {type(error).__name__}")
    finally:
        tracker.close()
    return found


def _planted(stage: Stage) -> list[str]:
    metas = region_meta(stage.app)
    return [f"@click {meta['@click']}" for meta in metas if "app.quit" in str(meta.get("@click", ""))]
