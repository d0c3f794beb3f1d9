"""Instants and dates as they are given on the command line."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

from tracker.errors import InputError, RefusedError, UsageError

FIRST_YEAR, LAST_YEAR = 1900, 2199
NOON_S = 12 * 3600


def read_instant(text: str, zone: Callable[[], str]) -> datetime:
    """The instant `text` means, in UTC: an ISO instant with an offset or Z, a wall time in `zone`, or a date at noon.

    `zone` is asked for its IANA name only when the text has no offset. Raises UsageError.
    """
    stripped = text.strip()
    try:
        moment = datetime.fromisoformat(stripped)
    except ValueError:
        raise UsageError(
            f"--at can't be {text!r}: write an instant like 2025-06-29T07:00+05:30, or a date like 2025-06-29."
        ) from None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise UsageError(f"--at must lie between {FIRST_YEAR} and {LAST_YEAR}, not in {moment.year}.")
    if moment.tzinfo is not None:
        return moment.astimezone(UTC)
    from tracker.domain.days import settle

    bare = not re.search(r"[T ]\d", stripped)
    seconds = NOON_S if bare else round((moment - datetime.combine(moment, datetime.min.time())).total_seconds())
    try:
        return settle(moment.date(), seconds, zone()).instant
    except RefusedError as error:
        raise UsageError(f"--at: {error}") from None


def read_date(text: str, today: date, option: str) -> date:
    """A date given to `option`, as a log line writes it: 2025-06-26, yesterday, tomorrow, fri, 26jun; of several the
    nearest. Raises UsageError.
    """
    from tracker.domain.logline.dates import read_date as read

    try:
        return read(text.strip().casefold().removeprefix("@"), today, nearest=True)
    except InputError as error:
        raise UsageError(f"{option}: {error}") from None


def read_moment(text: str, today: date, zone: str, option: str) -> tuple[date | None, datetime | None]:
    """A date given to `option`, or with a clock time the instant (UTC) that it means in `zone`. Raises UsageError for
    what can't be read and RefusedError for a time that never was.
    """
    from tracker.domain.race_times import read_start

    try:
        words = read_start(text, today)
    except OverflowError:
        raise _off_the_calendar(text, option) from None
    except InputError as error:
        raise UsageError(f"{option}: {error}") from None
    if words.at_s is None and words.instant is None:
        return words.on, None
    try:
        return None, words.settled(zone)
    except (OverflowError, ValueError):
        raise _off_the_calendar(text, option) from None


def _off_the_calendar(text: str, option: str) -> UsageError:
    return UsageError(f"{option} can't be {text!r}: that is past the end of the calendar.")


def as_utc(moment: datetime) -> str:
    """An instant as JSON holds it: UTC, to the second, with a Z."""
    return f"{moment.astimezone(UTC).replace(tzinfo=None, microsecond=0).isoformat()}Z"
