"""Garmin Connect's CSV: no units, either comma, missing values, re-saved by a spreadsheet."""

from dataclasses import replace
from datetime import datetime

import pytest

from tests.formats.archives.health_made import one, recordings, refusals
from tests.formats.archives.making import WANTED
from tracker.domain.recordings import Item
from tracker.formats.archives.garmin import matches_garmin, read_garmin
from tracker.formats.archives.tables import read_table

HEAD = (
    "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Max HR,Total Ascent,Steps,Total Reps,"
    "Best Lap Time,Moving Time,Elapsed Time\n"
)
RUN = (
    'Running,2025-02-06 17:06:03,false,"Wellington, Running","5.48","447","00:31:24","153","176","215","4,808",'
    '"--","00:02:15.3","00:31:08","00:32:57"\n'
)


def test_a_row_as_garmin_writes_it() -> None:
    run = one(read_garmin((HEAD + RUN).encode(), "g.csv", WANTED))
    assert (run.activity, run.title, run.timed) == ("run", "Wellington, Running", True)
    assert run.local == datetime.fromisoformat("2025-02-06 17:06:03")
    assert (run.distance_mm, run.climb_mm, run.steps, run.reps) == (5_480_000, 215_000, 4_808, None)
    assert (run.elapsed_s, run.timer_s, run.moving_s) == (1977, 1884, 1868)
    assert (run.energy_kj, run.hr_avg, run.hr_max) == (1870, 153, 176)
    assert not run.warnings
    assert (run.started_at, run.offset_s, run.zone) == (None, None, "")


def test_distances_are_in_the_unit_of_the_account() -> None:
    run = one(read_garmin((HEAD + RUN).encode(), "g.csv", replace(WANTED, units="mi")))
    assert run.distance_mm == 8_819_205
    assert run.climb_mm == 65_532


