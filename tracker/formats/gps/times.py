"""Times of track points, as seconds since 1970: what they say, and which can be believed."""

from datetime import UTC, datetime, timedelta
from math import nan

EARLIEST = datetime(1995, 1, 1, tzinfo=UTC).timestamp()  # before there were files of this kind
_LEAST = 16  # characters of a date and a time
_MINUTE = 17  # characters of a time up to its seconds
_SECONDS = {f"{n:02d}{part}Z": n for n in range(60) for part in ("", ".000")}


class Clock:
    """Reads the times of one document and counts what is wrong with them.

    A time without a zone is read as if it were UTC and counted in `naive`: it is a wall clock, to be placed later.
    `offset_s` is the first offset other than zero, in seconds east of UTC, since it was last set to None.
    """

    __slots__ = ("_begins", "_latest", "_minute", "impossible", "naive", "offset_s", "zoned")

    def __init__(self, now: datetime) -> None:
        self._latest = (now + timedelta(days=1)).timestamp()
        self.naive = 0
        self.zoned = 0
        self.impossible = 0
        self.offset_s: int | None = None
        self._minute = ""  # of the last time in UTC, as it was written, and when it begins
        self._begins = nan

    def read(self, text: str) -> float:
        """The seconds, or nan where the text is no time or one that can't be."""
        # points follow each other by seconds: most are in the minute of the one before
        second = _SECONDS.get(text[_MINUTE:])
        if second is not None and text[:_MINUTE] == self._minute:
            self.zoned += 1
            return self._begins + second
        text = text.strip()
        # dates without hyphens, weeks and bare dates are no times of points, whatever else reads them
        if len(text) < _LEAST or text[7] != "-" or text[13] != ":":
            self.impossible += 1
            return nan
        try:
            at = datetime.fromisoformat(text)
        except ValueError:
            self.impossible += 1
            return nan
        if at.tzinfo is None:
            at = at.replace(tzinfo=UTC)
            self.naive += 1
        else:
            self.zoned += 1
            if self.offset_s is None and at.tzinfo is not UTC:
                self._keep_offset(at)
        seconds = at.timestamp()
        if EARLIEST <= seconds <= self._latest:
            if second is not None and EARLIEST <= seconds - second <= self._latest - 60:
                self._minute, self._begins = text[:_MINUTE], seconds - second
            return seconds
        self.impossible += 1
        return nan

    def _keep_offset(self, at: datetime) -> None:
        # +00:00 is how many programs write UTC: it says nothing of where the athlete was
        if offset := at.utcoffset():
            self.offset_s = round(offset.total_seconds())


def instant(seconds: float) -> datetime:
    """The instant in UTC, in the whole second it lies in."""
    return datetime.fromtimestamp(int(seconds), UTC)
