"""The start dialog: day, scale, zone and company, read while they are typed; nothing typed is lost."""

from fractions import Fraction

from tests.clocks import FrozenClock
from tests.tui.driving import staged
from tracker.domain.scaling import scaled
from tracker.services.athletes import AthleteForm
from tracker.services.tracker import Tracker
from tracker.tui.dialogs.start import StartDialog
from tracker.tui.widgets.company import Company
from tracker.tui.widgets.start_form import StartForm


async def test_day_scale_zone_and_company_are_typed_and_the_plan_follows(tracker: Tracker, clock: FrozenClock) -> None:
    tracker.athlete_set(None, AthleteForm(name="Milind"))
    tracker.athlete_add(AthleteForm(name="Ankita"))
    async with staged(tracker, (80, 24)) as stage:
        await stage.press("n")
        await stage.write("mumbai goa")
        await stage.press("tab", "tab", "ctrl+u")
        await stage.write("tomorrow")
        await stage.press("tab")
        await stage.write("half")
        assert "'half' is no scale; write" in stage.text(), "told at its field"
        await stage.press("ctrl+s")
        dialog = stage.app.screen
        assert isinstance(dialog, StartDialog), "what is wrong keeps it open"
        assert stage.app.focused is dialog.query_one("#start-scale")
        await stage.press("ctrl+u")
        await stage.write("1/2")
        await stage.press("tab")
        await stage.write("oslo")
        await stage.press("tab", "space", "tab")
        await stage.write("Asha")
        await stage.pilot.pause(0.2)
        await stage.settle()
        text = stage.text()
        for said in ("every amount at 50 %", "Europe/Oslo", "new: Asha", "Ride 45 km", "279 km", "29 Jun – 3 Jul 2025",
                     "with Ankita and Asha"):  # fmt: skip
            assert said in text, said
        await stage.press("enter")
        (progress,) = tracker.challenges()
        kept = progress.challenge
        assert kept.template == scaled(tracker.template("mumbai-to-goa").template, Fraction(1, 2))
        assert (str(kept.period.start), kept.zone, len(kept.athletes)) == ("2025-06-29", "Europe/Oslo", 3)
        assert "Started Mumbai → Goa at 50 %" in stage.text()
        await stage.press("u")
        assert tracker.challenges() == ()
        assert len(tracker.athletes()) == 2, "who came with it goes with it"


async def test_what_is_refused_is_told_in_the_dialog(tracker: Tracker) -> None:
    tracker.start("mumbai-to-goa")
    tracker.athlete_add(AthleteForm(name="Ankita"))
    async with staged(tracker) as stage:
        await stage.press("n")
        await stage.write("mumbai goa")
        await stage.press("enter")
        assert isinstance(stage.app.screen, StartDialog)
        assert "already runs as 'mumbai-to-goa'" in stage.text()
        await stage.press("ctrl+u")
        await stage.write("4x4x48")
        form = stage.app.screen.query_one(StartForm)
        form.first.input.value = "tomorrow"
        await stage.settle()
        await stage.press("ctrl+s")
        assert "needs the hour too" in stage.text()
        await stage.press("ctrl+u")
        form.first.input.value = "today"
        stage.app.screen.query_one("#search").focus()
        await stage.press("ctrl+u")
        await stage.write("fall team")
        assert "× Autumn team metres is" in stage.text()
        assert form.read() == "start-name"
        assert form.field("factors").display
        await stage.pilot.click(Company, offset=(3, 0))
        form.field("factors").input.value = "Ankita 1.1"
        await stage.settle()
        assert form.factors == (("Ankita", "1.1"),)
        assert form.read() == ""
        await stage.press("escape")
        assert len(tracker.challenges()) == 1
