"""Writing races, results and medals. Their tables are loaded at the first of them."""

from typing import TYPE_CHECKING

from tracker.store.steps import Steps, whole
from tracker.store.values import StoredMedal

if TYPE_CHECKING:
    from tracker.domain.races import Race, Result


class RaceWriter(Steps):
    """What can be changed about races. Every method may raise JournalError."""

    @whole
    def add_race(self, race: "Race") -> None:
        """Add a race; its handle may not be taken, case apart."""
        from tracker.store.rows_races import race_row
        from tracker.store.tables_races import RACE

        self._insert(RACE, [race_row(race)])

    @whole
    def update_race(self, race: "Race") -> None:
        """Replace the race with that id."""
        from tracker.store.rows_races import race_row
        from tracker.store.tables_races import RACE

        self._replace(RACE, race_row(race))

    @whole
    def remove_race(self, race_id: str) -> bool:
        """Remove a race with all its results; whether it was there."""
        from tracker.store.tables_races import RACE, RESULT

        for result in self._rows_of(RESULT, "race_id", race_id):
            self._remove_result(result["id"])
        return self._take(RACE, race_id)

    @whole
    def put_result(self, result: "Result") -> None:
        """Add a result with its splits, in place of the one that the athlete has in that race."""
        from tracker.store.rows_races import result_row, split_rows
        from tracker.store.tables_races import RESULT, SPLIT

        before = self._result_id(result.race.id, result.athlete_id)
        if before is not None and before != result.id:
            self._remove_result(before)
        self._put(RESULT, result_row(result))
        self._replace_all(SPLIT, split_rows(result), self._rows_of(SPLIT, "result_id", result.id))

    @whole
    def remove_result(self, race_id: str, athlete_id: str) -> bool:
        """Remove what came of a race for an athlete; whether there was anything."""
        before = self._result_id(race_id, athlete_id)
        if before is not None:
            self._remove_result(before)
        return before is not None

    @whole
    def put_medal(self, medal: StoredMedal) -> None:
        """Enter a medal, in place of the one that the athlete has under that key."""
        from tracker.store.rows_races import medal_row
        from tracker.store.tables_races import MEDAL

        self._put(MEDAL, medal_row(medal))

    def _result_id(self, race_id: str, athlete_id: str) -> str | None:
        from tracker.store.tables_races import RESULT

        of_athlete = (row for row in self._rows_of(RESULT, "race_id", race_id) if row["athlete_id"] == athlete_id)
        return next((str(row["id"]) for row in of_athlete), None)

    def _remove_result(self, result_id: str) -> None:
        from tracker.store.tables_races import RESULT, SPLIT

        for split in self._rows_of(SPLIT, "result_id", result_id):
            self._remove(SPLIT, split)
        self._take(RESULT, result_id)
