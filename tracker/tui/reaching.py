"""How the app is reached: keys that act at once, clicks on keys, help for what has the focus, jump mode."""

from __future__ import annotations

from textual.events import Click, Event, Key
from textual.screen import ModalScreen
from textual.widget import Widget

from tracker.tui.commands import PRESSED
from tracker.tui.keeping import KeepingApp


class ReachableApp(KeepingApp):
    """The keys and the mouse; the app itself holds the journal."""

    async def on_event(self, event: Event) -> None:
        """Let a command's letter act before the next key is looked at.

        Left to bubble, the letter that moves to an input would act only after the keys behind it had gone to the old
        focus, and fast typing or a paste would mark, delete and undo instead of being written. A screen that keeps only
        some letters, as a celebration does, gives way to the others.
        """
        printable = isinstance(event, Key) and not event.is_forwarded and event.is_printable
        if isinstance(event, Key) and printable and event.key not in getattr(self.screen, "ONLY_KEYS", (event.key,)):
            self.screen.dismiss(None)
        if isinstance(event, Key) and printable and not self.typing:
            active = self.screen.active_bindings.get(event.key)
            if active is not None and active.enabled:
                await self.run_action(active.binding.action, active.node)
                return
        await super().on_event(event)

    def on_click(self, event: Click) -> None:
        """Press the key whose name was clicked, in a panel's lower border."""
        key = event.style.meta.get(PRESSED)
        if isinstance(key, str):
            event.stop()
            self.simulate_key(key)

    @property
    def typing(self) -> bool:
        """Whether letters are text now."""
        return self.focused is not None and self.focused.check_consume_key("a", "a")

    async def action_help(self) -> None:
        """Explain the focused panel and the keys that work in it."""
        from tracker.tui.commands import BY_ID
        from tracker.tui.dialogs.words import HelpDialog

        chain = self.screen.focused.ancestors_with_self if self.screen.focused is not None else [self.screen]
        text = next((node.HELP for node in chain if isinstance(node, Widget) and node.HELP), None) or ""
        active = [
            BY_ID[found.binding.id] for found in self.screen.active_bindings.values() if found.binding.id in BY_ID
        ]
        active = [command for command in active if command.key]
        told = {command.help: command for command in reversed(active)}  # keys that do the same are told once
        await self.push_screen(HelpDialog(text, list(reversed(told.values()))))

    def action_command_palette(self) -> None:
        """Open the palette, unless it is open already."""
        from tracker.tui.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    async def action_jump(self) -> None:
        """Go to a panel by the letter over it; again, stay."""
        from tracker.tui.dialogs.jump import JumpDialog, targets

        if isinstance(self.screen, JumpDialog):
            self.screen.action_dismiss_dialog()
        elif not isinstance(self.screen, ModalScreen) and targets(self.screen):
            await self.push_screen(JumpDialog(self.screen), self._jumped)

    def _jumped(self, target: Widget | None) -> None:
        if target is not None:
            self.screen.set_focus(target)
