"""How a challenge is to be started: the first day, the zone, the scale, who takes part and with what handicap."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tracker.tui.ink import BAD
from tracker.tui.messages import happening
from tracker.tui.widgets.company import Company
from tracker.tui.widgets.field import Field
from tracker.tui.widgets.first_day import FirstDay
from tracker.tui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from tracker.domain.templates import Template
    from tracker.services.views import Today
    from tracker.tui.drafts import Draft


class Start(NamedTuple):
    """What is to be started, and how. `on` is None for today, or for now; `at_s` a clock time where it goes by hours.

    `zone` is "" where everybody stays in their own, `factors` are handicaps by name.
    """

    slug: str
    on: date | None
    at_s: int | None
    zone: str
    with_: tuple[str, ...]
    factors: tuple[tuple[str, str], ...]
    scale: Fraction


class StartForm(Vertical):
    """Reads while one types; `wanted` gives what is typed, or points at the field that is wrong."""

    @happening
    class Changed(Message):
        """Something else was typed or toggled."""

    def __init__(self, today: Today, draft: Draft, *, ascii: bool = False) -> None:
        super().__init__(id="start-form")
        self._today = today
        self._draft = draft
        self._ascii = ascii
        self._template: Template | None = None

    def compose(self) -> ComposeResult:
        """A row each, and one for what the journal says."""
        others = [athlete.name for athlete in self._today.athletes if athlete.id != self._today.athlete.id]
        yield FirstDay(self._today.today, self._draft)
        yield Field("Scale", self._line("100 %", "start-scale"))
        yield Field("Zone", self._line(self._today.zone, "start-zone"))
        company = Company(others, ascii=self._ascii, id="start-company")
        yield Field("With", self._line("somebody new", "start-name"), company)
        yield Field("Handicaps", self._line("Ankita 1.1, Asha 0.9", "start-factors"))
        yield Static("", id="start-said", markup=False)

    def _line(self, hint: str, name: str) -> LineInput:
        """An input with what was typed into it before."""
        return LineInput(hint, id=name, value=self._draft.texts.get(name, ""))

    def on_mount(self) -> None:
        """Read what it begins with."""
        self.read()

    def field(self, name: str) -> Field:
        """The field whose input is called start-NAME."""
        return self.query_one(f"#start-{name}-field", Field)

    @property
    def first(self) -> FirstDay:
        """The first day."""
        return self.query_one(FirstDay)

    def suit(self, template: Template | None) -> None:
        """Ask what this template needs: handicaps are for teams alone."""
        self._template = template
        self.field("factors").display = template is not None and template.team is not None
        self.say("")
        self.read()

    def say(self, text: str) -> None:
        """Say why it was not started."""
        said = self.query_one("#start-said", Static)
        said.update(Content.assemble(("× ", BAD), Content.styled(text, BAD)) if text else "")
        said.display = bool(text)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._draft.put({event.input.id or "": event.value})
        self._again()

    @on(Company.Changed)
    def _chosen(self, event: Company.Changed) -> None:
        event.stop()
        self._again()

    @on(FirstDay.Changed)
    def _day_typed(self, event: FirstDay.Changed) -> None:
        event.stop()
        self._again()

    def _again(self) -> None:
        self.say("")
        self.read()
        self.post_message(self.Changed())

    # -- reading --------------------------------------------------------------------------------------------------

    def read(self) -> str:
        """Show how each field reads; the id of the first input that is wrong, "" where none is."""
        from tracker.errors import InputError

        wrong = [] if self.first.day is not None and not self._lacks_hour() else ["on"]
        readers = (
            ("scale", self._scale_said),
            ("zone", self._zone_said),
            ("name", self._names_said),
            ("factors", self._factors_said),
        )
        for name, said in readers:
            field = self.field(name)
            try:
                field.say(said())
            except InputError as error:
                field.say(str(error), fault=True)
                wrong.append(f"start-{name}")
        return wrong[0] if wrong else ""

    def _lacks_hour(self) -> bool:
        """Whether the hour is missing, which is told below the fields."""
        from tracker.domain.templates import WindowKind

        window = self._template.window if self._template is not None else None
        if window is None or window.kind is not WindowKind.INSTANT or window.starts_at is not None:
            return False
        missing = self.first.day != self._today.today and self.first.at_s is None
        if missing:
            self.say("This is counted in hours, so the first day needs the hour too, as in 28 mar 20:00.")
        return missing

    def _scale_said(self) -> str:
        from tracker.domain.scaling import WHOLE, read_scale, scale_text

        scale = read_scale(self.field("scale").value)
        return "" if scale == WHOLE else f"every amount at {scale_text(scale)}"

    def _zone_said(self) -> str:
        if not self.field("zone").value:
            return "each in their own" if self.partners else ""
        zone = self.zone
        return "" if zone == self.field("zone").value else zone

    def _names_said(self) -> str:
        from tracker.errors import InputError
        from tracker.services.enrolment import team_fault

        fault = team_fault(self._template, 1 + len(self.partners)) if self._template is not None else ""
        if fault:
            raise InputError(f"{fault}.")
        known = {name.casefold() for name in (athlete.name for athlete in self._today.athletes)}
        new = [name for name in self._typed_names() if name.casefold() not in known]
        return f"new: {', '.join(new)}" if new else ""

    def _factors_said(self) -> str:
        from tracker.errors import InputError

        taking = {name.casefold() for name in (self._today.athlete.name, *self.partners)}
        for name, _ in self.factors:
            if name.casefold() not in taking:
                raise InputError(f"{name} does not take part.")
        return ""

    def _typed_names(self) -> tuple[str, ...]:
        from tracker.domain.text import clean_text

        names = (clean_text(name, limit=60) for name in self.field("name").value.split(","))
        mine = self._today.athlete.name.casefold()
        return tuple(dict.fromkeys(name for name in names if name and name.casefold() != mine))

    # -- what is typed --------------------------------------------------------------------------------------------

    @property
    def partners(self) -> tuple[str, ...]:
        """The names of those who take part too."""
        chosen = self.query_one(Company).chosen
        taken = {name.casefold() for name in chosen}
        return (*chosen, *(name for name in self._typed_names() if name.casefold() not in taken))

    @property
    def zone(self) -> str:
        """The zone; "" where everybody stays in their own. RefusedError names the nearest one."""
        from tracker.domain.zones import zone_meant

        typed = self.field("zone").value
        return zone_meant(typed) if typed else ""

    @property
    def factors(self) -> tuple[tuple[str, str], ...]:
        """The handicaps by name, where the template is for teams. InputError."""
        from tracker.errors import InputError

        field = self.field("factors")
        found = []
        for part in field.value.split(",") if field.display and field.value else ():
            name, _, number = part.replace("=", " ").strip().rpartition(" ")
            if not name.strip() or not _is_factor(number):
                raise InputError("Write a name and a number from 0.1 to 10, as in Ankita 1.1.")
            found.append((name.strip(), number))
        return tuple(found)

    @property
    def scale(self) -> Fraction | None:
        """The scale, None where it can't be read."""
        from tracker.domain.scaling import read_scale
        from tracker.errors import InputError

        try:
            return read_scale(self.field("scale").value)
        except InputError:
            return None

    def wanted(self, slug: str) -> Start | None:
        """What is to be started; None where a field is wrong, which then has the focus."""
        wrong = self.read()
        day, at_s, scale = self.first.day, self.first.at_s, self.scale
        if wrong or day is None or scale is None:
            self.screen.set_focus(self.query_one(f"#{wrong or 'on'}"))
            return None
        on = None if day == self._today.today and at_s is None else day
        return Start(slug, on, at_s, self.zone, self.partners, self.factors, scale)


def _is_factor(text: str) -> bool:
    try:
        return 0.1 <= float(text) <= 10
    except ValueError:
        return False
