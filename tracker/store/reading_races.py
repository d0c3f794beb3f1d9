"""Reading races, results and medals. Their tables are loaded at the first question about them."""

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select, text

from tracker.domain.text import fold_text
from tracker.store.access import Access
from tracker.store.answering import answering
from tracker.store.faults import readable
from tracker.store.values import StoredMedal

if TYPE_CHECKING:
    from tracker.domain.races import Race, Result, Split
    from tracker.store.conditions import Condition


@answering
class RaceReader:
    """What can be asked about races. Every method may raise JournalError."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def races(self) -> "tuple[Race, ...]":
        """All races, the one that starts first first."""
        # Every look at today asks this, and most journals have no race: those pay nothing for the tables.
        if not self._access.raw("SELECT 1 FROM race LIMIT 1"):
            return ()
        return self._races([])

    def race_named(self, handle: str) -> "Race | None":
        """The race of that handle, upper and lower case alike."""
        from tracker.store.tables_races import RACE

        return next(iter(self._races([RACE.c.handle_key == fold_text(handle)])), None)

    def results(self, athlete_id: str) -> "tuple[Result, ...]":
        """The athlete's results with their races and splits, by date of the race: three statements at most."""
        from tracker.store.tables_races import RESULT

        return self._results([RESULT.c.athlete_id == athlete_id])

    def result(self, race_id: str, athlete_id: str) -> "Result | None":
        """What came of a race for an athlete."""
        from tracker.store.tables_races import RESULT

        found = self._results([RESULT.c.race_id == race_id, RESULT.c.athlete_id == athlete_id])
        return next(iter(found), None)

    def medals(self, athlete_id: str) -> tuple[StoredMedal, ...]:
        """The medals that were handed over to the athlete, revoked ones too, by the date they are for."""
        from tracker.store.rows_races import medal_of
        from tracker.store.tables_races import MEDAL

        in_time = (MEDAL.c.on_date, MEDAL.c.given_at, MEDAL.c.key)
        rows = self._access.rows(select(MEDAL).where(MEDAL.c.athlete_id == athlete_id).order_by(*in_time))
        return tuple(medal_of(row) for row in rows)

    def _races(self, conditions: "list[Condition]") -> "tuple[Race, ...]":
        from tracker.store.rows_races import race_of
        from tracker.store.tables_races import RACE

        rows = self._access.rows(select(RACE).where(*conditions).order_by(RACE.c.starts_at, text("race.rowid")))
        with readable(self._access.path):
            return tuple(race_of(row) for row in rows)

    def _results(self, conditions: "list[Condition]") -> "tuple[Result, ...]":
        from tracker.store.rows_races import result_of, split_of
        from tracker.store.tables_races import RACE, RESULT, SPLIT

        rows = self._access.rows(select(RESULT).where(*conditions).order_by(text("result.rowid")))
        if not rows:
            return ()
        races = {race.id: race for race in self._races([RACE.c.id.in_(select(RESULT.c.race_id).where(*conditions))])}
        splits: defaultdict[str, list[Split]] = defaultdict(list)
        of_them = select(SPLIT).where(SPLIT.c.result_id.in_(select(RESULT.c.id).where(*conditions)))
        for row in self._access.rows(of_them.order_by(SPLIT.c.result_id, SPLIT.c.position)):
            splits[row["result_id"]].append(split_of(row))
        with readable(self._access.path):
            found = [result_of(row, races[row["race_id"]], tuple(splits[row["id"]])) for row in rows]
        return tuple(sorted(found, key=lambda result: (result.race.on, result.race.starts_at)))
