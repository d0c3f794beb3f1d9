"""The invariant checker (M22, P17): sound journals are found sound, and each contradiction that is planted is found."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tests.clocks import FrozenClock
from tests.pictures import png_file
from tracker.domain.soundness import FaultKind
from tracker.errors import DamagedJournalError
from tracker.services.athletes import AthleteForm
from tracker.services.race_forms import RaceForm
from tracker.services.result_forms import ResultForm
from tracker.services.tracker import Tracker
from tracker.store.images import shape_of
from tracker.store.sealing import seal_of


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory, new_journal: bytes) -> Path:
    """A folder with a journal in which something of everything happened, some of it undone; and its photo."""
    folder = tmp_path_factory.mktemp("full")
    (folder / "journal.db").write_bytes(new_journal)
    clock = FrozenClock("2025-06-26T05:00+05:30")
    desk = Tracker(folder / "journal.db", clock)
    desk.athlete_add(AthleteForm(name="Asha", zone="Asia/Kolkata"))
    desk.athlete_add(AthleteForm(name="Ben", zone="Europe/Oslo"))
    desk.start("mumbai-to-goa", on=date(2025, 6, 26), with_=("Ben",))
    for day in (26, 27, 28, 29, 30):
        clock.set(f"2025-06-{day}T23:50+05:30")
        desk.log("90c 20r #ghat", with_=("Ben",))
    desk.log("rest @-9")
    desk.log("swim 40x50m @22:30 2:00:00")
    picture = folder / "ghat.png"
    png_file(picture)
    desk.photo_add("last", picture, "the #ghat at dusk")
    picture.unlink()
    desk.log("water 3l steps 9000")
    desk.race_add(RaceForm(event="Harbour Ten", on="2025-06-20", distance="10 km"))
    desk.race_result("harbour-ten-2025", ResultForm(chip="49:58", gun="50:10", medal="Finisher"))
    desk.edit("last", "rpe7")
    desk.log("walk 3km")
    desk.delete(["last"])
    desk.log("run 5")
    desk.undo()
    desk.close()
    return folder


@pytest.fixture
def desk(full: Path, tmp_path: Path) -> Tracker:
    """A handle on a copy of that journal, with its photos."""
    for path in full.rglob("*"):
        copy = tmp_path / path.relative_to(full)
        if path.is_dir():
            copy.mkdir()
        else:
            copy.write_bytes(path.read_bytes())
    return Tracker(tmp_path / "journal.db", FrozenClock("2025-07-02T07:00+05:30"))


def _sealed(journal: Path, table: str, where: str, values: dict[str, object]) -> None:
    """Change rows as a faulty program would: with seals that fit."""
    with closing(sqlite3.connect(journal)) as connection:
        connection.row_factory = sqlite3.Row
        sets = ", ".join(f"{name} = ?" for name in values)
        changed = connection.execute(f"UPDATE {table} SET {sets} WHERE {where}", tuple(values.values())).rowcount
        assert changed, "nothing was planted"
        _seal(connection, table)
        connection.commit()


def _seal(connection: sqlite3.Connection, table: str) -> None:
    shape = shape_of(table)
    key = " AND ".join(f"{name} = ?" for name in shape.keys)
    for row in connection.execute(f"SELECT * FROM {table}").fetchall():
        seal = seal_of(table, shape.image(dict(row)))
        connection.execute(f"UPDATE {table} SET seal = ? WHERE {key}", (seal, *(row[name] for name in shape.keys)))


def test_a_journal_in_which_everything_happened_is_sound(desk: Tracker) -> None:
    found = desk.check()
    assert found.faults == ()
    assert found.sound
    assert found.counts["session"] > 6
    assert (desk.damage, desk.read_only, desk.cautions()) == ((), "", ())
    assert desk.undo() is not None
    assert desk.undo() is not None
    again = desk.check()
    assert again.faults == ()
    assert again.digest != found.digest


_CONTRADICTIONS: tuple[tuple[str, str, dict[str, object], str], ...] = (
    ("session", "timed = 1", {"local_date": "2025-06-01"}, "is on another date than its start"),
    ("session", "timed = 1", {"end_date": "2025-07-09"}, "ends on another date"),
    ("session", "activity = 'run'", {"logged_on": "2025-05-01"}, "was logged on another date"),
    ("session", "activity = 'run'", {"zone": "Asia/Nowhere"}, "is in a zone that is not known here"),
    ("session", "activity = 'run'", {"activity": "rnu"}, "is of an activity that is not known here"),
    ("session", "activity = 'run'", {"search": "hills"}, "is searched by a text that is not its own"),
    ("session", "activity = 'run'", {"distance_mm": 1}, "is not as the last change of it left it"),
    ("challenge", "1", {"template_json": '{"slug": 1}'}, "has a template that can't be read"),
    ("challenge", "1", {"template_version": 99}, "holds another template than it names"),
    ("medal", "1", {"measure": "miles"}, "is measured in nothing that is known"),
    ("medal", "1", {"revoked_at": "2001-01-01 00:00:00.000000"}, "was taken back before it was given"),
    ("photo", "1", {"path": "elsewhere/x.png"}, "is in another folder than the journal's photos"),
    ("session_tag", "position = 0", {"position": 7}, "has a gap in the order of its tags"),
    ("part", "position = 0", {"position": 7}, "has a gap in the order of its parts"),
    ("change", "state = 'undone'", {"state": "done"}, "is missing, though no change took it away"),
    ("change", "id = 3", {"state": "undone"}, "was undone, though a later one stands"),
    ("change_row", "seq = 0 AND change_id = 4", {"seq": 99}, "lacks some of its rows"),
    ("change_row", "of_table = 'session' AND before IS NULL", {"after": "{}"}, "does not follow what was changed"),
    ("change_row", "of_table = 'photo'", {"of_table": "picture"}, "which is no table of a journal"),
)


@pytest.mark.parametrize(("table", "where", "values", "said"), _CONTRADICTIONS, ids=[one[3] for one in _CONTRADICTIONS])
def test_a_contradiction_is_found_though_every_seal_fits(
    desk: Tracker, table: str, where: str, values: dict[str, object], said: str
) -> None:
    _sealed(desk.path, table, where, values)
    assert desk.survey().sound, "the file itself is as it was written"
    found = desk.check()
    assert {fault.kind for fault in found.faults} == {FaultKind.MEANING}
    assert any(said in fault.said for fault in found.faults), found.faults
    assert not any("ghat at dusk" in fault.said for fault in found.faults)
    assert desk.damage == (), "a sound file may still be written to"


def test_totals_that_are_not_those_of_the_sessions_are_found(desk: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    from tracker.store.reading import Reader

    day_sums, day_amounts = Reader.day_sums, Reader.day_amounts

    def wrong(reader: Reader, *args: object, **named: object) -> object:
        return tuple((*one[:2], (one[2][0] + 1, *one[2][1:]), one[3]) for one in day_sums(reader, *args, **named))  # type: ignore[arg-type]

    monkeypatch.setattr(Reader, "day_sums", wrong)
    assert any("is not what the sessions of that day come to" in fault.said for fault in desk.check().faults)
    monkeypatch.setattr(Reader, "day_sums", day_sums)
    monkeypatch.setattr(Reader, "day_amounts", lambda *args: {day: n + 1 for day, n in day_amounts(*args).items()})
    faults = desk.check().faults
    assert any("counts something else than the sessions" in fault.said for fault in faults), faults


def _gone(folder: Path) -> None:
    next((folder / "photos").iterdir()).unlink()


def _changed(folder: Path) -> None:
    next((folder / "photos").iterdir()).write_bytes(b"\x89PNG and something else")


@pytest.mark.parametrize(("harm", "said"), [(_gone, "has no file"), (_changed, "has a file that is not as it was")])
def test_a_photo_that_is_lost_or_changed_is_found(desk: Tracker, harm: Callable[[Path], None], said: str) -> None:
    harm(desk.path.parent)
    (fault,) = desk.check().faults
    assert (fault.table, said in fault.said) == ("photo", True)


def test_a_damaged_file_is_told_and_saved_through_the_handle(desk: Tracker) -> None:
    whole = desk.check()
    desk.close()
    data = desk.path.read_bytes()
    desk.path.write_bytes(bytes(100) + data[100:])
    assert [fault.kind for fault in desk.check().faults] == [FaultKind.FILE]
    with pytest.raises(DamagedJournalError):
        desk.today()
    fixed = desk.fix()
    assert fixed.survey.digest == whole.digest
    assert desk.check() == whole
    assert desk.today().logged
    assert fixed.aside[0].read_bytes() == bytes(100) + data[100:]
