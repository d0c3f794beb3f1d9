"""The proof of a medal: its rule, the day, and what earned it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget

from tracker.domain.text import clean_text
from tracker.tui.commands import bindings
from tracker.tui.dialogs.dialog import Dialog
from tracker.tui.widgets.panel import Panel

if TYPE_CHECKING:
    from tracker.services.race_sheets import Proof


class ProofDialog(Dialog[None]):
    """Shows what proves a medal; from here it is shared, or its sessions are looked up."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("proof")]
    KEYS: ClassVar[tuple[str, ...]] = ("proof.share", "proof.journal", "proof.close")
    HELP: ClassVar[str] = (
        "What this medal was given for: its rule in plain words, why and on which day, and the sessions or the race "
        "that earned it. g goes to that day in the journal, x makes a card of it."
    )

    def __init__(self, proof: Proof, units: str, *, ascii: bool = False) -> None:
        super().__init__()
        self._proof = proof
        self._units = units
        self._ascii = ascii
        self.heading = clean_text(proof.medal.name, limit=120)

    def body(self) -> Iterable[Widget]:
        """The words beside the drawn medal."""
        yield ProofWords(self._proof, self._units, ascii=self._ascii)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Sharing needs a medal that is still earned; the journal needs sessions."""
        if action == "share":
            return not self._proof.medal.revoked
        if action == "go_to_journal":
            return bool(self._proof.sessions)
        return True

    async def action_share(self) -> None:
        """Make a card of the medal."""
        self.dismiss(None)
        await self.app.run_action(f"app.share('medal', {self._proof.medal.key!r})")

    async def action_go_to_journal(self) -> None:
        """Go to the sessions of its day."""
        self.dismiss(None)
        await self.app.run_action(f"app.search_journal({str(self._proof.sessions[0].local_date)!r})")


class ProofWords(Panel, can_focus=False):
    """The words; no border of their own, for they stand in a dialog."""

    DEFAULT_CLASSES: ClassVar[str] = ""

    def __init__(self, proof: Proof, units: str, *, ascii: bool) -> None:
        super().__init__()
        self._proof = proof
        self._units = units
        self._ascii = ascii

    def lines(self, width: int) -> list[Content]:
        """The proof."""
        from tracker.tui.present.medals import proof_lines

        return proof_lines(self._proof, self._units, width, ascii=self._ascii)