@pytest.mark.parametrize(
    ("rows", "metres"),
    [
        ('"5,81","447"|"12,00","1,447"', [5_810, 12_000]),
        ('"5.81","447"|"1,012.5","447"', [5_810, None]),
        ('"5,812","447"|"7,00","315"', [5_812, 7_000]),
        ('"5,812","447"|"7.00","315"', [None, 7_000]),
        ('"5,812","447"', [None]),
        ('"5,812","1,447"', [None]),
        ('"0.00","447"', ["unknown"]),
        ('"--","447"', ["unknown"]),
    ],
)
def test_the_comma_is_what_the_file_shows(rows: str, metres: list[object]) -> None:
    """None stands for a row that is refused: beyond a thousand kilometres, or in either reading."""
    data = "Activity Type,Date,Favorite,Title,Distance,Calories,Time\n" + "".join(
        f"Running,2025-02-0{n} 08:00:00,false,x,{row},00:30:00\n" for n, row in enumerate(rows.split("|"), 1)
    )
    told = [t for t in read_garmin(data.encode(), "g.csv", WANTED) if isinstance(t, Item)]
    found = [None if not t.recordings else (t.recordings[0].distance_mm or 0) // 1000 or "unknown" for t in told]
    assert found == metres


def test_pool_swims_are_in_metres_and_other_swims_too() -> None:
    rows = (
        'Pool Swim,2025-02-07 17:06:03,false,x,"1,500",1,00:31:24,,,,,,,,\n'
        'Open Water Swimming,2025-02-08 17:06:03,false,x,"1.85",1,00:31:24,,,,,,,,\n'
        'Running,2025-02-08 18:06:03,false,x,"25.50",1,02:31:24,,,,,,,,\n'
    )
    pool, lake, run = recordings(read_garmin((HEAD + rows).encode(), "g.csv", WANTED))
    assert (pool.activity, pool.distance_mm) == ("swim-pool", 1_500_000)
    assert (lake.activity, lake.distance_mm) == ("swim-open", 1_850_000)
    assert run.distance_mm == 25_500_000


EXCEL = "Cycling,7/4/2020 15:36,FALSE,Portland,7.16,520,0:49:12,132,165,223,--,--,--,--,--\n"


def test_dates_that_a_spreadsheet_turned_round_are_asked_for() -> None:
    [(path, why)] = refusals(read_garmin((HEAD + EXCEL).encode(), "g.csv", WANTED))
    assert path == "g.csv, line 2"
    assert "--day-first or --month-first" in why
    assert "line 2" in why.lower()


def test_dates_that_a_spreadsheet_turned_round_are_read_where_they_can_only_mean_one_thing() -> None:
    for data, wanted, month in (
        (HEAD + EXCEL + EXCEL.replace("7/4", "7/15"), WANTED, 7),
        (HEAD + EXCEL, replace(WANTED, day_first=True), 4),
        (HEAD + EXCEL, replace(WANTED, day_first=False), 7),
    ):
        first = recordings(read_garmin(data.encode(), "g.csv", wanted))[0]
        assert first.local is not None
        assert first.local.month == month
        assert first.timer_s == 2952


@pytest.mark.parametrize("bad", ["nan", "inf", "1e400", "-5.0", "1001.00", "0x10", "9" * 5000])
def test_a_bad_row_is_refused_alone(bad: str) -> None:
    data = HEAD + RUN.replace("5.48", bad) + RUN
    told = [t for t in read_garmin(data.encode(), "g.csv", WANTED) if isinstance(t, Item)]
    assert [bool(t.refused) for t in told] == [True, False]
    assert told[0].refused.startswith("Line 2: Distance")
    assert told[1].recordings[0].distance_mm == 5_480_000


def test_the_same_rows_are_known_again_in_a_newer_list() -> None:
    old = recordings(read_garmin((HEAD + RUN).encode(), "old.csv", WANTED))
    newer = (
        HEAD.replace(",Favorite", ",Favorite,Avg Power")
        + EXCEL.replace("7/4/2020", "2026-07-04").replace("FALSE", "FALSE,--")
        + RUN.replace("false", "false,300")
    )
    new = recordings(read_garmin(newer.encode(), "new.csv", WANTED))
    assert [one.digest for one in new][1:] == [one.digest for one in old]
    twice = recordings(read_garmin((HEAD + RUN + RUN).encode(), "old.csv", WANTED))
    assert len({one.digest for one in twice}) == 2
    assert twice[0].digest == old[0].digest


def test_transitions_are_nothing_one_would_miss() -> None:
    told = list(read_garmin((HEAD + RUN.replace("Running,2", "Transition,2")).encode(), "g", WANTED))
    assert isinstance(told[0], Item)
    assert told[0].skipped


ROW = 'Course à pied,2025-03-01 07:12:33,false,x,"5.81","412","00:31:24","150","172","33","00:31:00","00:33:10"\n'


@pytest.mark.parametrize(
    "head",
    [
        "Aktivitätstyp,Datum,Favorit,Titel,Distanz,Kalorien,Zeit,Ø Herzfrequenz,Maximale Herzfrequenz,"
        "Positiver Höhenunterschied,Zeit in Bewegung,Verstrichene Zeit",
        "Type d'activité,Date,Favori,Titre,Distance,Calories,Durée,Fréquence cardiaque moyenne,"
        "Fréquence cardiaque maximale,Ascension totale,Temps de déplacement,Temps écoulé",
        "Tipo de actividad,Fecha,Favorito,Título,Distancia,Calorías,Tiempo,Frecuencia cardiaca media,FC máxima,"
        "Ascenso total,Tiempo en movimiento,Tiempo transcurrido",
        "Tipo di attività,Data,Preferita,Titolo,Distanza,Calorie,Tempo,FC Media,FC max,Ascesa totale,"
        "Tempo in movimento,Tempo trascorso",
        "Activiteittype,Datum,Favoriet,Titel,Afstand,Calorieën,Tijd,Gem. HS,Max. HS,Totale stijging,"
        "Tijd bewogen,Verstreken tijd",
        "Tipo de atividade,Data,Favorito,Título,Distância,Calorias,Tempo total,FC Média,FC máxima,Subida total,"
        "Tempo em movimento,Tempo transcorrido",
    ],
)
def test_the_list_is_read_in_seven_languages(head: str) -> None:
    assert matches_garmin(head.split(","))
    run = one(read_table(f"{head}\n{ROW}".encode(), "g.csv", WANTED))
    assert (run.format, run.activity, run.sport, run.title) == ("garmin", "run", "Course à pied", "x")
    assert (run.distance_mm, run.climb_mm, run.energy_kj) == (5_810_000, 33_000, 1_724)
    assert (run.elapsed_s, run.timer_s, run.moving_s) == (1_990, 1_884, 1_860)
    assert (run.hr_avg, run.hr_max) == (150, 172)


def test_a_list_in_another_language_is_refused_with_the_way_out() -> None:
    polish = "Typ aktywności,Data,Ulubione,Tytuł,Dystans,Kalorie,Czas,Training Stress Score®\n"
    row = "Bieganie,2025-03-01 07:12:33,false,x,5.81,412,00:31:24,0.0\n"
    [(_, why)] = refusals(read_table((polish + row).encode(), "g.csv", WANTED))
    assert "English" in why
    assert "--columns" in why
    named = (("Typ aktywności", "activity"), ("Czas", "timer"))
    found = one(read_table((polish + row).encode(), "g.csv", replace(WANTED, columns=named)))
    assert (found.sport, found.timer_s) == ("Bieganie", 1_884)
    cut = "Activity Type,Date,Distance,Training Stress Score®\nRunning,2025-03-01 07:12:33,5.81,0.0\n"
    assert one(read_table(cut.encode(), "g.csv", WANTED)).distance_mm == 5_810_000


def test_its_headings_are_known() -> None:
    assert matches_garmin(HEAD.strip().split(","))
    assert not matches_garmin(("date", "activity", "distance"))
