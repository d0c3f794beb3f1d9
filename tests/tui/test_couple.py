"""Two or more athletes in one journal: logging for both, whose journal it is, adding and changing them."""

from dataclasses import replace
from datetime import date

from tests.clocks import FrozenClock
from tests.tui.driving import staged
from tracker.services.athletes import AthleteForm
from tracker.services.tracker import Tracker
from tracker.tui.dialogs.athlete import AthleteDialog
from tracker.tui.dialogs.athletes import AthletesDialog
from tracker.tui.present.together import together_lines


async def test_one_key_logs_and_marks_for_both_and_resets(tracker: Tracker, clock: FrozenClock) -> None:
    tracker.athlete_set(None, AthleteForm(name="Milind"))
    tracker.start("mumbai-to-goa", on=date(2025, 6, 28), with_=("Ankita",))
    tracker.athlete_add(AthleteForm(name="Asha"))
    ankita = Tracker(tracker.path, clock, athlete="Ankita")
    async with staged(tracker, (80, 24)) as stage:
        assert "Log for Milind ─" in stage.text()
        await stage.press("ctrl+b", "l")
        assert "Log for Milind and Ankita" in stage.text(), "Asha does not take part"
        await stage.write("ride 20km")
        await stage.press("enter")
        assert "Logged ride 20 km for Ankita too" in stage.text()
        assert "Log for Milind ─" in stage.text(), "the next line is one's own"
        assert len(ankita.journal()) == 1
        await stage.press("ctrl+b", "r")
        assert len(ankita.marks(date(2025, 6, 28), date(2025, 6, 28))) == 1
        await stage.press("u", "u")
        assert (ankita.journal(), tracker.journal()) == ((), ())
    ankita.close()


def test_a_challenge_without_anything_to_compare_has_no_table(tracker: Tracker) -> None:
    tracker.start("mumbai-to-goa", on=date(2025, 6, 28))
    found = tracker.challenges()[0]
    bare = replace(found, targets=(), total=None, streak=None, position=None)
    lines = together_lines([("Asha", found), ("Ankita", found)], "km", 60)
    assert "By last night" in "".join(line.plain for line in lines)
    assert together_lines([("Asha", bare), ("Ankita", bare)], "km", 60) == []


async def test_athletes_are_added_chosen_and_changed(tracker: Tracker) -> None:
    tracker.athlete_set(None, AthleteForm(name="Milind"))
    tracker.athlete_add(AthleteForm(name="Ankita"))
    async with staged(tracker) as stage:
        await stage.press("a")
        assert "Ankita · Sat 28 Jun" in stage.text(), "between two there is nothing to choose"
        await stage.app.run_action("app.add_athlete")
        await stage.settle()
        assert isinstance(stage.app.screen, AthleteDialog)
        await stage.press("enter")
        assert "write a name" in stage.text()
        await stage.write("Milind")
        await stage.press("tab", "ctrl+u")
        await stage.write("olso")
        assert "did you mean Europe/Oslo?" in stage.text().replace("\n", " ") or "Europe/Oslo" in stage.text()
        await stage.press("ctrl+u")
        await stage.write("oslo")
        await stage.press("enter")
        assert "already" in stage.text(), "the name is taken, and all that was typed is still there"
        await stage.press("shift+tab", "ctrl+u")
        await stage.write("Asha")
        await stage.press("ctrl+s")
        assert [(one.name, one.zone) for one in tracker.athletes()][2:] == [("Asha", "Europe/Oslo")]
        await stage.press("a")
        assert isinstance(stage.app.screen, AthletesDialog)
        await stage.press("enter")
        assert "Asha · Sat 28 Jun" in stage.text()
        await stage.app.run_action("app.change_athlete")
        await stage.settle()
        await stage.press("ctrl+u")
        await stage.write("Asha R")
        await stage.press("tab", "tab", "ctrl+u")
        await stage.write("mi")
        await stage.press("enter")
        assert tracker.athletes()[2].units == "mi"
        assert "Asha R · " in stage.text(), "the same journal under its new name"
