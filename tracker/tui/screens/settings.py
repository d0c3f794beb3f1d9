"""Settings: every one of the table, and what the journal knows of the athlete; a change holds at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual import getters, on
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget

from tracker.errors import TrackerError
from tracker.settings.table import BY_KEY, read_text
from tracker.tui import messages
from tracker.tui.adjustable import AdjustableApp
from tracker.tui.commands import BY_ID, bindings, key_line
from tracker.tui.drafts import LINE
from tracker.tui.screens.place import Place
from tracker.tui.widgets.draft_edit import DraftEdit
from tracker.tui.widgets.line_list import LineList
from tracker.tui.widgets.settings_list import SettingHelp, SettingsList


class SettingEdit(DraftEdit):
    """The line that a text is typed in."""

    HELP: ClassVar[str] = "The value as it is to be. What can't be is said below and stays as it was typed."


class SettingsScreen(Place):
    """The list, the help of the row under the cursor, and the line that a text is typed in."""

    AREA: ClassVar[str] = "settings"
    CSS_PATH: ClassVar[Path] = Path(__file__).parent.parent / "styles" / "settings.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("settings")]
    AUTO_FOCUS: ClassVar[str | None] = "SettingsList"

    app = getters.app(AdjustableApp)

    def body(self) -> Iterable[Widget]:
        """The list above, its help below."""
        yield SettingsList()
        yield SettingHelp(id="setting-help")
        yield SettingEdit()

    def on_mount(self) -> None:
        """Name it, and follow the settings."""
        self.settings_list.border_title = Content("Settings")
        self.settings_list.border_subtitle = key_line(("settings.change", "settings.reset", "settings.back"))
        self.watch(self.app, "settings", self._show)

    @property
    def settings_list(self) -> SettingsList:
        """The list."""
        return self.query_one(SettingsList)

    @property
    def edit(self) -> SettingEdit:
        """The line that a text is typed in."""
        return self.query_one(SettingEdit)

    # -- data -----------------------------------------------------------------------------------------------------

    def watch_today(self) -> None:
        """Show the athlete as the journal has them now."""
        if self.is_mounted:
            self._show()

    def _show(self) -> None:
        from tracker.tui.present.settings import setting_rows

        athlete = self.today.athlete if self.today is not None else None
        self.settings_list.show_rows(setting_rows(self.app.settings, athlete))
        self._explain()

    @on(LineList.Moved)
    def _explain(self) -> None:
        self.query_one(SettingHelp).about = self.settings_list.current
        self.refresh_bindings()

    # -- keys -----------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What the row under the cursor allows."""
        row = self.settings_list.current if self.is_mounted else None
        if action == "change":
            return row is not None and self.focused is self.settings_list and row.changes
        if action == "reset":
            return row is not None and row.key in BY_KEY
        return True

    async def action_change(self, step: int) -> None:
        """The next value, or the line to type it in."""
        from tracker.tui.present.settings import after

        row = self.settings_list.current
        if row is None or not row.changes:
            return
        if row.deed:
            if step > 0:
                await self.run_action(BY_ID[row.deed].action)
        elif row.choices:
            self._take(after(row, step))
        elif step > 0:
            self._type(row.key, row.word, row.text or "")

    @on(LineList.Chosen)
    async def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        await self.action_change(1)

    def _type(self, key: str, word: str, text: str) -> None:
        row = self.settings_list.cursor - round(self.settings_list.scroll_offset.y)
        top = self.settings_list.content_region.y + row - 1
        self.edit.styles.offset = (1, max(1, min(top, self.size.height - 6)))
        self.add_class("-editing")
        self.edit.begin(key, word, self.desk.drafts.begin(f"setting/{key}", {LINE: text}))

    def action_reset(self) -> None:
        """As it comes."""
        row = self.settings_list.current
        if row is not None and row.key in BY_KEY:
            self.app.forget(row.key)

    async def action_back(self) -> None:
        """Back to the place before."""
        await self.app.leave_settings()

    # -- changes --------------------------------------------------------------------------------------------------

    def _take(self, value: str) -> None:
        """Save a value of the row under the cursor. TrackerError where it can't be; the journal answers later."""
        from tracker.tui.present.settings import typed_value

        row = self.settings_list.current
        if row is None:
            return
        if row.field:
            self._save_athlete(row.field, typed_value(row, value))
            return
        if row.text is not None and not value:
            self.app.forget(row.key)
            return
        if row.text is not None and not value.startswith("~"):
            value = str(Path(value).absolute())
        self.app.choose(row.key, read_text(BY_KEY[row.key], value))

    def _save_athlete(self, field: str, value: str) -> None:
        """Save one thing of the athlete in the journal. RefusedError for a zone that there is none of."""
        from tracker.domain.zones import zone_meant
        from tracker.services.athletes import AthleteForm

        if self.today is not None:
            form = AthleteForm(**{field: zone_meant(value) if field == "zone" else value})
            self.desk.change_athlete(self, self.today.athlete.name, form)

    @on(DraftEdit.Typed)
    def _typed(self, event: DraftEdit.Typed) -> None:
        event.stop()
        try:
            self._take(event.text.strip())
        except TrackerError as error:
            self.edit.refused(error)
            return
        row = self.settings_list.current
        if row is not None and not row.field:
            self._done()

    @on(messages.AthleteRefused)
    def _refused(self, event: messages.AthleteRefused) -> None:
        event.stop()
        if self.has_class("-editing"):
            self.edit.refused(event.error)

    @on(messages.AthleteChanged)
    @on(DraftEdit.Left)
    def _done(self) -> None:
        self.edit.ended()
        self.remove_class("-editing")
        self.set_focus(self.settings_list)
