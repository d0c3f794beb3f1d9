"""How the places look, letter by letter, on one journal at three widths; colours are held by other tests.

A look that changed on purpose is taken over by copying the file that the failure names into `looks`.
"""

from pathlib import Path

import pytest

from tests.clocks import FrozenClock
from tests.tui.driving import staged
from tests.tui.filled import filled
from tracker.services.tracker import Tracker

LOOKS = Path(__file__).parent / "looks"
PLACES = {"today": "1", "challenges": "2", "progress": "4", "races": "5"}


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (160, 45)], ids=lambda size: f"{size[0]} columns")
async def test_the_places_look_as_they_did(
    size: tuple[int, int], tracker: Tracker, clock: FrozenClock, tmp_path: Path
) -> None:
    filled(tracker, clock, tmp_path)
    changed = []
    async with staged(tracker, size) as stage:
        for place, key in PLACES.items():
            await stage.press(key)
            text = "\n".join(row.rstrip() for row in stage.text().splitlines()) + "\n"
            kept = LOOKS / f"{place}-{size[0]}.txt"
            if not kept.exists() or kept.read_text(encoding="utf-8") != text:
                seen = tmp_path / kept.name
                seen.write_text(text, encoding="utf-8")
                changed.append(str(seen))
    assert not changed, f"another look: {', '.join(changed)}"
