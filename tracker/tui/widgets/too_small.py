"""What is shown where nothing fits."""

from textual.content import Content
from textual.widget import Widget


class TooSmall(Widget):
    """Stands in for the whole screen below the smallest size the panels can bear."""

    def render(self) -> Content:
        """The size it has and the size it needs."""
        size = self.app.size
        return Content(f"tracker needs\n50 × 15; this is\n{size.width} × {size.height}")
