"""Enters what came of a race, or changes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static, TextArea

from tracker.tui.dialogs.race_form import FormDialog, Typed
from tracker.tui.ink import BAD, MUTED
from tracker.tui.widgets.typed_before import TypedBefore

if TYPE_CHECKING:
    from tracker.domain.races import Result
    from tracker.services.races import RaceStand
    from tracker.services.views import Today
    from tracker.tui.desk import Desk


class SplitsField(Vertical):
    """Splits, one a line, and how they read."""

    def __init__(self, text: str) -> None:
        super().__init__(classes="field -splits")
        self._text = text

    def compose(self) -> ComposeResult:
        """The label, the lines, the reading."""
        yield Static(Content("Splits · optional, one a line: 10km 45:10, Drummond 45km 5:30:00"), classes="field-label")
        area = TextArea(self._text, id="field-splits", soft_wrap=False, tab_behavior="focus", theme="css")
        area.cursor_blink = False
        yield area
        yield Static("", classes="field-reading", markup=False)

    def say(self, text: str, *, fault: bool) -> None:
        """Say how they read."""
        from tracker.domain.text import clean_text

        shown = Content.styled(clean_text(text), BAD if fault else MUTED)
        self.query_one(".field-reading", Static).update(Content.assemble(("× ", BAD), shown) if fault else shown)


class ResultDialog(FormDialog):
    """Enters what came of one race. It says all of it: what is emptied goes."""

    HELP: ClassVar[str] = (
        "What came of a race. The official time runs from the signal, the chip time from your own start; with a time "
        "it is a finish unless you write how else it ended: dnf, dns, dsq, virtual, entered. Splits stand one a line: "
        "a distance or a name, and the time since the start. Below each field stands how it reads. enter and ctrl+s "
        "save."
    )

    def __init__(self, desk: Desk, today: Today, stand: RaceStand) -> None:
        from tracker.tui.present.race_entry import result_texts

        initial = result_texts(stand.result, today.units)
        super().__init__(desk, today, desk.drafts.begin(f"result/{today.athlete.id}/{stand.race.id}", initial))
        self._stand = stand
        from tracker.domain.text import clean_text

        self.heading = f"Result of {clean_text(stand.race.event, limit=60)}, {stand.race.on.year}"

    def body(self) -> Iterable[Widget]:
        """The fields in rows, the ones that most results have first."""
        yield TypedBefore(self._draft)
        yield self.row(
            self.field("gun", "Official time", "2:06:02"),
            self.field("chip", "Chip time", "2:05:10"),
            self.field("status", "How it ended", "finished, dnf"),
            self.field("distance", "Distance done", "60km"),
        )
        yield self.row(
            self.field("position", "Place", "312"),
            self.field("of", "Of how many", "1204"),
            self.field("position_sex", "Place by sex", "240"),
            self.field("position_class", "Place in class", "17"),
        )
        yield SplitsField(self._draft.texts.get("splits", ""))
        yield self.row(
            self.field("class_name", "Class", "M50"),
            self.field("bib", "Bib", "1047"),
            self.field("session", "Session", "last, or its id"),
            self.field("relay", "One of a relay", "yes"),
        )
        yield self.row(
            self.field("medal", "Medal · of no challenge", "Finisher medal"),
            self.field("reference", "Reference time", "1:58:00"),
        )
        yield self.row(self.field("note", "Note · optional", "sunlight at midnight"))
        yield self.foot()

    @property
    def texts(self) -> dict[str, str]:
        """What is typed, the splits among it."""
        return {**super().texts, "splits": self.query_one("#field-splits", TextArea).text}

    @on(TextArea.Changed)
    def _splits_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._typed()

    def _fill(self, texts: Typed) -> None:
        """Write these texts into the fields."""
        super()._fill(texts)
        self.query_one("#field-splits", TextArea).text = texts.get("splits", "")

    def say(self, name: str, text: str, *, fault: bool = False) -> None:
        """Say at a field how it reads."""
        if name == "splits":
            self.query_one(SplitsField).say(text, fault=fault)
        else:
            super().say(name, text, fault=fault)

    def readings(self, texts: Typed) -> dict[str, Callable[[], str]]:
        """How each field reads."""
        from tracker.tui.present.race_entry import result_readings

        return result_readings(texts, self._today.units)

    def whole(self, texts: Typed) -> str:
        """How the result reads; RefusedError where it contradicts itself, its race or the clock."""
        from tracker.tui.present.race_entry import result_form, result_said

        return result_said(self._desk.read_result_form(result_form(texts), self._blank, self._today), self._today.units)

    @property
    def _blank(self) -> Result:
        from tracker.domain.races import Result

        return Result(id="", race=self._stand.race, athlete_id=self._today.athlete.id)

    def store(self, texts: Typed) -> None:
        """Save it."""
        from tracker.tui.present.race_entry import result_form

        held = self._stand.result is not None and self._stand.result.session_id is not None
        session = texts["session"].strip()
        self._desk.enter_result(self, self._stand.race.handle, result_form(texts), session if session or held else None)
