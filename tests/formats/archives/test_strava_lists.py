"""Strava's list of activities in all its shapes: columns, languages, dates, numbers, files and rows without one."""

import csv
import gzip
import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.formats.archives.making import CORPUS, WANTED, bad, good, gpx, listed, put, read, told, zipped
from tracker.domain.activities import ACTIVITIES
from tracker.domain.recordings import Asked, Entry, Item, Recording
from tracker.formats.archives.sport_words import sport_of
from tracker.formats.archives.strava import matches_strava, read_strava

OLD = "id,date,name,type,description,elapsed_time,distance,commute,gear,filename".split(",")
TEN = (
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Commute,"
    "Activity Gear,Filename"
).split(",")
ENGLISH = (
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,"
    "Max Heart Rate,Relative Effort,Commute,Activity Private Note,Activity Gear,Filename,Athlete Weight,"
    "Bike Weight,Elapsed Time,Moving Time,Distance,Max Speed,Average Speed,Elevation Gain,Elevation Loss,"
    "Elevation Low,Elevation High,Max Grade,Average Grade,Average Positive Grade,Average Negative Grade,"
    "Max Cadence,Average Cadence,Max Heart Rate,Average Heart Rate,Max Watts,Average Watts,Calories,"
    "Max Temperature,Average Temperature,Relative Effort,Total Work,Number of Runs,Uphill Time,Downhill Time,"
    "Other Time,Perceived Exertion,Type,Start Time,Weighted Average Power,Power Count,Prefer Perceived Exertion,"
    "Perceived Relative Effort,Commute,Total Weight Lifted,From Upload,Grade Adjusted Distance,"
    "Weather Observation Time,Weather Condition,Weather Temperature,Apparent Temperature,Dewpoint,Humidity,"
    "Weather Pressure,Wind Speed,Wind Gust,Wind Bearing,Precipitation Intensity,Sunrise Time,Sunset Time,"
    "Moon Phase,Bike,Gear,Precipitation Probability,Precipitation Type,Cloud Cover,Weather Visibility,UV Index,"
    "Weather Ozone,Jump Count,Total Grit,Average Flow,Flagged,Average Elapsed Speed,Dirt Distance,"
    "Newly Explored Distance,Newly Explored Dirt Distance,Activity Count,Total Steps,Carbon Saved"
).split(",")
LATER = {
    87: [],
    92: ["Pool Length", "Training Load", "Intensity", "Average Grade Adjusted Pace", "Timer Time"],
    94: [
        "Pool Length",
        "Training Load",
        "Intensity",
        "Average Grade Adjusted Pace",
        "Timer Time",
        "Total Cycles",
        "Media",
    ],
}
LATER[99] = [*LATER[94][:-1], "Recovery", "With Pet", "Competition", "Long Run", "For a Cause", "Media"]
LATER[101] = [*LATER[99][:-1], "With Kid", "Downhill Distance", "Media"]
GERMAN = (
    "Aktivitäts-ID,Aktivitätsdatum,Name der Aktivität,Aktivitätsart,Aktivitätsbeschreibung,Verstrichene Zeit,Distanz,"
    "Max. Herzfrequenz,Relative Leistung,Pendeln,Hinweis zur Privatsphäre für Aktivitäten,Aktivitätsausrüstung,"
    "Dateiname,Sportlergewicht,Fahrradgewicht,Verstrichene Zeit,Bewegungszeit,Distanz,Höchstgeschw.,"
    "Durchschnittliche Geschwindigkeit,Höhenzunahme,Höhenunterschied,Min. Höhe,Max. Höhe,Max. Steigung,"
    "Durchschnittliche Steigung,Durchschnittliche positive Steigung,Durchschnittliche negative Steigung,"
    "Max. Tritt-/Schrittfrequenz,Durchschnittliche Trittfrequenz,Max. Herzfrequenz,Durchschnittliche Herzfrequenz,"
    "Max. Watt,Durchschnittliche Watt,Kalorien"
).split(",")
DUTCH = (
    "Activiteits-ID,Datum van activiteit,Naam activiteit,Activiteitstype,Beschrijving van activiteit,Verstreken tijd,"
    "Afstand,Max. hartslag,Relatieve inspanning,Woon-werkverkeer,Privénotitie,Uitrusting voor activiteit,Bestandsnaam,"
    "Gewicht atleet,Gewicht fiets,Verstreken tijd,Beweegtijd,Afstand,Max. snelheid,Gemiddelde snelheid,Totale stijging"
).split(",")
FRENCH = (
    "ID de l’activité,Date de l'activité,Nom de l'activité,Type d'activité,Description de l'activité,Temps écoulé,"
    "Distance,Fréquence cardiaque max.,Mesure d’effort relatif,Trajet domicile-travail,Note privée,Matériel,"
    "Nom du fichier,Poids de l'athlète,Poids du vélo,Temps écoulé,Durée de déplacement,Distance,Vitesse max.,"
    "Vitesse moyenne,Dénivelé positif"
).split(",")
POLISH = (  # no alias is known: only the places are
    "Identyfikator aktywności,Data aktywności,Nazwa aktywności,Rodzaj aktywności,Opis aktywności,Czas,Dystans,"
    "Maks. tętno,Wysiłek,Dojazd,Notatka,Sprzęt,Nazwa pliku,Waga,Waga roweru,Czas,Czas ruchu,Dystans,Prędkość"
).split(",")
FULL = {
    0: "12070555079",
    1: "May 29, 2022, 3:53:35 PM",
    2: "Laufen Landal Park",
    3: "Run",
    4: 'Along the lake,\nround it "twice"\n#forest',
    5: "1428",
    6: "3.32",
    9: "false",
    10: "knee again",
    12: "activities/12866632127.gpx.gz",
    15: "1428.0",
    16: "1411.0",
    17: "3322.949951171875",
    20: "61.878849029541016",
    30: "171.0",
    31: "152.6",
    34: "262.0",
    43: "4.0",
    85: "3344.0",
}


