"""Looking the journal over, and what follows: salvage, and what a journal allows that can only be read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.errors import DamagedJournalError, JournalError, NotFoundError
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
        """What is risky about where the journal and the files beside it are, a sentence each."""
        from tracker.config import left_by_link
        from tracker.store.volumes import cautions

        left = (
            f"{here} is beside a link to the journal, so it is found by that link at most: move its files into {there}."
            for here, there in left_by_link(self.path)
        )
        return (*cautions(self.path.resolve()), *left)

    def survey(self) -> Survey:
        """The file looked over, every row of it. Never raises for damage; JournalError where it can't be opened."""
        from tracker.domain.soundness import Fault, FaultKind, Survey

        try:
            return self._opened().survey()
        except DamagedJournalError as error:  # not even a database any more
            why = f" ({error.__cause__})" if error.__cause__ is not None else ""
            return Survey({}, "", (Fault(FaultKind.FILE, f"The file can't be opened as a journal any more{why}."),))

    def check(self) -> Survey:
        """The file looked over, and where that is sound what it means.

        Raises as `survey`, NotFoundError where there is none, JournalError for an empty one: opening would begin it.
        """
        from tracker.config import photos_dir
        from tracker.services.soundness import contradictions

        place = self._place()
        if not place.exists():
            way = "`tracker restore last` brings back the newest backup, or choose" if self.backups() else "choose"
            raise NotFoundError(f"There is no journal at {self.path}, so nothing was checked; {way} another with --db.")
        if self._store is None and not place.stat().st_size and not self.backups():
            raise JournalError(
                f"The journal {self.path} is empty, as a file is that was cut off, so nothing was checked; put a copy "
                "of it in its place, or log something to begin anew."
            )
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
