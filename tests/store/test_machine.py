"""Any sequence of changes, undos and redos agrees with a plain model, and undo returns to the start."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tracker.domain.photos import Photo
from tracker.domain.races import Race, Result, ResultStatus, Split
from tracker.domain.sessions import Athlete, DayFact, Mark, MarkKind, Part, Session
from tracker.domain.templates import Limit
from tracker.errors import JournalError
from tracker.store.journal import Filter, Store, StoredChallenge, StoredMedal, Writer

NOW = datetime(2025, 6, 28, 5, 30, tzinfo=UTC)
FIRST = date(2025, 6, 26)
BOTH = ("asha", "ben")
days = st.integers(0, 3).map(lambda n: FIRST + timedelta(days=n))
notes = st.sampled_from(["", "uphill", "Ålesund 🏊", "'; --"])
tags = st.lists(st.sampled_from(["goa", "ghat", "å"]), max_size=3).map(tuple)
parts = st.lists(st.builds(Part, count=st.integers(1, 3), reps=st.none() | st.integers(0, 9)), max_size=2).map(tuple)
amounts = st.none() | st.integers(0, 10)
instants = st.sampled_from([NOW, NOW + timedelta(hours=1)])
splits = st.lists(st.builds(Split, name=notes, at_mm=amounts, elapsed_s=st.integers(0, 9)), max_size=3).map(tuple)
limits = st.lists(st.builds(Limit, at_mm=amounts, elapsed_s=amounts), max_size=2).map(tuple)


@dataclass(frozen=True)
class State:
    """What the journal should hold, by id."""

    sessions: dict[str, Session] = field(default_factory=dict)
    marks: dict[str, Mark] = field(default_factory=dict)
    challenges: dict[str, StoredChallenge] = field(default_factory=dict)
    ended: dict[tuple[str, str], date] = field(default_factory=dict)  # by challenge and athlete
    facts: dict[tuple[date, str], DayFact] = field(default_factory=dict)  # of asha
    races: dict[str, Race] = field(default_factory=dict)
    results: dict[str, Result] = field(default_factory=dict)  # of asha, by race
    medals: dict[str, StoredMedal] = field(default_factory=dict)  # of asha, by key
    photos: dict[str, Photo] = field(default_factory=dict)  # those of deleted sessions too


@cache
def _empty_journal() -> bytes:
    """The bytes of a new journal, made once."""
    with TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "journal.db", now=NOW)
        store.close()
        return store.path.read_bytes()


class JournalMachine(RuleBasedStateMachine):
    """Units of work on a journal beside a list of model states, of which `at` is the present one."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "journal.db"
        self.path.write_bytes(_empty_journal())
        self.store = Store.open(self.path, now=NOW)
        self.serial = 0
        self.states = [State()]
        self.at = 0
        self._unit(State(), lambda writer: [writer.add_athlete(Athlete(id=a, name=a, zone="UTC")) for a in BOTH])

    def teardown(self) -> None:
        while self.at > 0:
            self.undo()
        self._agree()
        assert self.store.undo(NOW) is None
        while self.at < len(self.states) - 1:
            self.redo()
        self._agree()
        assert self.store.redo(NOW) is None
        assert self.store.check() == ()
        self.store.close()
        self.folder.cleanup()

    @property
    def state(self) -> State:
        return self.states[self.at]

    @property
    def shown(self) -> dict[str, Photo]:
        """The photos of the sessions that are not deleted."""
        return {key: photo for key, photo in self.state.photos.items() if photo.session_id in self.state.sessions}

    def _id(self) -> str:
        self.serial += 1
        return f"id-{self.serial:03d}"

    def _unit(self, after: State, act: Callable[[Writer], Any]) -> Any:
        with self.store.write(f"unit {self.at + 1}", at=NOW) as writer:
            done = act(writer)
        self.states[self.at + 1 :] = [after]
        self.at += 1
        return done

    @rule(data=st.data(), n=st.integers(1, 3))
    def log(self, data: st.DataObject, n: int) -> None:
        added = {}
        for _ in range(n):
            day = data.draw(days)
            session = Session(
                id=self._id(),
                athlete_id="asha",
                activity=data.draw(st.sampled_from(["run", "ride"])),
                started_at=datetime(day.year, day.month, day.day, 6, tzinfo=UTC),
                zone="UTC",
                local_date=day,
                end_date=day,
                timed=data.draw(st.booleans()),
                logged_at=NOW,
                logged_on=FIRST,
                distance_mm=data.draw(amounts),
                note=data.draw(notes),
                tags=data.draw(tags),
                parts=data.draw(parts),
            )
            added[session.id] = session
        after = replace(self.state, sessions=self.state.sessions | added)
        self._unit(after, lambda writer: writer.add_sessions(added.values()))

    @precondition(lambda self: self.state.sessions)
    @rule(data=st.data())
    def edit(self, data: st.DataObject) -> None:
        old = data.draw(st.sampled_from(sorted(self.state.sessions.values(), key=lambda session: session.id)))
        new = replace(
            old,
            note=data.draw(notes),
            tags=data.draw(tags),
            parts=data.draw(parts),
            distance_mm=data.draw(amounts),
            rpe=data.draw(amounts),
        )
        if new == old:
            return
        stored = self._unit(self.state, lambda writer: writer.replace_session(new, old.version))
        assert replace(stored, version=old.version) == new
        self.states[self.at] = replace(self.state, sessions=self.state.sessions | {old.id: stored})

    @precondition(lambda self: self.state.sessions)
    @rule(data=st.data())
    def edit_what_was_edited_elsewhere(self, data: st.DataObject) -> None:
        old = data.draw(st.sampled_from(sorted(self.state.sessions.values(), key=lambda session: session.id)))
        known = {state.sessions[old.id] for state in self.states if old.id in state.sessions}
        for other in known - {old}:
            with pytest.raises(JournalError, match="another window"), self.store.write("stale", at=NOW) as writer:
                writer.replace_session(replace(other, rpe=1), other.version)

    @precondition(lambda self: self.state.sessions)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        ids = data.draw(st.lists(st.sampled_from(sorted(self.state.sessions)), min_size=1, max_size=3, unique=True))
        rest = {key: session for key, session in self.state.sessions.items() if key not in ids}
        self._unit(replace(self.state, sessions=rest), lambda writer: writer.delete_sessions(ids, NOW))

    @precondition(lambda self: self.state.sessions)
    @rule(data=st.data(), caption=st.sampled_from(["", "uphill #ghat", "'; -- ＃Å"]))
    def add_photo(self, data: st.DataObject, caption: str) -> None:
        session = data.draw(st.sampled_from(sorted(self.state.sessions)))
        photo = Photo(id=self._id(), session_id=session, path=f"photos/{session}.png", caption=caption)
        after = replace(self.state, photos=self.state.photos | {photo.id: photo})
        self._unit(after, lambda writer: writer.add_photo(photo))

    @precondition(lambda self: self.shown)
    @rule(data=st.data())
    def remove_photo(self, data: st.DataObject) -> None:
        gone = data.draw(st.sampled_from(sorted(self.shown)))
        rest = {key: photo for key, photo in self.state.photos.items() if key != gone}
        assert self._unit(replace(self.state, photos=rest), lambda writer: writer.remove_photo(gone))

    @rule(on=days, kind=st.sampled_from([MarkKind.REST, MarkKind.TRAVEL]), note=notes, everywhere=st.booleans())
    def mark(self, on: date, kind: MarkKind, note: str, everywhere: bool) -> None:
        scope = None if everywhere else next(iter(self.state.challenges), None)
        mark = Mark(
            id=self._id(),
            athlete_id="asha",
            on=on,
            kind=kind,
            note=note,
            challenge_id=scope,
            logged_at=NOW,
            logged_on=FIRST,
        )
        if any((m.on, m.kind, m.challenge_id) == (on, kind, scope) for m in self.state.marks.values()):
            with self.store.write("again", at=NOW) as writer:
                assert not writer.add_mark(mark)
            return
        after = replace(self.state, marks=self.state.marks | {mark.id: mark})
        assert self._unit(after, lambda writer: writer.add_mark(mark))

    @precondition(lambda self: self.state.marks)
    @rule(data=st.data())
    def unmark(self, data: st.DataObject) -> None:
        gone = data.draw(st.sampled_from(sorted(self.state.marks)))
        rest = {key: mark for key, mark in self.state.marks.items() if key != gone}
        assert self._unit(replace(self.state, marks=rest), lambda writer: writer.remove_mark(gone))

    @rule()
    def start(self) -> None:
        key = self._id()
        challenge = StoredChallenge(
            id=key,
            handle=f"goa-{key}",
            template_slug="goa",
            template_version=1,
            template_json="{}",
            start=FIRST,
            end=None,
            joined_at=NOW,
            athletes=BOTH,
        )
        after = replace(self.state, challenges=self.state.challenges | {key: challenge})
        self._unit(after, lambda writer: writer.add_challenge(challenge))

    @precondition(lambda self: self.state.challenges)
    @rule(data=st.data(), on=st.none() | days, who=st.sampled_from(BOTH))
    def end(self, data: st.DataObject, on: date | None, who: str) -> None:
        key = data.draw(st.sampled_from(sorted(self.state.challenges)))
        if who not in self.state.challenges[key].athletes:
            with pytest.raises(JournalError, match="take part"), self.store.write("end", at=NOW) as writer:
                writer.end_participation(key, who, on)
            return
        ended = {pair: day for pair, day in self.state.ended.items() if pair != (key, who)}
        after = replace(self.state, ended=ended if on is None else ended | {(key, who): on})
        if after != self.state:
            self._unit(after, lambda writer: writer.end_participation(key, who, on))

    @precondition(lambda self: self.state.challenges)
    @rule(data=st.data(), who=st.sampled_from(BOTH), factor=st.sampled_from([500, 1000, 2000]))
    def set_factor(self, data: st.DataObject, who: str, factor: int) -> None:
        old = self.state.challenges[data.draw(st.sampled_from(sorted(self.state.challenges)))]
        if who not in old.athletes:
            with pytest.raises(JournalError, match="take part"), self.store.write("factor", at=NOW) as writer:
                writer.set_factor(old.id, who, factor)
            return
        known = dict(zip(old.athletes, old.factors or [1000] * len(old.athletes), strict=True)) | {who: factor}
        new = replace(old, factors=tuple(known.values()) if set(known.values()) != {1000} else ())
        if new != old:
            after = replace(self.state, challenges=self.state.challenges | {old.id: new})
            self._unit(after, lambda writer: writer.set_factor(old.id, who, factor))

    @rule(on=days, key=st.sampled_from(["water", "pages"]), value=st.integers(0, 2), logged_at=instants)
    def set_fact(self, on: date, key: str, value: int, logged_at: datetime) -> None:
        fact = DayFact(athlete_id="asha", on=on, key=key, value=value, logged_at=logged_at, logged_on=FIRST)
        if self.state.facts.get((on, key)) != fact:
            after = replace(self.state, facts=self.state.facts | {(on, key): fact})
            self._unit(after, lambda writer: writer.set_fact(fact))

    @precondition(lambda self: self.state.facts)
    @rule(data=st.data())
    def remove_fact(self, data: st.DataObject) -> None:
        gone = data.draw(st.sampled_from(sorted(self.state.facts)))
        rest = {key: fact for key, fact in self.state.facts.items() if key != gone}
        assert self._unit(replace(self.state, facts=rest), lambda writer: writer.remove_fact("asha", *gone))

    @rule(data=st.data(), on=days, limits=limits, distance_mm=amounts)
    def put_race(self, data: st.DataObject, on: date, limits: tuple[Limit, ...], distance_mm: int | None) -> None:
        known = data.draw(st.none() | st.sampled_from(sorted(self.state.races))) if self.state.races else None
        key = known or self._id()
        start = datetime(on.year, on.month, on.day, tzinfo=UTC)
        race = Race(
            id=key, handle=f"R-{key}", event="R", zone="UTC", starts_at=start, on=on,
            limits=limits, distance_mm=distance_mm, challenge_id=next(iter(self.state.challenges), None),
        )  # fmt: skip
        if race == self.state.races.get(key):
            return
        results = self.state.results
        if key in results:
            results = results | {key: replace(results[key], race=race)}
        after = replace(self.state, races=self.state.races | {key: race}, results=results)
        self._unit(after, lambda writer: writer.update_race(race) if known else writer.add_race(race))

    @precondition(lambda self: self.state.races)
    @rule(data=st.data())
    def remove_race(self, data: st.DataObject) -> None:
        gone = data.draw(st.sampled_from(sorted(self.state.races)))
        races = {key: race for key, race in self.state.races.items() if key != gone}
        results = {key: result for key, result in self.state.results.items() if key != gone}
        after = replace(self.state, races=races, results=results)
        assert self._unit(after, lambda writer: writer.remove_race(gone))

    @precondition(lambda self: self.state.races)
    @rule(data=st.data(), same=st.booleans(), status=st.sampled_from(ResultStatus), splits=splits, chip_s=amounts)
    def put_result(
        self, data: st.DataObject, same: bool, status: ResultStatus, splits: tuple[Split, ...], chip_s: int | None
    ) -> None:
        race = self.state.races[data.draw(st.sampled_from(sorted(self.state.races)))]
        before = self.state.results.get(race.id)
        result = Result(
            id=before.id if before and same else self._id(), race=race, athlete_id="asha",
            status=status, splits=splits, chip_s=chip_s, session_id=next(iter(self.state.sessions), None),
        )  # fmt: skip
        if result != before:
            after = replace(self.state, results=self.state.results | {race.id: result})
            self._unit(after, lambda writer: writer.put_result(result))

    @precondition(lambda self: self.state.results)
    @rule(data=st.data())
    def remove_result(self, data: st.DataObject) -> None:
        gone = data.draw(st.sampled_from(sorted(self.state.results)))
        results = {key: result for key, result in self.state.results.items() if key != gone}
        after = replace(self.state, results=results)
        assert self._unit(after, lambda writer: writer.remove_result(gone, "asha"))

    @rule(key=st.sampled_from(["goa/all", "goa/half"]), on=days, revoked_at=st.none() | instants, note=notes)
    def put_medal(self, key: str, on: date, revoked_at: datetime | None, note: str) -> None:
        medal = StoredMedal(
            athlete_id="asha", key=key, award="all", title="Goa", artefact="medal", on=on, why="all of it",
            given_at=NOW, revoked_at=revoked_at, note=note, challenge_id=next(iter(self.state.challenges), None),
        )  # fmt: skip
        if medal != self.state.medals.get(key):
            after = replace(self.state, medals=self.state.medals | {key: medal})
            self._unit(after, lambda writer: writer.put_medal(medal))

    @precondition(lambda self: self.state.challenges)
    @rule(data=st.data(), athletes=st.sampled_from([(), ("asha",), ("ben",), BOTH, BOTH[::-1]]), zone=notes)
    def change_challenge(self, data: st.DataObject, athletes: tuple[str, ...], zone: str) -> None:
        old = self.state.challenges[data.draw(st.sampled_from(sorted(self.state.challenges)))]
        new = replace(old, athletes=athletes, factors=(), zone=zone)
        if new != old:
            ended = {(key, who): on for (key, who), on in self.state.ended.items() if key != old.id or who in athletes}
            after = replace(self.state, challenges=self.state.challenges | {old.id: new}, ended=ended)
            self._unit(after, lambda writer: writer.update_challenge(replace(new, ended_on=FIRST)))

    @rule()
    def fail_in_the_middle(self) -> None:
        def act(writer: Writer) -> None:
            if self.state.sessions:
                writer.delete_sessions(list(self.state.sessions), NOW)
            writer.add_batch(None)  # type: ignore[arg-type]

        before = self.path.read_bytes()
        try:
            with self.store.write("fails", at=NOW) as writer:
                act(writer)
        except AttributeError:
            pass
        assert self.path.read_bytes() == before

    @precondition(lambda self: self.at > 1)  # the first change brought the athletes
    @rule()
    def undo(self) -> None:
        expected = self.store.last_change()
        change = self.store.undo(NOW)
        assert change is not None
        assert change == expected
        assert change.title == f"unit {self.at}"
        assert self.store.next_redo() == change
        self.at -= 1

    @precondition(lambda self: self.at < len(self.states) - 1)
    @rule()
    def redo(self) -> None:
        change = self.store.redo(NOW)
        self.at += 1
        assert change is not None
        assert change.title == f"unit {self.at}"

    @rule()
    def open_again(self) -> None:
        self.store.close()
        self.store = Store.open(self.path, now=NOW)

    @invariant()
    def _agree(self) -> None:
        with self.store.read() as reader:
            assert {session.id: session for session in reader.sessions("asha")} == self.state.sessions
            assert {mark.id: mark for mark in reader.marks("asha")} == self.state.marks
            assert {challenge.id: challenge for challenge in reader.challenges()} == self.state.challenges
            held = reader.day_facts("asha", FIRST, FIRST + timedelta(days=9))
            assert {(fact.on, fact.key): fact for fact in held} == self.state.facts
            assert {race.id: race for race in reader.races()} == self.state.races
            assert {result.race.id: result for result in reader.results("asha")} == self.state.results
            assert {medal.key: medal for medal in reader.medals("asha")} == self.state.medals
            assert {photo.id: photo for photo in reader.photos("asha")} == self.shown
            tagged = {photo.session_id for photo in self.shown.values() if "#ghat" in photo.caption}
            tagged |= {key for key, session in self.state.sessions.items() if "ghat" in session.tags}
            assert {one.id for one in reader.sessions("asha", filter=Filter(tags=("ghat",)))} == tagged
            for who in BOTH:
                assert {challenge.id: challenge for challenge in reader.challenges(who)} == {
                    key: replace(challenge, ended_on=self.state.ended.get((key, who)))
                    for key, challenge in self.state.challenges.items()
                    if who in challenge.athletes
                }


TestJournalMachine = JournalMachine.TestCase
TestJournalMachine.settings = settings(max_examples=40, stateful_step_count=12, deadline=None)
