"""What a sound file may still contradict itself in, as far as rows alone can tell: links, the undo log, searched texts.

Each question is one snapshot; what it finds are faults of meaning, at most `MOST` of a kind.
"""

import json
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from tracker.domain.sessions import Session
from tracker.domain.soundness import Fault, FaultKind
from tracker.errors import JournalError
from tracker.store.images import shape_of
from tracker.store.reading import Reader
from tracker.store.rows import search_text
from tracker.store.sealing import seal_of

MOST = 20
_OF_SESSION = "SELECT {0}.{1} FROM {0} JOIN session ON session.id = {0}.session_id WHERE "
_GAPS = "SELECT {0} FROM {1} GROUP BY {0} HAVING min(position) <> 0 OR max(position) <> count(*) - 1"
_LINKS: tuple[tuple[str, str, str], ...] = (  # table, what is wrong with the row, the keys of such rows
    ("session_tag", "has a gap in the order of its tags", _GAPS.format("session_id", "session_tag")),
    ("part", "has a gap in the order of its parts", _GAPS.format("session_id", "part")),
    ("split", "has a gap in the order of its splits", _GAPS.format("result_id", "split")),
    (
        "session",
        "is a part of a session of another athlete",
        "SELECT session.id FROM session JOIN session AS whole ON whole.id = session.parent_id"
        " WHERE whole.athlete_id <> session.athlete_id",
    ),
    ("origin", "is of another athlete than its session", f"{_OF_SESSION.format('origin', 'key')}"
     "session.athlete_id <> origin.athlete_id"),
    ("result", "is of another athlete than its session", f"{_OF_SESSION.format('result', 'id')}"
     "session.athlete_id <> result.athlete_id"),
    (
        "challenge",
        "has nobody who takes part in it",
        "SELECT id FROM challenge WHERE id NOT IN (SELECT challenge_id FROM participant)",
    ),
    (
        "medal",
        "is of a challenge that its athlete takes no part in",
        "SELECT key FROM medal WHERE challenge_id IS NOT NULL AND (challenge_id, athlete_id) NOT IN"
        " (SELECT challenge_id, athlete_id FROM participant)",
    ),
    (
        "mark",
        "is of a challenge that its athlete takes no part in",
        "SELECT id FROM mark WHERE challenge_id IS NOT NULL AND (challenge_id, athlete_id) NOT IN"
        " (SELECT challenge_id, athlete_id FROM participant)",
    ),
    (
        "detail",
        "has laps or a track that can't be read",
        "SELECT session_id FROM detail WHERE (laps <> '' AND NOT json_valid(laps))"
        " OR (track <> '' AND NOT json_valid(track))",
    ),
)  # fmt: skip
_IMAGES = (
    "SELECT change_id, state, seq, of_table, row_key, before, after FROM change_row JOIN change ON id = change_id"
    " WHERE state {} ORDER BY change_id, seq"
)
INCOMPLETE = (
    "SELECT id FROM change LEFT JOIN change_row ON change_id = id"
    " GROUP BY id HAVING count(seq) = 0 OR min(seq) <> 0 OR max(seq) <> count(seq) - 1"
)
"""The changes of the undo log that lack some of their rows."""

_Ends = dict[str, dict[str, int | None]]  # by table and key: the seal of the image a row has by then, None for no row


def keys_of(table: str, keys: Sequence[str]) -> str:
    """A query for each row of a table: its key as the undo log names it, its seal."""
    name = "||'/'||".join(f'"{key}"' for key in keys)
    return f'SELECT {name}, seal FROM "{table}"'  # noqa: S608 names of our own


