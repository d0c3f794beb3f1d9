"""What the places of the app share: the header, the keys at the foot, and when to read afresh."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.reactive import reactive, var
from textual.screen import Screen
from textual.widget import Widget

from tracker.tui.widgets.header import HeaderStrip
from tracker.tui.widgets.keybar import KeyBar
from tracker.tui.widgets.too_small import TooSmall
from tracker.tui.widgets.trouble_banner import TroubleBanner

if TYPE_CHECKING:
    from tracker.services.views import Today
    from tracker.tui.desk import Desk
    from tracker.tui.trouble import Trouble


class Place(Screen[None]):
    """A screen with a key of its own. The app sets `today`, `when` and `stale`; `reload` reads what it shows itself."""

    AREA: ClassVar[str] = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (50, "-narrow"), (100, "-wide")]  # noqa: RUF012 the toolkit's own type
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (15, "-short"), (30, "-tall"), (42, "-high")]  # noqa: RUF012 the toolkit's own type

    today: var[Today | None] = var(None)
    when: reactive[tuple[str, ...]] = reactive(())
    demo = reactive(False)
    trouble: reactive[Trouble | None] = reactive(None)

    def __init__(self, desk: Desk, *, ascii: bool = False) -> None:
        super().__init__()
        self.desk = desk
        self.ascii = ascii
        self.stale = True

    def compose(self) -> ComposeResult:
        """Header, body, keys."""
        header = HeaderStrip().data_bind(when=Place.when, demo=Place.demo)
        header.place = self.AREA
        yield header
        yield TroubleBanner().data_bind(trouble=Place.trouble)
        yield from self.body()
        yield KeyBar()
        yield TooSmall()

    def body(self) -> Iterable[Widget]:
        """The widgets between header and keys."""
        raise NotImplementedError

    def on_screen_resume(self) -> None:
        """Read afresh when something was written while another place was shown."""
        self.refresh_if_stale()

    def refresh_if_stale(self) -> None:
        """Ask for what is shown, once the journal is open and only when it changed."""
        if self.stale and self.today is not None:
            self.stale = False
            self.reload()

    def reload(self) -> None:
        """Ask for what this place shows besides Today; places that show nothing else need not."""
