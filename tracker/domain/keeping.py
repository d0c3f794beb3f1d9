"""Backups: what one is, when one is due, which are thinned out. Pure; the time comes in as an argument."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from operator import itemgetter
from pathlib import Path

ALL_FOR = timedelta(days=2)
DAYS = 12
WEEKS = 10
MONTHS = 9
BETWEEN = timedelta(minutes=30)  # backups of a long run
BULK = 10  # sessions deleted at once without a backup


class Reason(StrEnum):
    """Why a backup was made."""

    DAILY = "daily"
    CLOSE = "close"
    TIMED = "timed"
    UPGRADE = "before-upgrade"
    IMPORT = "before-import"
    DELETE = "before-delete"
    RESTORE = "before-restore"
    ASKED = "asked"
    UNKNOWN = "unknown"  # its manifest is there and can't be read


REASON_WORDS = {
    Reason.DAILY: "of the day",
    Reason.CLOSE: "when tracker closed",
    Reason.TIMED: "while tracker ran",
    Reason.UPGRADE: "before an upgrade",
    Reason.IMPORT: "before an import",
    Reason.DELETE: "before a deletion",
    Reason.RESTORE: "before a restore",
    Reason.ASKED: "asked for",
    Reason.UNKNOWN: "not known",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A copy of the journal that was read again and found whole and equal before it got its name.

    `at` is aware, in UTC. `size` counts bytes, `counts` rows by table, `digest` is that of the survey, `mark` a short
    name of the journal's state, `sha256` of the file, `journal` the name of the journal's own, `seq` the backup's
    number among all of the journal, from 1, which does not depend on the clock. An earlier version's backup has no
    manifest: then these texts are empty, `counts` too, and `seq` is 0; so it is of one that was made elsewhere.
    `lacking` are the names of photos that a bundle, just made, has not as they were added.
    """

    path: Path
    at: datetime
    reason: Reason
    schema: int
    app: str = ""
    counts: Mapping[str, int] = field(hash=False)
    size: int
    digest: str = ""
    mark: str = ""
    sha256: str = ""
    journal: str = ""
    seq: int = 0
    lacking: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name

    @property
    def verified(self) -> bool:
        """Whether a manifest says what must be in it."""
        return bool(self.sha256)

    @property
    def sessions(self) -> int | None:
        """Sessions in it, deleted ones too; None where nothing tells."""
        return self.counts.get("session")


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What a restore did.

    `before` is the backup of what was there, None where that was damaged or nothing; a damaged file was set aside
    under the names `aside`. Not `changed` where the journal was in that state already. `photos` and `templates` count
    the files that came along, also where it was.
    """

    backup: Backup
    before: Backup | None = None
    aside: tuple[Path, ...] = ()
    changed: bool = True
    photos: int = 0
    templates: int = 0


def in_order(by_time: Sequence[Backup]) -> tuple[Backup, ...]:
    """Backups in the order in which they were made, the newest first, whatever the clock said; given by their times.

    Those without a number are older than those with one. Where a manifest can't be read the number is not known: then
    the time tells, as well as it can.
    """
    highest, placed = 0, list[tuple[int, Backup]]()
    for backup in by_time:
        highest = max(highest, backup.seq)
        placed.append((highest if backup.reason is Reason.UNKNOWN else backup.seq, backup))
    return tuple(backup for _, backup in sorted(placed, key=itemgetter(0)))[::-1]


def to_drop(times: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Which backups are thinned out, by their instants (aware, all in one zone as `now`, which says what a day is).

    They come in the order in which they were made, the newest first: that is what newest means here, also of a day.
    All of the last two days stay, then the newest of each of 12 days, 10 weeks and 9 months that have any. The newest
    of all stays, and all of them where the clock is doubtful: where one is of the future. What is dropped today would
    be dropped tomorrow too, so it does not matter how often this is asked. A month is one of whole weeks (a week is of
    the month of its Thursday), so that the newest of a month is the newest of its week and its day.
    """
    newest_first = list(dict.fromkeys(times))
    if not newest_first or max(newest_first) > now:
        return frozenset()
    recent = (now - ALL_FOR).date()
    kept = {newest_first[0]} | {at for at in newest_first if at.date() >= recent}
    rest = [at for at in newest_first if at.date() < recent]
    for (most, span_of), (_, wider) in pairwise((*_TIERS, _TIERS[-1])):
        newest: dict[date, datetime] = {}
        for at in rest:
            newest.setdefault(span_of(at), at)
        chosen = sorted(newest, reverse=True)[:most]
        if not chosen:
            break
        # a wider span that is begun has its newest among those chosen, unless the clock jumped while it lasted
        begun = wider(newest[chosen[-1]])
        kept |= {newest[span] for span in chosen} | {next(at for at in rest if wider(at) == begun)}
        rest = [at for at in rest if wider(at) < begun]
    return frozenset(newest_first) - kept


def _day(at: datetime) -> date:
    return at.date()


def _week(at: datetime) -> date:
    return at.date() - timedelta(days=at.weekday())


def _month(at: datetime) -> date:
    return (_week(at) + timedelta(days=3)).replace(day=1)


_TIERS: tuple[tuple[int, Callable[[datetime], date]], ...] = ((DAYS, _day), (WEEKS, _week), (MONTHS, _month))


def is_due(reason: Reason, times: Iterable[datetime], now: datetime) -> bool:
    """Whether an automatic backup is due beside those made at `times`: one a day, one each half hour.

    All are aware, in the zone of the athlete's machine, which says where a day begins. Any other reason is due always.
    Times after `now` tell of a wrong clock and count for their own day alone.
    """
    if reason is Reason.DAILY:
        return all(at.date() != now.date() for at in times)
    if reason is Reason.TIMED:
        return all(not now - BETWEEN < at <= now for at in times)
    return True
