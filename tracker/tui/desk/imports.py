"""What the app asks about what is brought in and what leaves."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message_pump import MessagePump

from tracker.tui import messages
from tracker.tui.backstage import CHANGE, Job
from tracker.tui.desk.core import DeskCore, same

if TYPE_CHECKING:
    from threading import Event

    from tracker.services.exports.arriving import Arrival
    from tracker.services.exports.leaving import Left
    from tracker.services.imports.views import ImportProgress, Review
    from tracker.settings.chosen import Settings


class ImportDesk(DeskCore):
    """Jobs about files that come and go."""

    def read_folder(self, to: MessagePump, typed: str) -> None:
        """Look what a half-typed path may go on with."""

        def read() -> messages.FolderRead:
            from tracker.services.folders import listing

            return messages.FolderRead(listing(typed, Path.home()))

        self._run(Job("folder", "Looking into the folder", read, same, to, quiet=True))

    def read_imports(self, to: MessagePump, path: Path, settings: Settings, stop: Event) -> None:
        """Read a file or an archive and compare it with the journal, until `stop` is set."""
        tracker = self._tracker

        def told(progress: ImportProgress) -> None:
            to.post_message(messages.ImportProgressed(progress))

        def read() -> messages.ImportRead:
            from tracker.domain.recordings import circles
            from tracker.formats.archives.kinds import own_kind
            from tracker.services.imports.views import ImportWishes

            if own_kind(path):
                return messages.ImportRead(tracker.read_own(path))
            wishes = ImportWishes(tracks=settings.on("tracks"), private=circles(settings.private))
            return messages.ImportRead(tracker.read_imports([path], wishes, progress=told, cancelled=stop.is_set))

        self._run(Job("import", "Reading what is brought in", read, same, to, failed=messages.ImportFailed))

    def keep_imports(self, to: MessagePump, review: Review | Arrival) -> None:
        """Store what was reviewed, as one change."""
        from tracker.services.imports.views import Review

        tracker = self._tracker
        call = (
            partial(tracker.keep_imports, review) if isinstance(review, Review) else partial(tracker.keep_own, review)
        )
        self._run(
            Job(CHANGE, "Storing what is brought in", call, messages.ImportKept, to, failed=messages.ImportRefused)
        )

    def write_export(self, to: MessagePump, kind: str, handle: str, folder: Path) -> None:
        """Write a file of that kind into a folder, under a name that is free there."""
        tracker = self._tracker

        def written() -> messages.ExportWritten:
            from tracker.services.exports.leaving import save_in

            makers: dict[str, Callable[[], Left]] = {
                "journal": tracker.export_journal,
                "sessions": tracker.export_sessions,
                "calendar": tracker.export_calendar,
                "challenge": partial(tracker.export_challenge, handle),
                "digest": partial(tracker.export_digest, handle),
            }
            left = save_in(makers[kind](), folder)
            return messages.ExportWritten(left.path or folder / left.name, left.said, left.notes)

        self._run(Job("export", "Writing the file", written, same, to, failed=messages.ExportRefused))
