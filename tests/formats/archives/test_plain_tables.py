"""A table of sessions by anybody: headings that are known or named, an outcome for every row."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.archives.health_made import recordings, refusals
from tests.formats.archives.making import CORPUS, WANTED
from tracker.domain.recordings import Item, Recording
from tracker.domain.sessions import Part
from tracker.formats.archives.garmin import read_garmin
from tracker.formats.archives.garmin_account import read_garmin_summaries
from tracker.formats.archives.hevy import read_hevy
from tracker.formats.archives.kinds import kind_of
from tracker.formats.archives.plain_columns import ALIASES
from tracker.formats.archives.plain_csv import read_plain_csv
from tracker.formats.archives.runkeeper import read_runkeeper
from tracker.formats.archives.sport_words import sport_of
from tracker.formats.archives.strong import read_strong
from tracker.formats.told import decode, encode


def read(text: str, **wanted: object) -> list[Recording]:
    told = list(read_plain_csv(text.encode(), "t.csv", replace(WANTED, **wanted)))  # type: ignore[arg-type]
    assert not refusals(told)
    return recordings(told)


def refused(text: str, **wanted: object) -> str:
    told = list(read_plain_csv(text.encode(), "t.csv", replace(WANTED, **wanted)))  # type: ignore[arg-type]
    [(_, reason)] = refusals(told)
    return reason


def test_english() -> None:
    [run] = read(
        "Date,Time,Sport,Distance (mi),Duration,Moving time,Elevation gain (ft),Calories,Avg HR,Max HR,Steps,"
        "RPE,Title,Notes,Tags,ID\n"
        '2026-03-15,7:30 am,Trail run,6.2,1:05:12,1:01:00,400,"1,012",145,171,9000,7,Early,"Cold, dark",#night snow,'
        "b1946ac92492d2347c6235b4d2611184\n"
    )
    assert (run.activity, run.timed, run.local) == ("run-trail", True, datetime.fromisoformat("2026-03-15 07:30"))
    assert (run.distance_mm, run.elapsed_s, run.moving_s, run.climb_mm) == (9_977_933, 3_912, 3_660, 121_920)
    assert (run.energy_kj, run.hr_avg, run.hr_max, run.steps, run.rpe) == (4_234, 145, 171, 9_000, 7)
    assert (run.title, run.note, run.tags) == ("Early", "Cold, dark", ("night", "snow"))
    assert run.ids == ("csv:b1946ac92492d2347c6235b4d2611184",)


def test_german() -> None:
    first, second = read(
        "Datum;Uhrzeit;Sportart;Strecke (km);Dauer;Höhenmeter;Puls;Notiz\n"
        "15.03.2026;07:30;Laufen;12,5;1:05:12;120;145;Schön\n16.03.2026;;Schwimmen;1,5;35:00;;;\n"
    )
    assert (first.activity, first.distance_mm, first.climb_mm, first.note) == ("run", 12_500_000, 120_000, "Schön")
    assert (second.activity, second.distance_mm, second.elapsed_s, second.timed) == ("swim", 1_500_000, 2_100, False)


def test_columns_named_by_the_athlete() -> None:
    text = "When,What,Far,Held\n2026-05-03,plank,,1:30\n2026-05-04 10:00+02:00,run,5,\n"
    assert "--columns" in refused(text)
    plank, run = read(
        text.replace("1:30", "90 s"),
        columns=(("When", "date"), ("what", "activity"), ("FAR", "distance"), ("Held", "hold")),
        units="mi",
    )
    assert plank.parts == (Part(hold_s=90),)
    assert run.distance_mm == 8_046_720
    assert run.started_at == datetime(2026, 5, 4, 8, tzinfo=UTC)
    assert run.offset_s == 7_200
    assert "no field" in refused(text, columns=(("When", "day of it"),))
    assert "no column" in refused(text, columns=(("Wenn", "date"),))


def test_the_order_of_dates_is_asked_for() -> None:
    text = "date,activity,km\n03/05/2026,run,5\n"
    assert "--day-first or --month-first" in refused(text)
    assert [run.local for run in read(text, day_first=True)] == [datetime.fromisoformat("2026-05-03")]
    found = read(text + "03/25/2026,run,5\n")
    assert [run.local for run in found] == [datetime.fromisoformat("2026-03-05"), datetime.fromisoformat("2026-03-25")]


@pytest.mark.parametrize(
    ("head", "cells", "seconds"),
    [
        ("time", "28:30", 1_710),
        ("time (mm:ss)", "1:30", 90),
        ("duration (h:mm)", "1:30", 5_400),
        ("duration (min)", "45", 2_700),
        ("minutes", "45", 2_700),
        ("duration", "0:28:30", 1_710),
        ("duration", "22:30", 1_350),
        ("duration_s", "1350.4", 1_350),
    ],
)
def test_durations_are_what_their_column_says(head: str, cells: str, seconds: int) -> None:
    [run] = read(f"date,activity,km,{head}\n2026-05-03,run,5,{cells}\n")
    assert run.elapsed_s == seconds


@pytest.mark.parametrize(
    ("row", "seconds", "read_as"),
    [
        ("ride,40,1:30", 5_400, "1 h 30 min: nobody covers 40 km in 1 min 30 s"),
        ("walk,7,1:12", 4_320, "1 h 12 min"),
        ("quidditch,40,1:30", 5_400, "1 h 30 min"),
        ("run,0.4,1:30", 90, ""),
        ("ride,90,52:30", 3_150, ""),
        ("alpine,3,2:30", 150, ""),
        ("quidditch,3,2:30", 150, ""),
        ("ride,,1:30", 90, ""),
        ("plank,40,1:30", 90, ""),
        ("ride,40,0:00", None, ""),
    ],
)
def test_a_row_that_can_not_be_read_as_its_column_is_read_as_it_can_be(
    row: str, seconds: int | None, read_as: str
) -> None:
    _, found = read(f"date,activity,km,duration\n2026-05-03,run,10.5,52:30\n2026-05-04,{row}\n")
    assert found.elapsed_s == seconds
    assert len(found.warnings) == bool(read_as)
    assert read_as in " ".join(found.warnings)


def test_a_duration_that_may_be_either_is_refused() -> None:
    assert "0:01:30 or 1:30:00" in refused("date,activity,duration\n2026-05-03,yoga,1:30\n")
    assert "--columns" in refused("date,activity,time\n2026-05-03,yoga,1:30\n")
    assert read("date,activity,time,duration\n2026-05-03,yoga,1:30,1:00:00\n")[0].timed


def test_rows_have_an_outcome_each() -> None:
    rows = ["run,5", "run,nan", "run,-5", "run,1001", ",", "Zumba Gold,", 'run,"1,234"', "run,0", "run,5,6"]
    text = "date,activity,km\n" + "".join(f"2026-05-{n:02d},{row}\n" for n, row in enumerate(rows, 1))
    told = [found for found in read_plain_csv(text.encode(), "t.csv", WANTED) if isinstance(found, Item)]
    assert [bool(item.refused) for item in told] == [False, True, True, True, True, False, True, False, True]
    assert [item.path for item in told] == [f"t.csv, line {n}" for n in range(2, 11)]
    assert all(item.refused.startswith(f"Line {n}: ") for n, item in enumerate(told, 2) if item.refused)
    assert told[5].recordings[0].sport == "Zumba Gold"
    assert told[5].recordings[0].activity is None
    assert told[7].recordings[0].distance_mm is None


def test_an_old_encoding_is_said_once() -> None:
    told = read_plain_csv("date,activity\n2026-05-03,Laufen ü\n2026-05-04,run\n".encode("cp1252"), "t.csv", WANTED)
    assert [len(found.warnings) for found in recordings(told)] == [1, 0]


def test_points_of_a_track_are_no_sessions() -> None:
    assert "points of a track" in refused("time,latitude,longitude,speed\n2026-05-03 10:00,1,2,3\n")
    path = CORPUS / "other" / "csv_export.csv"
    if path.exists():
        told = list(read_plain_csv(path.read_bytes(), "csv_export.csv", WANTED))
        assert not recordings(told)
        assert refusals(told)


@pytest.mark.parametrize("text", ["", "\n", "date\n2026-05-03\n", "x,y\n1,2\n", '"date,activity\n'])
def test_no_table_of_sessions(text: str) -> None:
    assert refused(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Date;Sport;Distance (km);Durée\n2025-03-14;Course à pied;10,2;00:52:10", ("run", 10_200_000, 3_130)),
        ("Fecha;Actividad;Distancia;Duración;Notas\n2025-03-14;Ciclismo;10,2;00:52:10;x", ("ride", 10_200_000, 3_130)),
        ("Data;Attività;Distanza;Durata\n2025-03-14;Nuoto;1,5;00:52:10", ("swim", 1_500_000, 3_130)),
        ("Datum;Activiteit;Afstand;Duur;Opmerking\n2025-03-14;Wandelen;4;00:52:10;x", ("walk", 4_000_000, 3_130)),
        ("Date;Type d’activité;Distance\n2025-03-14;Randonnée;4", ("hike", 4_000_000, None)),
    ],
)
def test_other_languages(text: str, found: tuple[str, int, int | None]) -> None:
    [one] = read(text)
    assert (one.activity, one.distance_mm, one.elapsed_s) == found
    assert not one.warnings


def test_columns_that_are_not_read_are_said_once() -> None:
    long, held = ",".join(f"Extra {n}" for n in range(30)), ",x" * 30
    rows = f"2026-05-03,run,,--,file{held}\n2026-05-04,run,Ulm,,file{held}\n"
    text = f"Date,Activity,Wo,Gut,Source,{long}\n{rows}"
    first, second = read(text)
    [said] = first.warnings
    assert said.startswith("Columns not read: Wo, Extra 0, Extra 1, ")
    assert said.endswith(", …; name what matters with --columns.")
    assert len(said) < 200
    assert not second.warnings
    [named] = read("Date,Activity,Wo\n2026-05-03,run,Ulm\n", columns=(("Wo", "note"),))
    assert (named.note, named.warnings) == ("Ulm", ())


def test_titles_above_the_headings_are_skipped() -> None:
    for title in ("My training log\n", "My training log,,\n\n,,\n2025,,\n", '"Log, of mine",,\n', '"",Log,""\n'):
        text = f"{title}Date,Activity,km\n2026-05-03,run,5\n"
        [one] = read(text)
        assert one.distance_mm == 5_000_000
        assert kind_of(text.encode(), "log.csv") == "csv"
    [spread] = read('"Date\nof it",Activity,km\n2026-05-03,run,5\n', columns=(("Date of it", "date"),))
    assert spread.activity == "run"
    assert kind_of(b"Dear diary\nToday, I ran, a lot,\nand, well, rested\n", "log.txt") == "text"


def test_no_heading_means_two_things() -> None:
    words = [word for words in ALIASES.values() for word in words.split(", ")]
    assert len(words) == len(set(words))


def test_words_for_sports() -> None:
    assert sport_of("Indoor Cycling").indoor
    assert sport_of("lap_swimming").activity == "swim-pool"
    assert sport_of("stand_up_paddleboarding_v2").activity == "sup"
    assert sport_of("Radfahren").activity == "ride"
    assert [sport_of(word).activity for word in ("Other", "", "9", "Sonstiges", "quidditch")] == [None] * 5


READERS = (read_garmin, read_runkeeper, read_hevy, read_strong, read_plain_csv, read_garmin_summaries)
HEADS = (
    "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Elapsed Time\n",
    "Activity Id,Date,Type,Distance (km),Duration,GPX File\n",
    "title,start_time,end_time,exercise_title,set_index,weight_kg,reps,distance_km,duration_seconds\n",
    "Date;Workout Name;Exercise Name;Set Order;Weight;Reps;Distance;Distance Unit;Seconds;Workout Duration\n",
    "date,time,activity,distance,duration,hold,hr,rpe,tags,id\n",
    "",
)
CELLS = st.sampled_from(
    (
        *(
            "",
            "run",
            "2026-05-03",
            "3/5/2026 7:30",
            "5,81",
            "1,234",
            "nan",
            "-5",
            "1e400",
            "1:30",
            "0:31:24",
            "--",
            '"',
        ),
        *("\0", "９", "a.gpx", "Push Up", "km", "9" * 50, "2026-05-03T10:00:00+25:00", "\n", "🏃"),
    )
)


@given(
    st.sampled_from(HEADS),
    st.lists(st.lists(CELLS, max_size=11), max_size=6),
    st.sampled_from(",;\t"),
    st.none() | st.booleans(),
)
def test_no_reader_ever_raises_or_tells_what_cannot_be_sent_on(
    head: str, rows: list[list[str]], delimiter: str, day_first: bool | None
) -> None:
    data = (head.replace(",", delimiter) + "\n".join(delimiter.join(row) for row in rows)).encode()
    for reader in READERS:
        for told in reader(data, "t", replace(WANTED, day_first=day_first)):
            assert decode(encode(told)) == told


@given(st.binary(max_size=200))
def test_no_bytes_make_a_reader_raise(data: bytes) -> None:
    for reader, head in zip(READERS, (*HEADS[:5], '{"summarizedActivitiesExport":['), strict=True):
        for told in (*reader(data, "t", WANTED), *reader(head.encode() + data, "t", WANTED)):
            assert decode(encode(told)) == told