def row(headings: Sequence[str], cells: Mapping[int, str]) -> list[str]:
    return [cells.get(place, "") for place in range(len(headings))]


def table(headings: Sequence[str], *rows: Mapping[int, str], delimiter: str = ",") -> bytes:
    made = io.StringIO()
    writer = csv.writer(made, delimiter=delimiter)
    writer.writerow(headings)
    writer.writerows(row(headings, cells) for cells in rows)
    return made.getvalue().encode()


def told_of(data: bytes, **wishes: object) -> list[Entry | Item]:
    found = list(read_strava(data, "activities.csv", replace(WANTED, **wishes)))  # type: ignore[arg-type]
    return [one for one in found if isinstance(one, Entry | Item)]


def one(data: bytes, **wishes: object) -> Recording:
    (only,) = told_of(data, **wishes)
    if isinstance(only, Entry):
        assert only.listed is not None
        return only.listed
    assert not only.refused, only.refused
    return only.recordings[0]


@pytest.mark.parametrize("count", LATER)
def test_each_width_of_the_list_is_read_alike(count: int) -> None:
    headings = [*ENGLISH, *LATER[count]]
    assert len(headings) == count
    assert matches_strava(headings)
    found = one(table(headings, FULL))
    assert (found.started_at, found.timed) == (datetime(2022, 5, 29, 15, 53, 35, tzinfo=UTC), True)
    assert (found.elapsed_s, found.moving_s, found.distance_mm, found.climb_mm) == (1428, 1411, 3_322_950, 61_879)
    assert (found.hr_max, found.hr_avg, found.energy_kj, found.rpe, found.steps) == (171, 153, 1096, 4, 3344)
    assert (found.activity, found.sport, found.title) == ("run", "Run", "Laufen Landal Park")
    assert found.note == 'Along the lake,\nround it "twice"\n#forest\n\nknee again'
    assert (found.ids, found.format, found.by_hand) == (("strava:12070555079",), "strava", False)
    assert not found.warnings
    assert not found.asks


def test_the_oldest_list_has_metres_and_plain_dates() -> None:
    found = one(table(OLD, {0: "1836776031", 1: "2018-09-12 15:02:23", 3: "Ride", 5: "783", 6: "3681.0", 7: "true"}))
    assert (found.started_at, found.distance_mm) == (datetime(2018, 9, 12, 15, 2, 23, tzinfo=UTC), 3_681_000)
    assert (found.activity, found.elapsed_s, found.by_hand) == ("ride-commute", 783, True)


def test_the_ten_columns_of_2019_have_kilometres_but_swims_metres() -> None:
    cells = {0: "1", 1: "Sep 12, 2018, 3:02:23 PM", 3: "Ride", 5: "783", 6: "3.68"}
    assert one(table(TEN, cells)).distance_mm == 3_680_000
    assert one(table(TEN, cells), units="mi").distance_mm == round(3.68 * 1_609_344)
    assert one(table(TEN, {**cells, 3: "Swim", 6: "1500"})).distance_mm == 1_500_000
    assert one(table(TEN, {**cells, 6: "0.0"})).distance_mm is None, "zero is nothing known"


