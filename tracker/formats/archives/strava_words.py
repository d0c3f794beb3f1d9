"""The words of Strava's list of activities in the languages in which it comes: headings, dates, sports."""

import re
from collections.abc import Mapping

# field: its headings, lower case; German is seen in whole, of the others what public readers of such lists know
_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "id": (
        *("activity id", "aktivitäts-id", "id de l'activité", "identifiant de l'activité", "activiteits-id"),
        *("id de actividad", "id de la actividad", "id attività", "id dell'attività", "id da atividade"),
    ),
    "date": (
        *("activity date", "aktivitätsdatum", "date de l'activité", "datum van activiteit", "datum activiteit"),
        *("fecha de la actividad", "fecha de actividad", "data dell'attività", "data attività", "data da atividade"),
    ),
    "name": (
        *("activity name", "name der aktivität", "nom de l'activité", "naam activiteit", "naam van activiteit"),
        *("nombre de la actividad", "nombre de actividad", "nome dell'attività", "nome attività", "nome da atividade"),
    ),
    "type": (
        *("activity type", "aktivitätsart", "type d'activité", "activiteitstype", "type activiteit"),
        *("tipo de actividad", "tipo di attività", "tipo attività", "tipo de atividade", "tipo da atividade"),
    ),
    "description": (
        *("activity description", "aktivitätsbeschreibung", "description de l'activité", "activiteitsbeschrijving"),
        *("beschrijving van activiteit", "descripción de la actividad", "descripción de actividad"),
        *("descrizione dell'attività", "descrizione attività", "descrição da atividade"),
    ),
    "private": ("activity private note", "hinweis zur privatsphäre für aktivitäten"),
    "elapsed": (
        *("elapsed time", "verstrichene zeit", "temps écoulé", "verstreken tijd", "tiempo transcurrido"),
        *("tempo trascorso", "tempo decorrido"),
    ),
    "distance": ("distance", "distanz", "afstand", "distancia", "distanza", "distância"),
    "commute": ("commute", "pendeln", "woon-werkverkeer", "trajet domicile-travail", "desplazamiento"),
    "filename": (
        *("filename", "dateiname", "nom du fichier", "bestandsnaam", "nombre de archivo", "nombre del archivo"),
        *("nome file", "nome del file", "nome do arquivo", "nome do ficheiro"),
    ),
    "moving": (
        *("moving time", "bewegungszeit", "durée de déplacement", "beweegtijd", "tiempo en movimiento"),
        *("tempo in movimento", "tempo di movimento", "tempo de movimentação", "tempo em movimento"),
    ),
    "timer": ("timer time",),
    "climb": (
        *("elevation gain", "höhenzunahme", "dénivelé positif", "totale stijging", "desnivel positivo"),
        *("dislivello positivo", "ganho de elevação"),
    ),
    "hr_max": (
        *("max heart rate", "max. herzfrequenz", "fréquence cardiaque max.", "fréquence cardiaque maximale"),
        *("max. hartslag", "frecuencia cardiaca máxima", "frequenza cardiaca massima", "frequência cardíaca máxima"),
    ),
    "hr_avg": (
        *("average heart rate", "durchschnittliche herzfrequenz", "fréquence cardiaque moyenne"),
        *("gemiddelde hartslag", "frecuencia cardiaca media", "frequenza cardiaca media", "frequência cardíaca média"),
    ),
    "calories": ("calories", "kalorien", "calorieën", "calorías", "calorie", "calorias"),
    "rpe": ("perceived exertion", "gefühlte anstrengung", "ervaren inspanning"),
    "steps": ("total steps", "gesamtschritte"),
    "race": ("competition", "wettkampf"),
}
FIELDS: Mapping[str, str] = {heading: field for field, headings in _HEADINGS.items() for heading in headings}
# before July 2019: distances in metres
OLD: Mapping[str, str] = {
    "id": "id",
    "date": "date",
    "name": "name",
    "type": "type",
    "description": "description",
    "elapsed_time": "elapsed",
    "distance": "distance",
    "commute": "commute",
    "filename": "filename",
}
# the columns whose place has never changed since there are two of time and distance
PLACES: Mapping[str, tuple[int, ...]] = {
    "id": (0,),
    "date": (1,),
    "name": (2,),
    "type": (3,),
    "description": (4,),
    "elapsed": (5, 15),
    "distance": (6, 17),
    "hr_max": (7,),
    "commute": (9,),
    "private": (10,),
    "filename": (12,),
    "moving": (16,),
}
YES = frozenset(
    ("true", "1", "1.0", "yes", "ja", "wahr", "oui", "vrai", "waar", "sí", "verdadero", "sì", "vero", "sim")
)

_FILLERS = frozenset(("de", "del", "à", "a", "las", "om", "alle", "às", "um", "le", "uhr"))
_WORD = re.compile(r"[^\W\d_]+")
_DOT = re.compile(r"(?<=[^\W\d_])\.")

# sports that are none of ours, which Strava's own word says as well
OTHER = frozenset(
    (
        *("surfing", "surfen", "windsurf", "windsurfen", "kitesurf", "kitesurfen", "sail", "segeln", "zeilen"),
        *("golf", "skateboard", "physical therapy", "other"),
    )
)


def bare_date(text: str) -> str:
    """A date in small letters, without the words and dots that only make it a sentence."""
    words = _WORD.sub(lambda found: "" if found[0] in _FILLERS else found[0], text.casefold())
    return _DOT.sub("", words)
