"""Garmin Connect: the CSV of its list of activities."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import BinaryIO

from tracker.domain.believable import believable_times
from tracker.domain.quantities import MAX_REPS, MAX_STEPS
from tracker.domain.recordings import Recording, Told, Wanted
from tracker.formats.archives.csv_amounts import Comma, read_number
from tracker.formats.archives.csv_rows import Cells, tell_rows, tell_table
from tracker.formats.archives.csv_sheets import Layout
from tracker.formats.archives.csv_text import plain_heading
from tracker.formats.archives.garmin_account import NAME, garmin_sport
from tracker.formats.gps.sports import Sport

_SWIM_METRES = 25  # a swim of less is in kilometres or miles, of more in metres or yards

# field: its headings in English, German, French, Spanish, Italian, Dutch and Portuguese, as public readers know them
_WORDS: Mapping[str, tuple[str, ...]] = {
    "activity": (
        *("activity type", "aktivitätstyp", "type d'activité", "tipo de actividad", "tipo di attività"),
        *("activiteittype", "activiteitstype", "tipo de atividade"),
    ),
    "date": ("date", "datum", "fecha", "data"),
    "title": ("title", "titel", "titre", "título", "titolo"),
    "distance": ("distance", "distanz", "distancia", "distanza", "afstand", "distância"),
    "energy": ("calories", "kalorien", "calorías", "calorie", "calorieën", "calorias"),
    "timer": ("time", "activity time", "zeit", "durée", "tiempo", "tempo", "tijd", "tempo total"),
    "hr": (
        *("avg hr", "ø hf", "durchschnittliche hf", "ø herzfrequenz", "fréquence cardiaque moyenne"),
        *("frecuencia cardiaca media", "fc media", "gem. hs", "fc média"),
    ),
    "hr_max": (
        *("max hr", "max. hf", "maximale hf", "maximale herzfrequenz", "fréquence cardiaque maximale"),
        *("fc máxima", "fc max", "max. hs"),
    ),
    "climb": (
        *("total ascent", "elev gain", "elevation gain", "anstieg gesamt", "gesamtanstieg"),
        *("positiver höhenunterschied", "ascension totale", "ascenso total", "ascesa totale", "totale stijging"),
        "subida total",
    ),
    "steps": ("steps", "schritte", "pas", "stappen", "passos"),
    "reps": ("total reps", "ripetizioni totali", "totaal herhalingen"),
    "moving": (
        *("moving time", "zeit in bewegung", "temps de déplacement", "tiempo en movimiento", "tempo in movimento"),
        *("tijd bewogen", "tempo em movimento"),
    ),
    "elapsed": (
        *("elapsed time", "verstrichene zeit", "temps écoulé", "tiempo transcurrido", "tempo trascorso"),
        *("verstreken tijd", "tempo transcorrido"),
    ),
}
_HEADINGS = {word: field for field, words in _WORDS.items() for word in words}
_FAVOURITE = frozenset(("favorite", "favorit", "favori", "favorito", "preferita", "favoriet"))
_STRESS = "training stress score"  # the same in every language
_KNOWN_BY = {"activity", "date", "title", "distance", "timer"}
_LAYOUT = Layout(
    NAME,
    _HEADINGS,
    date="date",
    amounts=("distance", "climb"),
    counts=("energy", "steps", "reps"),
    plain=plain_heading,  # it names no unit, and hr is none
)


def matches_garmin(head: Sequence[str]) -> bool:
    """Whether these are the headings of Garmin Connect's list of activities."""
    plain = {plain_heading(heading) for heading in head}
    fields = {_HEADINGS[name] for name in plain if name in _HEADINGS}
    return fields >= _KNOWN_BY and bool({"hr", "hr_max", "energy"} & fields or _FAVOURITE & plain)


def unknown_garmin(head: Sequence[str]) -> bool:
    """Whether these are the headings of such a list in a language that is not known."""
    plain = [plain_heading(heading) for heading in head]
    strange = "activity" not in {_HEADINGS.get(name) for name in plain}
    return strange and any(name.startswith(_STRESS) for name in plain)


def read_garmin(source: bytes | BinaryIO, path: str, wanted: Wanted) -> Iterator[Told]:
    """Each row of Garmin Connect's CSV. It names no unit: distances are in `wanted.units`, swims in metres or yards."""
    yield from tell_table(source, path, wanted, _LAYOUT, partial(tell_rows, read=_row))


def _row(cells: Cells) -> Recording | None:
    word = cells.words("activity")
    if "transition" in word.casefold():
        return None
    sport = garmin_sport(word)
    times = believable_times(cells.seconds("elapsed"), cells.seconds("timer"), cells.seconds("moving"), cells.warnings)
    return Recording(
        format=NAME,
        activity=sport.activity,
        sport=sport.word,
        **cells.when("date").told(),
        **times._asdict(),
        distance_mm=_distance(cells, sport),
        climb_mm=cells.climb(),
        energy_kj=cells.energy("energy"),
        hr_avg=cells.heart("hr"),
        hr_max=cells.heart("hr_max"),
        steps=cells.count("steps", MAX_STEPS),
        reps=cells.count("reps", MAX_REPS),
        indoor=sport.indoor,
        virtual=sport.virtual,
        assisted=sport.assisted,
        title=cells.words("title"),
        digest=cells.digest,
        warnings=tuple(cells.warnings),
    )


def _distance(cells: Cells, sport: Sport) -> int | None:
    """Millimetres. Swims and track runs are in metres or yards, and `1,500` of those is the same in either reading."""
    short = (sport.activity or "").startswith("swim") or sport.activity == "run-track"
    text = cells.text("distance")
    if not short or not text:
        return cells.distance()
    comma = cells.comma("distance")
    if comma is Comma.OPEN:
        comma = Comma.GROUPS
    value = read_number(text, cells.label("distance"), comma)
    if value < _SWIM_METRES:
        return cells.distance()
    return cells.distance(unit="yd" if cells.sheet.wanted.units == "mi" else "m")