def test_german_dates_and_commas() -> None:
    cells = {**FULL, 1: "09.12.2022, 15:24:49", 3: "Virtuelle Radfahrt", 6: "9,44", 17: "9442.5", 9: "false"}
    found = one(table(GERMAN, cells))
    assert (found.started_at, found.distance_mm) == (datetime(2022, 12, 9, 15, 24, 49, tzinfo=UTC), 9_442_500)
    assert (found.activity, found.virtual, found.climb_mm, found.energy_kj) == ("ride", True, 61_879, 1096)
    del cells[17]
    assert one(table(GERMAN, cells)).distance_mm == 9_440_000


def test_a_climb_of_three_decimals_is_no_thousand() -> None:
    assert one(table(GERMAN, {**FULL, 1: "09.12.2022, 15:24:49", 20: "61.125"})).climb_mm == 61_125


@pytest.mark.parametrize(
    ("headings", "date", "sport"),
    [
        (DUTCH, "9 mei 2026, 00:03:01", "Hardloopsessie"),
        (DUTCH, "9 mei 2026 00:03:01", "Hardloopsessie"),
        (FRENCH, "9 mai 2026 à 00:03:01", "Course à pied"),
        (FRENCH, "9 mai 2026, 00:03:01", "Course à pied"),
        (GERMAN, "09.05.2026, 00:03:01", "Lauf"),
        (POLISH, "2026-05-09 00:03:01", "Run"),
    ],
)
def test_other_languages(headings: list[str], date: str, sport: str) -> None:
    cells = {**FULL, 1: date, 3: sport, 6: "3,32"}
    found = one(table(headings, {place: text for place, text in cells.items() if place < len(headings)}))
    assert (found.started_at, found.activity) == (datetime(2026, 5, 9, 0, 3, 1, tzinfo=UTC), "run")
    assert (found.distance_mm, found.elapsed_s, found.moving_s) == (3_322_950, 1428, 1411)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        *(("3 févr. 2026 10:00:00", 2), ("3 de mar. de 2026 10:00:00", 3), ("3 abr 2026, 10:00:00", 4)),
        *(("3 août 2026 à 10:00:00", 8), ("3 set 2026, 10:00:00", 9), ("3 okt. 2026 10:00:00", 10)),
        *(("3 ott 2026, 10:00:00", 10), ("3 dez. 2025, 10:00:00", 12), ("3 mrt 2026 10:00:00", 3)),
        *(("3 de out. de 2026, 10:00:00", 10), ("3. März 2026, 10:00:00", 3), ("Mar 3, 2026, 10:00:00 AM", 3)),
        *(("Mar 3, 2026, 10:00:00\u202fAM", 3), ("3 Mar 2026, 10:00:00", 3), ("2026-03-03T10:00:00Z", 3)),
    ],
)
def test_dates_with_named_months(text: str, month: int) -> None:
    found = one(table(ENGLISH, {**FULL, 1: text})).started_at
    assert found is not None
    assert (found.day, found.month, found.hour) == (3, month, 10)


def test_the_order_of_day_and_month_is_never_guessed() -> None:
    cells = {**FULL, 1: "05/03/2026, 10:00:00", 12: ""}
    asked = one(table(ENGLISH, cells))
    assert (asked.started_at, asked.asks[0][0]) == (None, Asked.WHEN)
    assert "--day-first or --month-first" in asked.asks[0][1]
    for day_first, at in ((True, (3, 5)), (False, (5, 3))):
        found = one(table(ENGLISH, cells), day_first=day_first).started_at
        assert found is not None
        assert (found.month, found.day) == at
    first, second = (
        item.recordings[0]
        for item in told_of(table(ENGLISH, cells, {**cells, 1: "25/03/2026"}))
        if isinstance(item, Item)
    )
    assert first.started_at == datetime(2026, 3, 5, 10, tzinfo=UTC), "the other row shows the order"
    assert (second.timed, second.local) == (False, datetime.fromisoformat("2026-03-25")), (
        "of which only the day is known"
    )


def test_a_date_in_no_known_words_names_the_setting_to_change() -> None:
    cells = {**FULL, 1: "9 maja 2026, 00:03:01"}
    filed, (alone,) = one(table(POLISH, cells)), told_of(table(POLISH, {**cells, 12: ""}))
    assert (filed.started_at, filed.asks[0][0]) == (None, Asked.WHEN), "the file will tell the time"
    assert isinstance(alone, Item)
    assert "set the language of strava.com to English" in alone.refused


