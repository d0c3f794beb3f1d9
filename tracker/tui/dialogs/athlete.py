"""Adds an athlete to the journal, or changes one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from tracker.domain.sessions import Athlete
from tracker.domain.text import clean_text
from tracker.tui import messages
from tracker.tui.commands import bindings
from tracker.tui.dialogs.dialog import Dialog
from tracker.tui.ink import BAD
from tracker.tui.widgets.field import Field
from tracker.tui.widgets.line_input import LineInput
from tracker.tui.widgets.typed_before import TypedBefore

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.services.athletes import AthleteForm
    from tracker.tui.desk import Desk


class AthleteDialog(Dialog[Athlete]):
    """Answers with the athlete once stored, and stays with what is typed until then. `change` changes the one given."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("athlete")]
    KEYS: ClassVar[tuple[str, ...]] = ("athlete.save", "athlete.close")
    AUTO_FOCUS: ClassVar[str | None] = "#athlete-name"
    HELP: ClassVar[str] = (
        "An athlete's name, the time zone their days are counted in (a city will do: oslo), km or mi, and the weekday "
        "on which their week starts. What was logged stays as it was logged. enter and ctrl+s store it."
    )

    def __init__(self, desk: Desk, athlete: Athlete, *, change: bool = False) -> None:
        super().__init__()
        self._desk = desk
        self._athlete = athlete  # who is changed, or whom the one that is added is like at first
        self._change = change
        self._pending = False
        form = f"athlete/{athlete.id}" if change else "athlete/new"
        self._draft = desk.drafts.begin(form, self._initial())
        self.heading = f"Change {clean_text(athlete.name, limit=60)}" if change else "Add an athlete"

    def body(self) -> Iterable[Widget]:
        """A row each."""
        hints = {"name": "Ankita", "zone": "Asia/Kolkata", "units": "km or mi", "week": "monday"}
        labels = {"name": "Name", "zone": "Zone", "units": "Units", "week": "Week from"}
        yield TypedBefore(self._draft)
        for name, hint in hints.items():
            yield Field(labels[name], LineInput(hint, id=f"athlete-{name}", value=self._draft.texts[f"athlete-{name}"]))
        yield Static("", id="athlete-said", markup=False)

    def _initial(self) -> dict[str, str]:
        """The fields before anybody types."""
        from tracker.services.athletes import WEEKDAYS

        like = self._athlete
        return {
            "athlete-name": like.name if self._change else "",
            "athlete-zone": like.zone,
            "athlete-units": like.units,
            "athlete-week": WEEKDAYS[like.week_start],
        }

    def field(self, name: str) -> Field:
        """The field whose input is called athlete-NAME."""
        return self.query_one(f"#athlete-{name}-field", Field)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._draft.put({event.input.id or "": event.value})
        self.query_one(TypedBefore).look()
        self._say("")
        self._read()

    def _read(self) -> str:
        """Show how each field reads; the name of the first that is wrong, "" where none is."""
        from tracker.domain.zones import zone_meant
        from tracker.errors import InputError
        from tracker.services.athletes import WEEKDAYS, weekday_of

        wrong = []
        zone, units, week = (self.field(name) for name in ("zone", "units", "week"))
        for field, name, read in ((zone, "zone", zone_meant), (week, "week", lambda text: WEEKDAYS[weekday_of(text)])):
            try:
                found = read(field.value)
                field.say("" if found == field.value.casefold() or found == field.value else found)
            except InputError as error:
                field.say(str(error), fault=True)
                wrong.append(name)
        fits = units.value.lower() in ("km", "mi")
        units.say("" if fits else "km or mi", fault=not fits)
        return [*wrong, *([] if fits else ["units"]), ""][0]

    def _say(self, text: str) -> None:
        self.query_one("#athlete-said", Static).update(
            Content.assemble(("× ", BAD), Content.styled(text, BAD)) if text else ""
        )

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_save()

    def action_save(self) -> None:
        """Store it, unless a field says that it can't be."""
        wrong = "name" if not self.field("name").value else self._read()
        if wrong or self._pending:
            self.set_focus(self.query_one(f"#athlete-{wrong or 'name'}"))
            if wrong == "name":
                self.field("name").say("write a name", fault=True)
            return
        self._pending = True
        if self._change:
            self._desk.change_athlete(self, self._athlete.name, self._form())
        else:
            self._desk.add_athlete(self, self._form())

    def _form(self) -> AthleteForm:
        from tracker.domain.zones import zone_meant
        from tracker.services.athletes import AthleteForm

        name, zone, units, week = (self.field(name).value for name in ("name", "zone", "units", "week"))
        return AthleteForm(name=name, zone=zone_meant(zone), units=units.lower(), week_start=week)

    @on(messages.AthleteAdded)
    @on(messages.AthleteChanged)
    def _stored(self, event: messages.AthleteAdded | messages.AthleteChanged) -> None:
        self._draft.drop()
        self.dismiss(event.athlete)

    @on(messages.AthleteRefused)
    def _refused(self, event: messages.AthleteRefused) -> None:
        event.stop()
        self._pending = False
        self._say(str(event.error))

    def action_dismiss_dialog(self) -> None:
        """Close; what was typed is given up."""
        self._draft.drop()
        self.dismiss(None)
