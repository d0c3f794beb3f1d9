"""What the handle does to keep the journal: backups, made by itself or asked for, and the way back to one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.config import photos_dir, typed_path
from tracker.errors import NotFoundError
from tracker.services.handle import Handle

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from tracker.domain.keeping import Backup, Reason, Restored
    from tracker.services.packing import Beside

_NUMBER = re.compile("[0-9]{1,3}")
_TODAY = re.compile("[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?")
_DATED = re.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})T")
CLOSING_MS = 500  # that the end of the app waits for another window
_FEW = 5  # numbers that are named one by one


class Keeping(Handle):
    """Backups. All of it works on a journal that can't be opened; every one may raise JournalError."""

    @property
    def has_written(self) -> bool:
        """Whether anything was stored through this handle."""
        return self._wrote

    def backups(self) -> tuple[Backup, ...]:
        """The backups beside the journal, the newest first."""
        from tracker.store.kept import backups_of

        return backups_of(self._place())

    def back_up(self, to: Path | None = None, *, over: bool = False) -> Backup:
        """Make a backup now: beside the journal, or in the file `to`.

        A file that ends in .zip, or one in a folder that is named, is a bundle for another machine: journal, photos
        and own templates. RefusedError where the file is there already, unless `over`, or can't be written.
        """
        from tracker.domain.keeping import Reason

        place, now = self._there(), self._true_now()
        if to is None:
            from tracker.store.backups import make_backup

            return make_backup(place, reason=Reason.ASKED, now=now)
        from tracker.services import bundles

        return bundles.leave(place, bundles.target(to, now), self._beside(), now=now, over=over)

    def back_up_when_due(self, reason: Reason) -> Backup | None:
        """Make the automatic backup that is due for `reason`, if the journal changed since the newest one.

        Daily: on a day without any; timed: half an hour after the one before; close: at the end of the app. Never
        for a journal that is looked at in another time, as the demo's, or that can only be read.
        """
        from tracker.clock import ShiftedClock
        from tracker.domain.keeping import Reason, is_due
        from tracker.store.kept import times_of

        if isinstance(self.clock, ShiftedClock):
            return None
        place, now = self._place(), self._true_now()
        made = (at.astimezone() for at in times_of(place))
        if not is_due(reason, made, now.astimezone()) or not place.is_file():
            return None
        from tracker.store.readonly import why_read_only

        if why_read_only(place):
            return None
        from tracker.store.backups import keep_state
        from tracker.store.engine import BUSY_MS

        return keep_state(place, reason=reason, now=now, busy_ms=CLOSING_MS if reason is Reason.CLOSE else BUSY_MS)

    def restore(self, ref: str | Path) -> Restored:
        """Make the journal what a backup is, after a backup of what it is now, so that this can be undone.

        `ref` is "last" (the newest that was not made before a restore), "before" (the newest that was: the state before
        the last restore), a number in the list of backups (1 is the newest), a backup's time by the machine's clock
        (2025-06-28 18:40, or 18:40 of today) or its name, each or its beginning, or a file: a backup or a bundle,
        whose photos and templates come too. A journal that is damaged is set aside. NotFoundError where nothing is
        meant by it, or several are.
        """
        from tracker.services import bundles
        from tracker.store.restoring import restore

        place, now = self._place(), self._true_now()
        found = meant(ref, self.backups(), now)
        if found.suffix.lower() == bundles.BUNDLE:
            done = bundles.arrive(place, found, self._beside(), now=now)
        else:
            done = restore(place, found, now=now)
        if done.changed:
            self._wrote = False  # it is in a backup, and what was before is as well
            if done.aside:
                self.close()  # the file is another one now
        return done

    def _beside(self) -> Beside:
        from tracker.services.packing import Beside

        return Beside(photos=photos_dir(self.path), templates=self.own_templates)

    def _place(self) -> Path:
        """Where the journal really is."""
        from tracker.store.paths import checked

        return checked(self.path)

    def _there(self) -> Path:
        """The same of a journal that is there."""
        place = self._place()
        if not place.is_file():
            raise NotFoundError(f"There is no journal at {self.path} yet, so there is nothing to back up.")
        return place


def meant(ref: str | Path, backups: Sequence[Backup], now: datetime) -> Path:
    """The file that `ref` means at `now` (aware), as `Keeping.restore` says. NotFoundError for none or several."""
    if isinstance(ref, Path):
        return ref
    if not backups and ref in ("last", "before"):
        raise NotFoundError("There is no backup yet; tracker backup makes one.")
    if ref == "last":
        return _last(backups)
    if ref == "before":
        return _before(backups)
    if _NUMBER.fullmatch(ref):
        if 1 <= int(ref) <= len(backups):
            return backups[int(ref) - 1].path
        raise NotFoundError(f"There is no backup {ref}; tracker restore lists them.")
    exactly = next((one.path for one in backups if one.name == ref), None)
    if exactly is not None:
        return exactly
    file = typed_path(ref)
    if "/" in ref or file.is_file():
        return file
    when = _time(ref, now)
    found = [n for n, one in enumerate(backups, start=1) if ref and any(t.startswith((ref, when)) for t in _told(one))]
    if len(found) == 1:
        return backups[found[0] - 1].path
    if not found:
        raise NotFoundError(f"No backup is called {ref!r}; tracker restore lists them.")
    from tracker.domain.rule_words import joined

    numbers = joined([str(n) for n in found], "and") if len(found) <= _FEW else f"from {found[0]} to {found[-1]}"
    raise NotFoundError(f"{len(found)} backups fit {ref!r}: {numbers} of tracker restore; write more.")


def _time(ref: str, now: datetime) -> str:
    """What was typed as the beginning of a time, written as `_told` does it."""
    if _TODAY.fullmatch(ref):
        return f"{now.astimezone():%Y-%m-%d} {ref.zfill(len(ref) + (ref[1] == ':'))}"
    return _DATED.sub(r"\1 ", ref)


def _told(backup: Backup) -> tuple[str, ...]:
    """What a backup is called by: its name and the time in it, in UTC, and when it was made by the machine's clock."""
    from tracker.domain.verdict import day_name

    here = backup.at.astimezone()
    return (
        backup.name,
        f"{backup.at:%Y%m%dT%H%M%SZ}",
        f"{here:%Y-%m-%d %H:%M:%S}",
        f"{day_name(here.date())} {here:%H:%M}",  # as it is listed
    )


def _last(backups: Sequence[Backup]) -> Path:
    """The newest that was not made before a restore: asked for twice, it is the same one."""
    from tracker.domain.keeping import Reason

    return next((one.path for one in backups if one.reason is not Reason.RESTORE), backups[0].path)


def _before(backups: Sequence[Backup]) -> Path:
    from tracker.domain.keeping import Reason

    found = next((backup.path for backup in backups if backup.reason is Reason.RESTORE), None)
    if found is None:
        raise NotFoundError("Nothing was restored yet, so there is no state before it; tracker restore lists backups.")
    return found
