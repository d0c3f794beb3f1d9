"""A journal in which every place of the app has something to show and every command something to do."""

from datetime import date
from pathlib import Path

from tests.clocks import FrozenClock
from tests.pictures import png_file
from tracker.services.athletes import AthleteForm
from tracker.services.race_forms import RaceForm
from tracker.services.result_forms import ResultForm
from tracker.services.tracker import Tracker


def filled(tracker: Tracker, clock: FrozenClock, folder: Path) -> None:
    """Day 3 of Mumbai to Goa and its first medal, a race with one and a race to come, photos, a template of one's own,
    three athletes, a change to take back and one to make again.

    The clock then stands on the morning of Saturday 28 June 2025.
    """
    clock.set("2024-05-11T18:00+02:00")
    tracker.athlete_set(None, AthleteForm(name="Milind"))
    tracker.race_add(RaceForm(event="Oslo", on="2024-05-11 10:00", zone="Europe/Oslo", distance="half"))
    tracker.race_result("oslo-2024", ResultForm(gun="2:06:02", chip="2:05:10", medal="Oslo finisher"))
    tracker.race_add(RaceForm(event="Tata Mumbai Marathon", on="2026-01-18", distance="marathon"))
    clock.set("2025-06-26T05:30+05:30")
    tracker.start("mumbai-to-goa", on=date(2025, 6, 26), with_=("Ankita",))
    tracker.athlete_add(AthleteForm(name="Asha"))
    for day in (26, 27):
        clock.set(f"2025-06-{day}T19:30+05:30")
        tracker.log("ride 90km 4:10 +820m hills #ghat")
        tracker.log("run 20km 1:58:30")
    for shade in (60, 120):
        tracker.photo_add("last", png_file(folder / f"{shade}.png", shade), "On the ghat")
    tracker.copy_template("12ks-of-christmas")
    clock.set("2025-06-28T06:00+05:30")
    tracker.log("ride 30km 1:20 #ghat")
    tracker.log("ride 5km")
    tracker.undo()
    clock.set("2025-06-28T08:00+05:30")
