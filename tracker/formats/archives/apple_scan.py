"""The workouts within Apple Health's export.xml, each as its own piece of XML.

The rest of an export is gigabytes of single heart beats and steps. It is only looked through, never parsed: neither
its document type, which some versions of iOS write wrongly, nor a bad character in it can do any harm, and memory
stays the same however long it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from tracker.domain.recordings import Progress
from tracker.formats.archives.streams import size_of

CHUNK = 1 << 20
PIECE_LIMIT = 8 << 20  # bytes of one workout
COMMENT_LIMIT = 1 << 20
PROGRESS_BYTES = 8 << 20

ROOT_WITHIN = 4 << 20  # the document type before it is long, but not that long
_KEPT = 16  # bytes at the end of what was read that may be the start of a mark
_TAIL = 1 << 16

_MARK = re.compile(rb"<Workout(?=[\s/>])|<!--|<!\[CDATA\[")
_TAG = re.compile(rb"""<Workout(?:\s(?:[^"'>]++|"[^"]*+"|'[^']*+')*+)?/?>""")
_END = re.compile(rb"</Workout\s*>")
_ENDS = {b"<!--": b"-->", b"<![CDATA[": b"]]>"}
_ROOT = b"<HealthData"
_ROOT_END = b"</HealthData>"


@dataclass(frozen=True, slots=True)
class Broken:
    """Why the workout of this number can't be read, or why the file ends early, in one sentence."""

    number: int
    reason: str


def workouts_in(stream: BinaryIO) -> Iterator[bytes | Broken | Progress]:
    """Each `<Workout>` element as it stands there; what is broken is told, and the search goes on behind it."""
    return _Scan(stream).pieces()


class _Scan:
    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._size = size_of(stream)
        self._done = 0
        self._ended = False
        self._tail = b""
        self._bytes = b""
        self._at = 0  # up to here all is done with
        self._number = 0

    def pieces(self) -> Iterator[bytes | Broken | Progress]:
        said = 0
        rooted = False
        while True:
            if self._done - said >= PROGRESS_BYTES:
                said = self._done
                yield Progress(said, max(said, self._size))
            mark = _MARK.search(self._bytes, self._at)
            rooted = rooted or _ROOT in self._bytes
            if not rooted and self._done > ROOT_WITHIN:
                yield Broken(0, "It is no export of Apple Health: choose export.xml.")
                return
            if mark is None:
                self._at = max(self._at, len(self._bytes) - _KEPT)
                if not self._more():
                    break
            elif mark[0] in _ENDS:
                self._pass_over(mark.start(), _ENDS[mark[0]])
            elif (found := self._workout(mark.start())) is not None:
                yield found
        yield Progress(self._done, max(self._done, self._size))
        if not rooted:
            yield Broken(0, "It is empty, or no export of Apple Health: choose export.xml.")
        elif _ROOT_END not in self._tail:
            yield Broken(0, "It is cut off: what was whole has been read, so export it again for the rest.")

    def _workout(self, start: int) -> bytes | Broken | None:
        """The workout that starts here; None where more had to be read to find its end."""
        tag = _TAG.match(self._bytes, start)
        if tag is not None:
            end = tag if tag[0].endswith(b"/>") else _END.search(self._bytes, tag.end())
            again = _MARK.search(self._bytes, tag.end(), len(self._bytes) if end is None else end.start())
            if again is not None and again[0] not in _ENDS:
                return self._broken(again.start(), "has no end")
            if end is not None:
                self._number += 1
                self._at = end.end()
                return self._bytes[start : end.end()]
        if len(self._bytes) - start > PIECE_LIMIT:
            return self._broken(start + 1, "is larger than any workout")
        self._at = start
        return None if self._more() else self._broken(start + 1, "is cut off")

    def _broken(self, behind: int, why: str) -> Broken:
        self._number += 1
        self._at = behind
        return Broken(self._number, f"Workout {self._number} {why}: export it again.")

    def _pass_over(self, start: int, ends: bytes) -> None:
        """Go behind a comment, or read more of it; one without an end hides nothing."""
        end = self._bytes.find(ends, start)
        if end >= 0:
            self._at = end + len(ends)
            return
        self._at = start
        if len(self._bytes) - start > COMMENT_LIMIT or not self._more():
            self._at = start + 1

    def _more(self) -> bool:
        """Read on behind what is done with; False at the end of the stream."""
        if self._ended:
            return False
        chunk = self._stream.read(CHUNK)
        self._ended = not chunk
        if not chunk:
            return False
        self._done += len(chunk)
        self._bytes = self._bytes[self._at :] + chunk
        self._at = 0
        self._tail = (self._tail + chunk)[-_TAIL:]
        return True
