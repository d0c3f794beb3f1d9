"""A screen answers once: what dismisses it a second time finds it gone and does nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.await_complete import AwaitComplete

if TYPE_CHECKING:
    from textual.screen import Screen

    Base = Screen[Any]
else:
    Base = object  # styles are inherited along the first base that is a node of the screen: this must be none


class Once(Base):
    """For a screen that may be told to go by two messages in one moment, such as enter pressed twice.

    The toolkit would then take the screen below off as well, or end the app where there is none. And it takes off
    whatever is uppermost: a screen that is told to go while another lies on it goes when that one has.
    """

    _to_go: tuple[Any, ...] = ()  # the answer, once it is to go

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Go, with an answer; nothing where it has gone already."""
        stack = self.app.screen_stack
        if self in stack and stack[-1] is self:
            return super().dismiss(result)
        if self in stack and not self._to_go:
            self._to_go = (result,)
        gone: AwaitComplete = AwaitComplete.nothing()  # type: ignore[no-untyped-call]
        return gone

    def on_screen_resume(self) -> None:
        """It is uppermost again."""
        if self._to_go:
            self.dismiss(*self._to_go)
