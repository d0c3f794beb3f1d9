"""A journal whose every text acts: written through the product's own use cases, their first gate taken away.

`python -m tests.endings.dirty FOLDER` reads the texts' payload as JSON on standard input. In the process that shows
the journal the gate is shut again, as is every other.
"""

import json
import sys
from datetime import date
from pathlib import Path

from tracker.domain import text as gate

# where a text comes from, and the word by which it is known again
FIELDS = ("note tag athlete friend title goal place award race town medal caption marknote summary").split()

LONGEST = 105  # characters: with what marks it, what a template's title may have


def token(field: str) -> str:
    """The word that begins and ends a field's text."""
    return f"q{FIELDS.index(field):02}z"


def _open(s: str, *, one_line: bool = True, limit: int = 4_000) -> str:
    return s[:limit]


def _quoted(s: str) -> str:
    """A TOML string that says exactly this."""
    text = json.dumps(s.encode("utf-8", "replace").decode(), ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def build(folder: Path, payload: str) -> None:
    """The journal `folder`/journal.db with `payload` in every text that an athlete or a file may bring."""
    vars(gate)["clean_text"] = _open
    vars(gate)["is_tag"] = bool
    from tests.clocks import FrozenClock
    from tests.pictures import png_file
    from tests.tui import driving
    from tracker.services.athletes import AthleteForm
    from tracker.services.race_forms import RaceForm
    from tracker.services.result_forms import ResultForm
    from tracker.services.tracker import Tracker

    def said(field: str) -> str:
        shown = payload.replace("\x00", "")[:LONGEST]  # NUL is what no journal can hold
        return f"{token(field)}{shown}{token(field)}"

    clock = FrozenClock("2024-05-11T18:00+02:00")
    tracker = Tracker(folder / "journal.db", clock)
    tracker.athlete_set(None, AthleteForm(name=said("athlete")))
    ran = tracker.race_add(
        RaceForm(event=said("race"), on="2024-05-11 10:00", zone="Europe/Oslo", distance="half", place=said("town"))
    )
    tracker.race_result(ran.race.handle, ResultForm(gun="2:06:02", chip="2:05:10", medal=said("medal")))
    tracker.race_add(RaceForm(event=said("race"), on="2026-01-18", distance="marathon"))
    clock.set("2025-06-26T05:30+05:30")
    vars(driving)["_toml"] = _quoted
    file = driving.template(
        folder,
        title=said("title"),
        summary=said("summary"),
        goal=said("goal"),
        place=said("place"),
        award=said("award"),
    )
    tracker.start(str(file), on=date(2025, 6, 26), with_=(said("friend"),))
    tracker.own_templates.mkdir(exist_ok=True)
    file.replace(tracker.own_templates / "made.toml")
    for day in (26, 27):
        clock.set(f"2025-06-{day}T19:30+05:30")
        tracker.log("ride 90km 4:10 +820m hills #ghat")
        tracker.log(f"run 20km 1:58:30 -- {said('note')}")
        tracker.photo_add("last", png_file(folder / f"{day}.png", day), said("caption"))
    tracker.mark("sick", "@2025-06-20", note=said("marknote"))
    clock.set("2025-06-28T08:00+05:30")
    tracker.log(f"run 5km -- {said('note')}")
    tracker.close()


if __name__ == "__main__":
    build(Path(sys.argv[1]), json.load(sys.stdin))
