"""What importing the file of a whole journal would do to the journal that is there: added, there already, in conflict.

Everything goes by its id. What is there under that id and equal is there already; what is there and differs stays as
it is in the journal, and that is said. Athletes go by id, then by name; sessions by id, then by what they were recorded
as. Nothing is written here.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from tracker.domain.duplicates import figures_agree
from tracker.domain.origins import Outline
from tracker.domain.photos import Photo
from tracker.domain.sessions import Mark
from tracker.domain.text import fold_text
from tracker.services.enrolment import same_race
from tracker.services.exports.filed import Filed
from tracker.services.exports.merge import Merge, counted, free_name
from tracker.services.exports.merging_people import MergingPeople
from tracker.services.exports.merging_sessions import same_sessions
from tracker.services.exports.said import JOURNAL, item
from tracker.services.imports.comparing import trace_of_stored
from tracker.services.imports.views import Kind
from tracker.services.wording import brief, plain_day
from tracker.store.journal import Reader
from tracker.store.reading_all import KeptSession


def merge_of(reader: Reader, filed: Filed, units: str) -> Merge:
    """What importing `filed` would do."""
    return _Merging(reader, filed, units).done()


class _Merging(MergingPeople):
    """The second half: what belongs to them."""

    def done(self) -> Merge:
        """Everything, in an order in which what is referred to comes first."""
        self._athletes()
        self._challenges()
        self._sessions()
        self._marks()
        self._facts()
        self._races()
        self._results()
        self._medals()
        self._photos()
        self._origins()
        self._batches()
        self._say_counts()
        return self.found

    def _sessions(self) -> None:
        ids = [one.session.id for one in self.filed.sessions]
        there = self.reader.kept_sessions(ids) if self.mine else {}
        standing = {said: mine for said, mine in self.athlete.items() if mine in self.mine}
        same = same_sessions(self.reader, self.filed, standing, there)
        self.session = {one: same[one].id if one in same else one for one in ids}
        for number, kept in enumerate(self.filed.sessions):
            if kept.session.id in same:
                self._same(number, kept, same[kept.session.id])
            else:
                self._session(number, there)

    def _same(self, number: int, kept: KeptSession, mine: Outline) -> None:
        """Say what a session is that the journal has under another id."""
        if mine.deleted and kept.deleted_at is None:
            self._told(number, kept, "conflict", "was deleted here; the journal's stays as it is")
        elif figures_agree(trace_of_stored(kept.session), trace_of_stored(mine)):
            self._told(number, kept, "duplicate", "is there already, from the same source")
        else:
            self.otherwise.add(kept.session.id)
            said = "is otherwise in the journal, from the same source; the journal's stays as it is"
            self._told(number, kept, "conflict", said)

    def _session(self, number: int, there: dict[str, KeptSession]) -> None:
        kept = self.filed.sessions[number]
        session = kept.session
        parent = None if session.parent_id is None else self.session[session.parent_id]
        mapped = replace(session, athlete_id=self.athlete[session.athlete_id], parent_id=parent, version=1)
        kept = replace(kept, session=mapped)
        mine = there.get(session.id)
        if mine is None:
            there[session.id] = kept
            self.found.sessions.append(kept)
            self._told(number, kept, "new", "is new, in the trash" if kept.deleted_at is not None else "is new")
        elif replace(mine, session=replace(mine.session, version=1)) == kept:
            self._told(number, kept, "duplicate", "is there already")
        else:
            gone = mine.deleted_at is not None and kept.deleted_at is None
            why = "was deleted here" if gone else "is otherwise in the journal"
            self._told(number, kept, "conflict", f"{why}; the journal's stays as it is")

    def _told(self, number: int, kept: KeptSession, kind: Kind, said: str) -> None:
        self.found.said("sessions", kind)
        session = kept.session
        name = brief(session, self.units)
        reason = f"{name[:1].upper()}{name[1:]} of {plain_day(session.local_date)} {said}."
        self._item("sessions", number + 1, kind, reason, kept)

    def _marks(self) -> None:
        there: dict[object, Mark] = {}
        for athlete_id in self._standing():
            for mark in self.reader.marks(athlete_id):
                there[mark.id] = there[_place(mark)] = mark
        for number, said in enumerate(self.filed.marks, 1):
            mark = replace(said, athlete_id=self.athlete[said.athlete_id])
            if mark.id not in there and _place(mark) in there:
                self.found.said("marks", "duplicate")
                continue
            what = f"the {mark.kind.value} mark of {plain_day(mark.on)}"
            there[mark.id] = self._judge("marks", number, mark, there.get(mark.id), self.found.marks, what)
            there.setdefault(_place(mark), mark)

    def _facts(self) -> None:
        held = (self.reader.day_facts(one, date.min, date.max) for one in self._standing())
        there = {(fact.athlete_id, fact.on, fact.key): fact for facts in held for fact in facts}
        for number, said in enumerate(self.filed.facts, 1):
            fact = replace(said, athlete_id=self.athlete[said.athlete_id])
            key = (fact.athlete_id, fact.on, fact.key)
            what = f"{fact.key} of {plain_day(fact.on)}"
            there[key] = self._judge("facts", number, fact, there.get(key), self.found.facts, what)

    def _races(self) -> None:
        known = list(self.reader.races())
        taken = {fold_text(one.handle) for one in known}
        for number, race in enumerate(self.filed.races, 1):
            mine = next((one for one in known if one.id == race.id), None)
            mine = mine or next((one for one in known if same_race(one, race)), None)
            if mine is None:
                race = replace(race, handle=free_name(race.handle, taken))
                taken.add(fold_text(race.handle))
                known.append(race)
            else:
                race = replace(race, id=mine.id, handle=mine.handle)
            what = f"the race {race.event}"
            self.race[self.filed.races[number - 1].id] = self._judge(
                "races", number, race, mine, self.found.races, what
            )

    def _results(self) -> None:
        held = [result for one in self._standing() for result in self.reader.results(one)]
        there = {(result.race.id, result.athlete_id): result for result in held}
        for number, said in enumerate(self.filed.results, 1):
            result = replace(
                said,
                race=self.race[said.race.id],
                athlete_id=self.athlete[said.athlete_id],
                session_id=None if said.session_id is None else self.session[said.session_id],
            )
            key = (result.race.id, result.athlete_id)
            mine = there.get(key)
            result = result if mine is None else replace(result, id=mine.id)
            what = f"the result of {result.race.event}"
            there[key] = self._judge("results", number, result, mine, self.found.results, what)

    def _medals(self) -> None:
        held = [medal for one in self._standing() for medal in self.reader.medals(one)]
        there = {(medal.athlete_id, medal.key): medal for medal in held}
        for number, said in enumerate(self.filed.medals, 1):
            medal = replace(said, athlete_id=self.athlete[said.athlete_id])
            before, after = self.handles.get(medal.challenge_id or "", ("", ""))
            if before and medal.key.startswith(f"{before}/"):
                medal = replace(medal, key=f"{after}/{medal.key.partition('/')[2]}")
            key = (medal.athlete_id, medal.key)
            what = f"the medal {medal.title}"
            there[key] = self._judge("medals", number, medal, there.get(key), self.found.medals, what)

    def _photos(self) -> None:
        there: dict[object, Photo] = {}
        for photo in self.reader.all_photos():
            there[photo.id] = there[(photo.session_id, photo.path)] = photo
        fresh = {kept.session.id for kept in self.found.sessions}
        sessions = self.reader.kept_sessions([self.session[one.session_id] for one in self.filed.photos])
        for number, said in enumerate(self.filed.photos, 1):
            photo = replace(said, session_id=self.session[said.session_id])
            mine = there.get(photo.id) or there.get((photo.session_id, photo.path))
            if mine is not None:
                self._judge("photos", number, replace(photo, id=mine.id), mine, self.found.photos, "the photo")
                continue
            there[photo.id] = photo
            if photo.session_id in fresh:
                self._judge("photos", number, photo, None, self.found.photos, "the photo")
            elif photo.session_id in sessions and sessions[photo.session_id].deleted_at is not None:
                self.found.said("photos", "conflict")
                self._item("photos", number, "conflict", "The session of this photo was deleted here; it is left out.")
            else:
                self._judge("photos", number, photo, None, self.found.attached, "the photo")

    def _origins(self) -> None:
        there = {(one.athlete_id, one.key): one for one in self.reader.all_origins()}
        for number, said in enumerate(self.filed.origins, 1):
            origin = replace(
                said,
                athlete_id=self.athlete[said.athlete_id],
                session_id=None if said.session_id is None else self.session[said.session_id],
            )
            key = (origin.athlete_id, origin.key)
            mine = there.get(key)
            if mine is None and said.session_id in self.otherwise:
                continue  # its figures are not in the journal: importing the recording itself is to ask about them
            if mine is not None and mine.session_id == origin.session_id:
                origin = mine  # when and by which import it became that is the journal's own
            what = "what became of a recording"
            there[key] = self._judge("origins", number, origin, mine, self.found.origins, what)

    def _batches(self) -> None:
        """The imports but for those of which all came here by an import of the journal's own."""
        there = {one.id: one for one in self.reader.batches()}
        held = {kept.session.batch_id for kept in self.filed.sessions} | {one.batch_id for one in self.filed.origins}
        new = {kept.session.batch_id for kept in self.found.sessions} | {one.batch_id for one in self.found.origins}
        for number, one in enumerate(self.filed.batches, 1):
            if one.id not in there and one.id in held - new:
                self.found.said("batches", "duplicate")
                continue
            there[one.id] = self._judge("batches", number, one, there.get(one.id), self.found.batches, one.title)

    def _standing(self) -> Iterable[str]:
        """The athletes of the journal that the file has something of."""
        return dict.fromkeys(one for one in self.athlete.values() if one in self.mine)

    def _say_counts(self) -> None:
        """One item for all of a list that is new, and one for all that is there; sessions have one each."""
        words: tuple[tuple[Kind, Callable[[int], str]], ...] = (
            ("new", lambda n: "is new" if n == 1 else "are new"),
            ("duplicate", lambda n: "is there already" if n == 1 else "are there already"),
        )
        for key, of_list in self.found.counts.items():
            for kind, verb in words if key != "sessions" else ():
                count = of_list.get(kind, 0)
                if count:
                    said = f"{counted(count, key)} {verb(count)}."
                    self.found.items.append(item(self.filed.path, JOURNAL, key, kind, said))


def _place(mark: Mark) -> tuple[object, ...]:
    return mark.athlete_id, mark.on, mark.kind, mark.challenge_id