@pytest.mark.parametrize("drop", [5, 15, 17])
def test_an_unknown_language_with_other_columns_is_refused(drop: int) -> None:
    headings = [*POLISH[:drop], *POLISH[drop + 1 :]]
    assert not matches_strava(headings)
    (item,) = told_of(table(headings, FULL))
    assert isinstance(item, Item)
    assert item.refused.endswith(
        "set the language of strava.com to English, request the archive again and import that."
    )


def test_headings_with_markup() -> None:
    marked = [
        f'<span class="translation_missing" title="x">{text}</span>' if n % 7 == 3 else text
        for n, text in enumerate(ENGLISH)
    ]
    assert one(table(marked, FULL)) == replace(one(table(ENGLISH, FULL)))


def test_broken_rows_cost_only_themselves() -> None:
    data = table(ENGLISH, FULL, {**FULL, 0: "2", 17: "much"}, {**FULL, 0: "3", 1: "Feb 30, 2026, 1:00:00 PM"})
    data += b"4,short\r\n" + table(ENGLISH, {**FULL, 0: "5"}).split(b"\r\n", 1)[1]
    found = told_of(data)
    assert [isinstance(one, Entry) for one in found] == [True, False, False, False, True]
    reasons = [one.refused for one in found if isinstance(one, Item)]
    assert "much" in reasons[0]
    assert "no day of the calendar" in reasons[1]
    assert reasons[2] == "The row can't be read: it has 2 cells where there are 87 headings."
    assert found[-1].path == "activities.csv, line 12", "lines are counted, not rows"


def test_an_id_that_a_spreadsheet_has_rewritten_is_no_id() -> None:
    found = one(table(ENGLISH, {**FULL, 0: "1.2070555079E+10"}))
    assert (found.ids, len(found.warnings)) == ((), 1)


def test_flags_of_a_row() -> None:
    headings = [*ENGLISH, *LATER[101]]
    race = {**FULL, headings.index("Competition"): "1.0", headings.index("Timer Time"): "1420.0"}
    assert (one(table(headings, race)).race, one(table(headings, race)).timer_s) == (True, 1420)
    ridden = one(table(headings, {**FULL, 3: "E-Bike Ride", 9: "true"}))
    assert (ridden.activity, ridden.assisted, ridden.tags) == ("ride-commute", True, ())
    assert one(table(headings, {**FULL, 3: "Walk", 50: "1.0"})).tags == ("commute",)


@pytest.mark.parametrize(
    ("word", "key", "flags"),
    [
        *(("Ride", "ride", ""), ("Virtual Ride", "ride", "virtual"), ("VirtualRide", "ride", "virtual")),
        *(("E-Bike Ride", "ride", "assisted"), ("EBikeRide", "ride", "assisted"), ("Gravel Ride", "ride-gravel", "")),
        *(("E-Mountain Bike Ride", "ride-mtb", "assisted"), ("Mountain Bike Ride", "ride-mtb", "")),
        *(("Trail Run", "run-trail", ""), ("Virtual Run", "run", "virtual"), ("Weight Training", "strength", "")),
        *(("Workout", "cross", ""), ("Nordic Ski", "nordic", ""), ("Backcountry Ski", "alpine", "")),
        *(("Ice Skate", "skate", ""), ("Stair-Stepper", "stepper", ""), ("Rock Climb", "rock-climb", "")),
        *(("Stand Up Paddling", "sup", ""), ("Rowing", "row", ""), ("Virtual Row", "erg-row", "")),
        *(("Soccer", "team-sport", ""), ("Pickleball", "racket-sport", ""), ("Surfing", "custom", "")),
        *(("Lauf", "run", ""), ("Radfahrt", "ride", ""), ("Gewichtstraining", "strength", "")),
        *(("Wandern", "hike", ""), ("Spaziergang", "walk", ""), ("E-Bike-Fahrt", "ride", "assisted")),
        *(("Fietsrit", "ride", ""), ("Wandeling", "walk", ""), ("Krachttraining", "strength", "")),
        *(("Natation", "swim", ""), ("Randonnée", "hike", ""), ("Caminata", "walk", ""), ("Nuoto", "swim", "")),
    ],
)
def test_sports(word: str, key: str, flags: str) -> None:
    found = one(table(ENGLISH, {**FULL, 3: word}))
    assert found.activity == key
    assert {name for name in ("virtual", "assisted", "indoor") if getattr(found, name)} == set(flags.split())
    assert found.sport == word


