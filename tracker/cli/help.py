"""Help pages in two plain columns: the same in a terminal, a pipe and a log."""

from typing import TYPE_CHECKING, Any

from tracker.cli.layout import wrap

if TYPE_CHECKING:
    from cyclopts.help import HelpPanel
    from rich.console import Console, ConsoleOptions

LABEL_CELLS = 24
UNSAID = (None, "False", '""', "()")  # defaults that go without saying


class Columns:
    """Writes a panel of a help page as "label   description" rows."""

    def __call__(self, console: "Console", options: "ConsoleOptions", panel: "HelpPanel") -> None:
        if not panel.entries:
            return
        lines = [f"{panel.title}:"]
        for entry in panel.entries:
            label = "  " + ", ".join(entry.display_labels_with_metavar)
            text = plain(entry.description)
            if entry.choices:
                text = f"{text} [{' | '.join(entry.choices)}]".strip()
            if entry.default not in UNSAID:
                text = f"{text} [{entry.default} when not given]".strip()
            rows = wrap(text, min(console.width, 100), " " * LABEL_CELLS)
            if rows and len(label) < LABEL_CELLS - 1:
                rows[0] = label.ljust(LABEL_CELLS) + rows[0].strip()
            else:
                rows.insert(0, label)
            lines += rows
        show(console, "\n".join(lines) + "\n")

    def render_usage(self, console: "Console", options: "ConsoleOptions", usage: Any) -> None:
        """The usage line."""
        show(console, f"Usage: {plain(usage).strip()}\n")

    def render_description(self, console: "Console", options: "ConsoleOptions", description: Any) -> None:
        """The text of the page."""
        for paragraph in plain(description).strip().split("\n\n"):
            show(console, "\n".join(wrap(paragraph, min(console.width, 100))) + "\n")


def plain(text: Any) -> str:
    """What cyclopts hands over (a string, rich text or its own wrapper) as a string."""
    if text is None:
        return ""
    inner = getattr(text, "primary_renderable", text)
    return str(getattr(inner, "plain", inner)).rstrip()


def show(console: "Console", text: str) -> None:
    """To the console's file as it stands."""
    console.print(text, markup=False, highlight=False, soft_wrap=True, emoji=False)
