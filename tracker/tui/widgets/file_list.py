"""The field of a path, and the files below it that it may go on with."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content

from tracker.tui.commands import bindings
from tracker.tui.widgets.line_input import LineInput
from tracker.tui.widgets.pick_list import PickList

if TYPE_CHECKING:
    from tracker.services.folders import Listed
    from tracker.services.views import Today

NOTHING = Content("Nothing of that kind or name here; shift+tab goes to the folder above.")


class PathInput(LineInput):
    """The field of the path."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("bring")]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is read while something is."""
        return action != "submit" or not self.screen.has_class("-reading")


class FileList(PickList["Listed"], can_focus=False):
    """The files; the keys stay with the field, so that one can always type on."""

    def __init__(self, today: Today, *, ascii: bool = False) -> None:
        super().__init__(self._file, empty=NOTHING, id="bring-files")
        self._today = today
        self._ascii = ascii

    def _file(self, entry: Listed, width: int) -> tuple[Content]:
        from tracker.tui.present.imports import file_row

        return (file_row(entry, self._today, width, ascii=self._ascii),)
