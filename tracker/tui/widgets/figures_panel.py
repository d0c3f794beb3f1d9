"""A panel of Today's figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.reactive import reactive

from tracker.tui.widgets.panel import Panel

if TYPE_CHECKING:
    from tracker.services.views import Today


class FiguresPanel(Panel):
    """Shows something of `today`, in `units`, drawn in ASCII where `ascii` is set."""

    today: reactive[Today | None] = reactive(None, layout=True)
    units = reactive("km")
    ascii = reactive(False)
