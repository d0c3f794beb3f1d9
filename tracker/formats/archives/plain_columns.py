"""Which column of a plain CSV is what: by the words that people use as headings, or by what the athlete says.

A heading may name its unit: "Distance (km)", "climb_ft", "Minutes".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracker.errors import InputError
from tracker.formats.archives.csv_amounts import MISSING
from tracker.formats.archives.csv_sheets import split_unit, units_of
from tracker.formats.archives.csv_text import Table, plain_heading
from tracker.formats.outgoing.sessions_csv import headings as own_headings

# field: its headings, parted by commas, in lower case and without units
ALIASES: Mapping[str, str] = {
    "date": "date, day, datum, start, start date, start time, started, started at, datetime, date time, timestamp, "
    "start date local, activity date, workout date, startzeit, beginn, fecha, data",
    "time": "time of day, clock, clock time, uhrzeit, heure, hora, ora, tijdstip",
    "activity": "activity, activity type, sport, sports, type, kind, discipline, workout type, exercise, sportart, "
    "aktivität, aktivitätsart, aktivitätstyp, disziplin, art, activité, type d'activité, actividad, "
    "tipo de actividad, deporte, attività, tipo di attività, activiteit, activiteittype, activiteitstype, "
    "atividade, tipo de atividade, esporte",
    "distance": "distance, dist, length, distanz, strecke, entfernung, km, kilometers, kilometres, kilometer, miles, "
    "mi, metres, meters, distancia, distanza, afstand, distância",
    "duration": "duration, workout time, workout duration, total time, dauer, trainingszeit, minutes, mins, min, "
    "minuten, hours, stunden, durée, duración, durata, duur, duração",
    "elapsed": "elapsed, elapsed time, gesamtzeit, temps écoulé, tiempo transcurrido, tempo trascorso, "
    "verstreken tijd, tempo decorrido",
    "moving": "moving, moving time, bewegungszeit, zeit in bewegung, temps de déplacement, tiempo en movimiento, "
    "tempo in movimento, beweegtijd, tempo em movimento",
    "timer": "timer, timer time",
    "climb": "climb, climbing, ascent, total ascent, elevation, elevation gain, elev gain, aufstieg, anstieg, "
    "höhenmeter, hm, dénivelé, dénivelé positif, desnivel, desnivel positivo, dislivello, dislivello positivo, "
    "hoogtemeters",
    "energy": "energy, calories, kcal, calories burned, kalorien, energie, kj, calorías, calorie, calorieën, calorias",
    "hr": "hr, heart rate, avg hr, avg heart rate, average hr, average heart rate, bpm, puls, ø puls, herzfrequenz, "
    "durchschnittspuls",
    "hr_max": "max hr, hr max, max heart rate, maximum heart rate, max puls, maximalpuls",
    "steps": "steps, step count, schritte",
    "reps": "reps, repetitions, count, wiederholungen, anzahl",
    "hold": "hold, hold time, haltezeit",
    "rpe": "rpe, effort, perceived exertion, anstrengung",
    "title": "title, name, workout, workout name, activity name, titel, bezeichnung, titre, título, titolo",
    "note": "note, notes, comment, comments, description, notiz, notizen, kommentar, beschreibung, bemerkung, "
    "remarque, remarques, commentaire, commentaires, nota, notas, comentario, comentarios, commento, commenti, "
    "notitie, notities, opmerking, opmerkingen",
    "tags": "tags, labels, hashtags, schlagwörter",
    "zone": "zone, time zone, timezone, zeitzone",
    "indoor": "indoor, indoors",
    "virtual": "virtual",
    "assisted": "assisted, e-bike",
    "race": "race, wettkampf",
    "id": "id, activity id, external id, uuid",
}
_BY_HEADING = {alias: name for name, aliases in ALIASES.items() for alias in aliases.split(", ")}
_CLOCK_OR_DURATION = frozenset(("time", "zeit", "tijd"))
_UNIT_ALONE = {
    "kilometers": "km",
    "kilometres": "km",
    "kilometer": "km",
    "km": "km",
    "miles": "mi",
    "mi": "mi",
    "metres": "m",
    "meters": "m",
    "minutes": "min",
    "mins": "min",
    "min": "min",
    "minuten": "min",
    "hours": "h",
    "stunden": "h",
    "hm": "m",
    "höhenmeter": "m",
    "kj": "kj",
}
_AMOUNTS = frozenset(("distance", "duration", "elapsed", "moving", "climb", "energy", "steps", "reps", "hold"))
_SHOWN = 12  # headings in a sentence
_OWN = {plain_heading(heading) for units in ("km", "mi") for heading in own_headings(units)}
_POINTS = frozenset(("latitude", "longitude", "lat", "lon", "lng", "trackpoint type"))


@dataclass(frozen=True, slots=True)
class Columns:
    """The column of each field, and its unit where a heading names one.

    `either` is the column of "Time", which may be a time of day or how long it took.
    """

    columns: dict[str, int]
    units: dict[str, str]
    either: int | None = None


def columns_meant(headings: Sequence[str], wanted: Sequence[tuple[str, str]]) -> Columns:
    """The columns by their headings; `wanted` names some, as (heading, field), and goes before what we would think.

    InputError where a field or a heading is unknown, where no column is the date, or nothing would be left to keep.
    """
    plain = [plain_heading(heading) for heading in headings]
    found: dict[str, int] = {}
    for heading, name in wanted:
        if name not in ALIASES:
            raise InputError(f'"{name}" is no field of a session; fields are {", ".join(ALIASES)}.')
        at = _place(plain, plain_heading(heading))
        if at is None:
            raise InputError(f'There is no column "{heading}"; the columns are {_listed(headings)}.')
        found[name] = at
    taken = set(found.values())
    either = None
    for at, heading in enumerate(headings):
        bare = split_unit(heading)[0]
        named = _BY_HEADING.get(bare) or _BY_HEADING.get(plain[at])
        if at in taken:
            continue
        if bare in _CLOCK_OR_DURATION and either is None:
            either = at
        elif named is not None and named not in found:
            found[named] = at
    units = units_of(found, tuple(headings))
    for name, at in found.items():
        alone = _UNIT_ALONE.get(plain[at])
        if alone and name not in units:
            units[name] = alone
    return Columns(found, units, either)


def unread(table: Table, meant: Columns) -> tuple[str, ...]:
    """A sentence on the columns that hold something and are read as nothing; none where there are no such."""
    read = {*meant.columns.values(), meant.either}
    left = {at for at, heading in enumerate(table.headings) if at not in read and plain_heading(heading) not in _OWN}
    held: set[int] = set()
    for row in table.rows() if left else ():
        if not row.problem:
            held |= {at for at in left - held if row.cells[at].strip().lower() not in MISSING}
        if held == left:
            break
    names = [table.headings[at] for at in sorted(held) if table.headings[at]]
    return (f"Columns not read: {_listed(names)}; name what matters with --columns.",) if names else ()


def check_columns(meant: Columns, headings: Sequence[str]) -> None:
    """InputError where these columns can't be sessions."""
    plain = {plain_heading(heading) for heading in headings}
    if len(plain & _POINTS) > 1:
        raise InputError("It lists the points of a track, not sessions; export the activity as GPX or FIT.")
    if "date" not in meant.columns:
        raise InputError(
            f'No column is known as the date among {_listed(headings)}; name it, as in --columns "Heading=date".'
        )
    if "activity" not in meant.columns and not _AMOUNTS & meant.columns.keys() and meant.either is None:
        raise InputError(
            f"No column is known as the activity or an amount among {_listed(headings)}; "
            'name them, as in --columns "Heading=activity".'
        )


def _place(plain: Sequence[str], heading: str) -> int | None:
    return plain.index(heading) if heading in plain else None


def _listed(headings: Sequence[str]) -> str:
    shown = [heading[:40] for heading in headings[:_SHOWN]]
    return ", ".join(shown) + (", …" if len(headings) > _SHOWN else "")
