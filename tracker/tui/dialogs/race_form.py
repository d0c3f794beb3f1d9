"""Forms about races: labels above the inputs, how each reads below it, and what is wrong told at its field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import DescendantFocus
from textual.widget import Widget
from textual.widgets import Input, Static

from tracker.services.races import RaceStand
from tracker.tui import messages
from tracker.tui.commands import bindings
from tracker.tui.dialogs.dialog import Dialog
from tracker.tui.ink import BAD, MUTED
from tracker.tui.widgets.field import Field
from tracker.tui.widgets.line_input import LineInput
from tracker.tui.widgets.typed_before import TypedBefore

if TYPE_CHECKING:
    from tracker.services.race_forms import RaceForm
    from tracker.services.views import Today
    from tracker.tui.desk import Desk
    from tracker.tui.drafts import Draft

Typed = Mapping[str, str]


class FormDialog(Dialog[RaceStand]):
    """Answers with the race once it is stored, and stays until then. What is typed when it is left is kept.

    A subclass gives `body`, `readings`, `whole` and `store`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("form")]
    KEYS: ClassVar[tuple[str, ...]] = ("form.save", "form.next", "form.close")
    AUTO_FOCUS: ClassVar[str | None] = "LineInput"

    def __init__(self, desk: Desk, today: Today, draft: Draft) -> None:
        super().__init__(classes="-form")
        self._desk = desk
        self._today = today
        self._draft = draft
        self._pending = False
        self._faults: dict[str, str] = {}

    # -- what a subclass gives ------------------------------------------------------------------------------------

    def readings(self, texts: Typed) -> dict[str, Callable[[], str]]:
        """For each field a function that says how its text reads; it raises TrackerError where it can't be read."""
        raise NotImplementedError

    def whole(self, texts: Typed) -> str:
        """How all of it reads together; TrackerError where the fields contradict each other."""
        raise NotImplementedError

    def store(self, texts: Typed) -> None:
        """Ask for it to be stored."""
        raise NotImplementedError

    # -- fields ---------------------------------------------------------------------------------------------------

    def field(self, name: str, label: str, hint: str) -> Field:
        """A field whose input is called field-NAME, filled with what was typed before."""
        return Field(label, LineInput(hint, id=f"field-{name}", value=self._draft.texts.get(name, "")))

    def row(self, *fields: Widget) -> Horizontal:
        """Fields beside each other."""
        return Horizontal(*fields, classes="form-row")

    def foot(self) -> Static:
        """Where the whole is told, and what is wrong in full."""
        return Static("", id="form-said", markup=False)

    @property
    def texts(self) -> dict[str, str]:
        """What is typed, by the name of its field."""
        return {(found.id or "").removeprefix("field-"): found.value for found in self.query(LineInput)}

    def on_mount(self) -> None:
        """Read what it begins with."""
        self.read()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._typed()

    def _typed(self) -> None:
        """Something else is typed."""
        self._draft.put(self.texts)
        self.query_one(TypedBefore).look()
        self.read()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Another field's fault is told in full."""
        self._say()

    def read(self) -> None:
        """Show how each field reads."""
        from tracker.errors import TrackerError

        texts = self.texts
        self._faults = {}
        for name, said in self.readings(texts).items():
            try:
                typed = texts.get(name, "").strip()
                reading = said() if typed else ""
                self.say(name, "" if reading == typed else reading)
            except TrackerError as error:
                self._faults[name] = str(error)
                self.say(name, str(error), fault=True)
        self._say()

    def say(self, name: str, text: str, *, fault: bool = False) -> None:
        """Say at a field how it reads."""
        found = self.query_one(f"#field-{name}").parent
        if isinstance(found, Field):
            found.say(text, fault=fault)

    def _say(self) -> None:
        """Tell the fault of the focused field in full, else another's, else how the whole reads."""
        from tracker.errors import TrackerError

        here = (self.focused.id or "").removeprefix("field-") if self.focused is not None else ""
        fault = self._faults.get(here) or next(iter(self._faults.values()), "")
        said = ""
        if not fault:
            try:
                said = self.whole(self.texts)
            except TrackerError as error:
                fault = str(error)
        self._tell(fault or said, fault=bool(fault))

    def _tell(self, text: str, *, fault: bool) -> None:
        from tracker.domain.text import clean_text

        shown = Content.styled(clean_text(text, limit=400), BAD if fault else MUTED)
        self.query_one("#form-said", Static).update(Content.assemble(("× ", BAD), shown) if fault else shown)

    # -- answer ---------------------------------------------------------------------------------------------------

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_save()

    def action_save(self) -> None:
        """Store it, unless a field says that it can't be."""
        from tracker.errors import TrackerError

        self.read()
        if self._faults:
            self.query_one(f"#field-{next(iter(self._faults))}").focus()
            return
        try:
            self.whole(self.texts)
        except TrackerError:
            return  # it stands at the foot
        if not self._pending:
            self._pending = True
            self.store(self.texts)

    @on(messages.RaceRefused)
    def _refused(self, event: messages.RaceRefused) -> None:
        event.stop()
        self._pending = False
        self._tell(str(event.error), fault=True)

    @on(messages.RaceAdded)
    @on(messages.ResultEntered)
    def _stored(self, event: messages.RaceAdded | messages.ResultEntered) -> None:
        self._draft.drop()
        self.dismiss(event.stand)

    def action_dismiss_dialog(self) -> None:
        """Close; what is typed is kept. What was typed before, and left as it was, goes first."""
        if self._draft.before is not None:
            self._draft.drop()
            self._fill(self._draft.texts)
            self.query_one(TypedBefore).look()
        elif not self._pending:
            self.dismiss(None)

    def _fill(self, texts: Typed) -> None:
        """Write these texts into the fields."""
        for found in self.query(LineInput):
            found.value = texts.get((found.id or "").removeprefix("field-"), "")


