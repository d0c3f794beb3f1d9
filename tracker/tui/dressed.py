"""How the app looks and how it ends, whatever it is about: themes, styles, the last gate, signals, crashes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import App
from textual.driver import Driver
from textual.reactive import var

from tracker.settings.chosen import Settings, default_settings
from tracker.tui import terminal, themes
from tracker.tui.ascii_lines import AsciiLines
from tracker.tui.safety import HarmlessLines

STYLES = Path(__file__).parent / "styles"
# what the first frame does not need
LATER = (
    "dialogs.tcss",
    "challenges.tcss",
    "journal.tcss",
    "library.tcss",
    "start.tcss",
    "progress.tcss",
    "races.tcss",
    "settings.tcss",
    "shows.tcss",
    "articles.tcss",
    "imports.tcss",
    "trust.tcss",
)
SWITCH = 0.01  # seconds in which nothing is drawn while a place gives way to another


def _nothing() -> None:
    pass


class DressedApp(App[None]):
    """An app in the product's clothes."""

    CSS_PATH = [STYLES / "app.tcss", STYLES / "today.tcss"]  # noqa: RUF012 the toolkit's own type
    NOTIFICATION_TIMEOUT: ClassVar[float] = 6

    settings: var[Settings] = var(default_settings, init=False)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._told_to_leave = False
        self.terminal_gone: Callable[[], None] = _nothing  # called, from any thread, when there is no terminal any more
        self.set_reactive(DressedApp.settings, settings)
        self._filters.append(HarmlessLines())
        self.animation_level = "none"
        for theme in themes.OWN:
            self.register_theme(theme)
        self._wear(settings.word("theme"))
        self.show_colour(settings.on("colour"))
        self.show_ascii(settings.on("ascii"))

    # -- looks ----------------------------------------------------------------------------------------------------

    def _wear(self, name: str) -> None:
        """Begin with a theme: set as one sets it later, every style would be read twice more before the first frame."""
        self.set_reactive(App.theme, name)
        self.stylesheet.set_variables(self.get_css_variables())
        dark = self.current_theme.dark
        self.update_classes({"-dark-mode": dark, "-light-mode": not dark}, update=False)
        self._worn: str | None = name

    def _watch_theme(self, theme_name: str) -> None:
        """Put a theme on, but not the one it began with a second time."""
        begun, self._worn = self._worn, None
        if begun != theme_name:
            super()._watch_theme(theme_name)
            self.show_colour(not self.no_color)  # the terminal's own colours are taken away in another way

    def show_colour(self, on: bool) -> None:
        """Show colours, or shapes and words alone."""
        from textual.filter import Monochrome, NoColor

        self.no_color = not on
        self._filters = [one for one in self._filters if not isinstance(one, (Monochrome, NoColor))]
        if not on:
            self._filters.append(NoColor() if self.native_ansi_color else Monochrome())

    def show_ascii(self, on: bool) -> None:
        """Draw with ASCII alone, or with all signs."""
        self.ascii = on
        self.set_class(on, "-ascii")
        self._filters = [one for one in self._filters if not isinstance(one, AsciiLines)]
        if on:
            self._filters.append(AsciiLines())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The variables that the app's styles use beyond the toolkit's own."""
        return themes.bars_of(self.current_theme)

    def read_later_styles(self) -> None:
        """Read the styles that the first frame did without."""
        for name in LATER:
            self.stylesheet.read(STYLES / name)
        self.stylesheet.parse()

    def delay_update(self, delay: float = 0.05) -> None:
        """Hold the screen still while places change, only as long as it takes: they are there already."""
        super().delay_update(min(delay, SWITCH))

    # -- endings --------------------------------------------------------------------------------------------------

    def get_driver_class(self) -> type[Driver]:
        """The toolkit's driver, made to bear what terminals do."""
        return terminal.steady_driver(super().get_driver_class())

    @on(Driver.SignalResume)
    def _back(self) -> None:
        """Draw everything anew: whoever had the terminal meanwhile left nothing of it."""
        self.refresh(layout=True)

    def leave(self, code: int) -> None:
        """End with this exit code, or that of a crash; a signal said so, or the terminal's going."""
        self._told_to_leave = True
        self.exit(return_code=self.return_code or code)

    def _handle_exception(self, error: Exception) -> None:
        """End with a fault, unless the end came first: what was half made then is of no account."""
        if self._told_to_leave:
            self._close_messages_no_wait()
        else:
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Tell a crash without the values that were in it, and note it."""
        self.bell()
        if self._exception is not None:
            from tracker.tui.failures import crash_told

            self._exit_renderables.append(crash_told(self._exception))
        self._close_messages_no_wait()

    def action_help_quit(self) -> None:
        """Control-C quits nothing: it may be a copy gone astray."""
        self.notify("q quits; ctrl+q does so while you type.", title="Quit?", markup=False)
