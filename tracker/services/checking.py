"""Looking the journal over, and what follows: salvage, and what a journal allows that can only be read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.errors import DamagedJournalError, NotFoundError
from tracker.services.keeping import Keeping

if TYPE_CHECKING:
    from tracker.domain.soundness import Fault, Salvaged, Survey


class Checking(Keeping):
    """What is asked about the journal's soundness."""

    @property
    def read_only(self) -> str:
        """Why the journal can only be read, in a sentence; empty where it can be written. JournalError."""
        why = self._opened().read_only
        return f"The journal can only be read, because {why}." if why else ""

    @property
    def damage(self) -> tuple[Fault, ...]:
        """What this process knows to be wrong with the file: nothing more is stored in it then. JournalError."""
        return self._opened().damage

    def cautions(self) -> tuple[str, ...]:
        """What is risky about where the journal is, a sentence each."""
        from tracker.store.volumes import cautions

        return cautions(self.path.resolve())

    def survey(self) -> Survey:
        """The file looked over, every row of it. Never raises for damage; JournalError where it can't be opened."""
        from tracker.domain.soundness import Fault, FaultKind, Survey

        try:
            return self._opened().survey()
        except DamagedJournalError as error:  # not even a database any more
            why = f" ({error.__cause__})" if error.__cause__ is not None else ""
            return Survey({}, "", (Fault(FaultKind.FILE, f"The file can't be opened as a journal any more{why}."),))

    def check(self) -> Survey:
        """The file looked over, and where that is sound what it means. Raises as `survey`, NotFoundError for none."""
        from tracker.config import photos_dir
        from tracker.services.soundness import contradictions

        if not self._place().exists():
            way = "`tracker restore last` brings back the newest backup, or choose" if self.backups() else "choose"
            raise NotFoundError(f"There is no journal at {self.path}, so nothing was checked; {way} another with --db.")
        found = self.survey()
        if not found.sound:
            return found
        return replace(found, faults=tuple(contradictions(self._opened(), self.clock.now(), photos_dir(self.path))))

    def fix(self) -> Salvaged:
        """Put a new journal with all that can be read and trusted in the place of the damaged one, which is set aside.

        Nothing is thrown away. JournalError where nothing can be saved or the new file can't be written; then
        everything is as it was.
        """
        from tracker.domain.keeping import Reason
        from tracker.store.salvage.salvaging import salvage

        self.close()
        done = salvage(self._place(), now=self._true_now())
        if not done.doubts:
            return done
        return replace(done, backup=next((one for one in self.backups() if one.reason is not Reason.RESTORE), None))
