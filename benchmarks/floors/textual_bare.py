"""Floor: a Textual app with one line that answers a key."""

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Static


class Bare(App[None]):
    pressed = 0

    def compose(self) -> ComposeResult:
        yield Static("ready 0")

    def on_key(self, event: Key) -> None:
        self.pressed += 1
        self.query_one(Static).update(f"ready {self.pressed}")


Bare().run()