def test_every_word_for_a_sport_means_one() -> None:
    from tracker.formats.archives import sport_words

    words = [word for words in sport_words._LANGUAGES.values() for word in words]
    assert len(words) == len(set(words))
    for word in words:
        assert sport_of(word).activity in ACTIVITIES, word


def test_rows_and_files_come_together(tmp_path: Path) -> None:
    ride = {**FULL, 0: "2", 2: "Ride", 3: "Ride", 12: "activities/2.gpx"}
    rows = [
        FULL,
        ride,
        {**FULL, 0: "3", 2: "By hand", 3: "Yoga", 12: ""},
        {**FULL, 0: "4", 2: "Lost", 12: "activities/4.fit"},
        {**FULL, 0: "5", 2: "Error", 12: "#error#"},
        {**FULL, 0: "6", 2: "Again", 12: "activities/2.gpx"},
    ]
    members = {
        "export/activities.csv": table(ENGLISH, *rows),
        "export/activities/12866632127.gpx.gz": gzip.compress(gpx()),
        "export/activities/2.gpx": gpx(2),
        "export/activities/9.gpx": gpx(9),
        "export/media/1.jpg": b"\xff\xd8\xff",
        "export/profile.csv": b"Athlete ID,Email Address\n1,x\n",
        "export/routes/1.gpx": gpx(30),
    }
    path = put(tmp_path, "e.zip", zipped(members))
    found = told(path)
    entries = [one for one in found if isinstance(one, Entry)]
    assert [one.member.removeprefix("export/") for one in entries] == [
        *("activities/12866632127.gpx.gz", "activities/2.gpx", "activities/9.gpx", "routes/1.gpx"),
    ]
    assert [one.path for one in entries[:2]] == [
        "e.zip: export/activities.csv, line 2",
        "e.zip: export/activities.csv, line 5",
    ]
    assert [one.listed.title if one.listed else None for one in entries] == ["Laufen Landal Park", "Ride", None, None]
    alone = {item.recordings[0].title: item.recordings[0] for item in found if isinstance(item, Item)}
    assert (alone["By hand"].by_hand, alone["By hand"].warnings) == (True, ())
    said = {title: one.warnings for title, one in alone.items()}
    assert said["Lost"] == ("activities/4.fit is not in the archive: only the list was read.",)
    assert said["Error"] == ("Strava couldn't hand out its file: only the list was read.",)
    assert said["Again"] == ("The same file stands in the list twice: only the list was read.",)
    assert not any(alone[title].by_hand for title in ("Lost", "Error", "Again"))
    assert all(item.recordings for item in read(path)), "pictures and other lists of the export are nothing to say"


def test_an_archive_in_an_unknown_language_still_gives_its_files(tmp_path: Path) -> None:
    path = put(tmp_path, "e.zip", zipped({"activities.csv": b"a;b\n1;2\n", "activities/1.gpx": gpx()}))
    assert good(path) == ["e.zip: activities/1.gpx"]
    assert "set the language of strava.com" in bad(path)["e.zip: activities.csv"]


def test_two_exports_in_one_folder_are_both_read(tmp_path: Path) -> None:
    for n in (1, 2):
        put(tmp_path, f"export_{n}/activities.csv", table(ENGLISH, {**FULL, 0: str(n), 12: "activities/1.gpx"}))
        put(tmp_path, f"export_{n}/activities/1.gpx", gpx(n))
    assert [one.ids for one in listed(tmp_path)] == [("strava:1",), ("strava:2",)]
    assert len(good(tmp_path)) == 2


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the folder of real files is not here")
@pytest.mark.parametrize("place", ["strava-export", "strava-export/activities.csv"])
def test_the_real_export(place: str) -> None:
    (found,) = listed(CORPUS / place)
    assert (found.started_at, found.ids) == (datetime(2022, 5, 29, 15, 53, 35, tzinfo=UTC), ("strava:12070555079",))
    assert (found.distance_mm, found.elapsed_s, found.moving_s) == (3_322_950, 1428, 1411)
    (item,) = read(CORPUS / place)
    assert item.recordings[0].started_at == found.started_at
    assert item.recordings[0].distance_mm == found.distance_mm


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=20), max_size=6),
    st.sampled_from((ENGLISH, GERMAN, TEN)),
)
def test_no_row_makes_reading_raise(cells: list[list[str]], headings: list[str]) -> None:
    data = table(headings, *(dict(enumerate(row)) for row in cells))
    for found in told_of(data.decode().encode("utf-8", "replace")):
        assert isinstance(found, Entry) or found.refused or found.recordings