class RaceDialog(FormDialog):
    """Adds a race."""

    HELP: ClassVar[str] = (
        "A race: its name, and when it starts, with the time and the zone of the place where you know them: "
        "2026-06-20 20:30 Europe/Oslo. Everything else may stay empty. A limit is a time since the start (5:30), a "
        "time on the way (1000mi=96h) or by the clock (@02:00), several with commas between them. Below each field "
        "stands how it reads."
    )
    heading = "New race"

    def body(self) -> Iterable[Widget]:
        """The fields in rows."""
        yield TypedBefore(self._draft)
        yield self.row(self.field("event", "Event", "Midnight Sun Marathon"))
        yield self.row(
            self.field("on", "Start", "2026-06-20 20:30 Europe/Oslo"),
            self.field("distance", "Distance · optional", "half, 42.195km, 100mi"),
        )
        yield self.row(
            self.field("place", "Place · optional", "Tromsø"),
            self.field("climb", "Climb · optional", "820m"),
        )
        yield self.row(
            self.field("limits", "Limits · optional", "5:30, @02:00"),
            self.field("age_rule", "Age rule · optional", "birth_year>=18"),
        )
        yield self.row(
            self.field("variant", "Course · optional", "up, down"),
            self.field("series", "Series · optional", "parkrun"),
            self.field("region", "Region · optional", "Troms"),
        )
        yield self.foot()

    def readings(self, texts: Typed) -> dict[str, Callable[[], str]]:
        """How each field reads."""
        from tracker.tui.present.race_entry import race_readings

        return race_readings(texts, lambda form: self._desk.read_race_form(form, self._today), self._today)

    def whole(self, texts: Typed) -> str:
        """Nothing more than the fields say."""
        if not texts["event"].strip() or not texts["on"].strip():
            return "A race needs a name and a day."
        self._desk.read_race_form(self._form(texts), self._today)
        return ""

    def _form(self, texts: Typed) -> RaceForm:
        from tracker.tui.present.race_entry import race_form

        return race_form(texts)

    def action_save(self) -> None:
        """Store it, once it has a name and a day."""
        missing = next((name for name in ("event", "on") if not self.texts[name].strip()), None)
        if missing is None:
            super().action_save()
            return
        self.query_one(f"#field-{missing}").focus()
        self.say(missing, "write a name" if missing == "event" else "write a day, as 2026-06-20 20:30", fault=True)

    def store(self, texts: Typed) -> None:
        """Add it."""
        self._desk.add_race(self, self._form(texts))
