"""How the app takes up its settings: when it starts, and whenever one is changed while it runs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual import on

from tracker.settings.table import BY_KEY, THEMES, Value, written
from tracker.tui import messages
from tracker.tui.dressed import DressedApp

if TYPE_CHECKING:
    from tracker.services.tracker import Tracker
    from tracker.settings.chosen import Settings
    from tracker.tui.desk import Desk
    from tracker.tui.screens.place import Place

SETTINGS_PLACE = "settings"
MOST = 3  # faults told at once
TITLE = "Settings"  # of its toasts: a later one takes the place of the one before


class AdjustableApp(DressedApp):
    """An app with settings. The app on a journal gives it the journal, the desk and the places."""

    tracker: Tracker
    desk: Desk

    def __init__(self, settings: Settings) -> None:
        vars(self)["DEFAULT_MODE"] = settings.word("start")  # the toolkit reads it while it begins
        super().__init__(settings)
        self._before = self.DEFAULT_MODE
        self._key_faults: tuple[str, ...] = ()

    def on_load(self) -> None:
        """Bind the keys of the athlete's own choice, before anything is shown."""
        if self.settings.keys:
            from tracker.tui.commands.command import choose_keys
            from tracker.tui.keymap import usable_keys

            keys, self._key_faults = usable_keys(self.settings.keys)
            choose_keys(keys)
            self.set_keymap(keys)

    def read_later_styles(self) -> None:
        """Say what was wrong with the settings, once toasts have their style."""
        super().read_later_styles()
        faults = (*self.settings.faults, *(f"{self.settings.file.path.name}: {fault}" for fault in self._key_faults))
        if faults:
            more = [f"{len(faults) - MOST} more: tracker config list"] if len(faults) > MOST else []
            text = "\n".join([*faults[:MOST], *more])
            self.notify(text, title=TITLE, severity="warning", markup=False, timeout=12)

    def place(self, name: str) -> Place:
        """A place, newly made."""
        raise NotImplementedError

    def places(self) -> Iterator[Place]:
        """The places that were opened so far."""
        raise NotImplementedError

    def read_afresh(self) -> None:
        """Read what is shown again."""
        raise NotImplementedError

    # -- the screen -----------------------------------------------------------------------------------------------

    async def action_open_settings(self) -> None:
        """Go to the settings, and remember from where."""
        if self.current_mode != SETTINGS_PLACE:
            self._before = self.current_mode
            await self.switch_mode(SETTINGS_PLACE)

    async def leave_settings(self) -> None:
        """Go back to where the settings were opened."""
        await self.switch_mode(self._before)

    # -- changes --------------------------------------------------------------------------------------------------

    def choose(self, key: str, value: Value) -> None:
        """Set a setting, now and in the file, unless an option or a variable stands above the file."""
        chosen = self.settings.of(key)
        word = BY_KEY[key].word
        if chosen.fixed:
            self._say(f"{word}: {chosen.said} says {written(chosen.value)} for this run.", severity="warning")
            return
        self._adjust(key, value)
        self.desk.save_setting(self, self.settings.file.path, key, value)

    def forget(self, key: str) -> None:
        """Take a setting out of the file: as it comes again."""
        if self.settings.of(key).fixed:
            self.choose(key, BY_KEY[key].default)
            return
        self._adjust(key, BY_KEY[key].default)
        self.desk.save_setting(self, self.settings.file.path, key, None)

    def _adjust(self, key: str, value: Value) -> None:
        """Let a value hold at once; what the app reads only when it starts waits for that."""
        if key == "theme":
            self.theme = str(value)
        elif key == "colour":
            self.show_colour(bool(value))
            self.refresh_css(animate=False)
            self._anew()
        elif key == "ascii":
            self.show_ascii(bool(value))
            self.refresh_css(animate=False)
            self._anew()

    @on(messages.SettingSaved)
    def _setting_saved(self, event: messages.SettingSaved) -> None:
        self.settings = self.settings.with_file(event.file)
        if event.key == "units":
            self.tracker.use_units(self.settings.units)
            self.read_afresh()
        setting, chosen = BY_KEY[event.key], self.settings.of(event.key)
        when = ", from the next start on" if setting.later else ""
        self._say(f"{setting.word}: {written(chosen.value) or 'as it comes'}{when}. Saved.")

    def _say(self, text: str, *, severity: str = "information") -> None:
        for one in [one for one in self._notifications if one.title == TITLE]:
            self._unnotify(one)
        self.notify(text, title=TITLE, severity="warning" if severity == "warning" else "information", markup=False)

    def _anew(self) -> None:
        """Have the other places drawn anew when they are gone to; one with work on it keeps its looks till then."""
        for name in [name for name in self._screen_stacks if name != self.current_mode]:
            if name in self._modes and len(self._screen_stacks[name]) <= 1:
                self.remove_mode(name)
                self.add_mode(name, partial(self.place, name))
        for place in self.places():
            place.ascii = self.ascii
            place.refresh(layout=True)

    def search_themes(self) -> None:
        """Choose a theme by its name, the app's own first; what is chosen is kept."""
        self.search_commands([(name, partial(self.choose, "theme", name)) for name in THEMES], "Search for themes…")