class Looker(Reader):
    """What is asked of a journal's rows by who looks it over. Every method may raise JournalError."""

    def link_faults(self) -> list[Fault]:
        """Rows that refer to what they should not, and lists with gaps."""
        return [
            Fault(FaultKind.MEANING, f"The {table} {key} {wrong}.", table, str(key))
            for table, wrong, sql in _LINKS
            for (key,) in islice(self._access.bare(sql), MOST)
        ]

    def search_faults(self, sessions: Sequence[Session]) -> list[Fault]:
        """Of sessions, those whose searched text is not what their note, tags and captions come to."""
        return [
            Fault(FaultKind.MEANING, f"The session {key} is searched by a text that is not its own.", "session", key)
            for key in self.wrong_searches(sessions)
        ][:MOST]

    def wrong_searches(self, sessions: Sequence[Session]) -> dict[str, str]:
        """Of sessions, by id, what the searched text should be of those that have another one."""
        ids = [session.id for session in sessions]
        sql = "SELECT id, search FROM session WHERE id IN (SELECT value FROM json_each(?))"
        stored = {str(key): str(text) for key, text in self._access.bare(sql, (json.dumps(ids),))}
        captions: dict[str, list[str]] = {}
        for photo in self.photos_of(ids):
            if photo.caption:
                captions.setdefault(photo.session_id, []).append(photo.caption)
        wanted = {one.id: search_text(one, captions.get(one.id, ())) for one in sessions}
        return {key: text for key, text in wanted.items() if stored.get(key) != text}

    def undo_faults(self) -> list[Fault]:
        """What is wrong with the undo log: changes that don't follow one another, or lead to other rows."""
        return [
            Fault(FaultKind.MEANING, said, table, key)
            for said, table, key in islice(chain(self._states(), self._gaps(), self._chain()), MOST)
        ]

    def _states(self) -> Iterator[tuple[str, str, str]]:
        last = self._access.bare("SELECT max(id) FROM change WHERE state = 'done'")[0][0]
        for (key,) in self._access.bare("SELECT id FROM change WHERE state = 'undone' AND id < ?", (last or 0,)):
            yield f"The change {key} was undone, though a later one stands.", "change", str(key)

    def _gaps(self) -> Iterator[tuple[str, str, str]]:
        for (key,) in self._access.bare(INCOMPLETE):
            yield f"The change {key} lacks some of its rows.", "change", str(key)

    def _chain(self) -> Iterator[tuple[str, str, str]]:
        """Every change must begin with what the one before left, and the last one leave the rows that there are."""
        ends: _Ends = {}
        yield from self._follow("= 'done'", ends)
        ahead: _Ends = {table: dict(rows) for table, rows in ends.items()} if self._any_undone() else {}
        for table, rows in ends.items():
            yield from self._rows_beside(table, rows)
        if ahead:
            yield from self._follow("= 'undone'", ahead)

    def _any_undone(self) -> bool:
        return bool(self._access.bare("SELECT 1 FROM change WHERE state = 'undone' LIMIT 1"))

    def _follow(self, state: str, ends: _Ends) -> Iterator[tuple[str, str, str]]:
        for change, _, _, table, key, before, after in self._access.bare(_IMAGES.format(state)):
            known = ends.setdefault(table, {})
            if key in known and not _same(table, before, known[key]):
                yield f"The change {change} does not follow what was changed before it.", table, key
            known[key] = None if after is None else seal_of(table, after)

    def _rows_beside(self, table: str, ends: dict[str, int | None]) -> Iterator[tuple[str, str, str]]:
        """The rows of a table that are not as the last change left them; `ends` is used up."""
        try:
            shape = shape_of(table)
        except KeyError:
            yield f"The undo log speaks of {table}, which is no table of a journal.", "change_row", ""
            return
        for name, seal in self._access.bare(keys_of(table, shape.keys)):
            if name in ends and (wanted := ends.pop(name)) != seal and not self._as_left(table, name, wanted):
                yield f"The {table} {name} is not as the last change of it left it.", table, str(name)
        for name, wanted in ends.items():
            if wanted is not None:
                yield f"The {table} {name} is missing, though no change took it away.", table, str(name)

    def _as_left(self, table: str, key: str, wanted: int | None) -> bool:
        """Whether the image of the last change, written by an earlier version, says what the row of today says."""
        if wanted is None:
            return False
        sql = (
            "SELECT after FROM change_row JOIN change ON id = change_id WHERE state = 'done' AND of_table = ?"
            " AND row_key = ? ORDER BY change_id DESC, seq DESC LIMIT 1"
        )
        shape = shape_of(table)
        row = shape.row(str(self._access.bare(sql, (table, key))[0][0]))
        return shape.find(self._access, [shape.key_of(row)]).get(shape.key_of(row)) == row


def _same(table: str, image: str | None, seal: int | None) -> bool:
    """Whether an image is that with the seal, as it stands or as this version would write it."""
    if image is None or seal is None:
        return image is None and seal is None
    if seal_of(table, image) == seal:
        return True
    shape = shape_of(table)
    try:
        return seal_of(table, shape.image(shape.row(image))) == seal
    except (ValueError, KeyError, JournalError):
        return False
