"""Exports and files that are recognised but not read: each is refused by name, with the way out in one sentence."""

import re
from collections.abc import Iterable, Sequence

_FIT = "export the original FIT, GPX or TCX files"
_UNPACK = "unpack it and import the folder"

# kind: what it is, the way out
_FOREIGN: dict[str, tuple[str, str]] = {
    "health-connect": (
        "A Health Connect export",
        "its sessions hold no routes; export from the app that recorded them (FIT, GPX or TCX), or as a CSV",
    ),
    "google-fit": ("Google Fit's own JSON", "import the *.tcx files of the same Takeout instead"),
    "fitbit": ("A Fitbit export", "open the activity on fitbit.com and choose “Export as TCX file”"),
    "samsung-health": (
        "A Samsung Health export",
        "open the exercise in Samsung Health, choose “Export workout to GPX” in its menu, and import the GPX",
    ),
    "polar-flow": ("A Polar Flow export", "open the session on flow.polar.com and export it as FIT, TCX or GPX"),
    "polar-hrm": ("A Polar HRM file", "open the exercise in Polar's software and export it as TCX or GPX"),
    "polar-xml": ("A Polar exercise list", "open the exercise on flow.polar.com and export it as TCX or GPX"),
    "suunto": ("Suunto's own format", "open the activity in the Suunto app and choose “Export FIT file”"),
    "nike": ("A Nike Run Club export", "convert it to GPX or TCX, or write the runs into a CSV, and import that"),
    "fitnotes": ("A FitNotes export", "write date, activity, repetitions and duration into a CSV, and import that"),
    "stronglifts": (
        "A StrongLifts export",
        "write date, activity, repetitions and duration into a CSV, and import that",
    ),
    "garmin-language": (
        "A Garmin Connect list in a language that is not known",
        "set the language of connect.garmin.com to English and export it again, or name its columns with --columns",
    ),
    "intervals": (
        "An Intervals.icu list",
        "open Settings on intervals.icu, download all original files, and import the zip",
    ),
    "goldencheetah": (
        "A GoldenCheetah activity",
        "export it in GoldenCheetah (Activity, Export) as TCX, or import the FIT",
    ),
    "sporttracks": ("A SportTracks logbook", f"{_FIT} from SportTracks"),
    "endomondo": ("Endomondo's own JSON", "import the *.tcx files that lie beside it in the same export"),
    "strava-api": ("An answer of Strava's interface", "request your archive on strava.com (Settings, My Account)"),
    "kml": ("A KML file", "it holds no times; export the same track as GPX"),
    "geojson": ("A GeoJSON file", "it holds no activity; export the same track as GPX"),
    "pwx": ("A TrainingPeaks PWX file", "open the workout in TrainingPeaks and download the original file"),
    "srm": ("An SRM file", "open it in SRM's software or GoldenCheetah and export it as TCX or FIT"),
    "track-points": ("A list of track points", "export the same recording as GPX, TCX or FIT"),
    "cda": ("A clinical document of Apple Health", "import the whole export, its zip or its export.xml"),
    "sqlite": ("A database", f"{_FIT} from the app that wrote it"),
    "image": ("A picture or film", "it holds no activity; import the recording or type the session in"),
    "pdf": ("A PDF", "it holds no recording; import the file of the watch or type the session in"),
    "html": ("A web page", "it is not the file itself: sign in there and download the recording again"),
    "office": ("A document or spreadsheet of an office program", "save the table as CSV and import that"),
    "tar": ("A tar archive", _UNPACK),
    "7z": ("A 7z archive", _UNPACK),
    "rar": ("A RAR archive", _UNPACK),
    "bzip2": ("A bzip2 archive", _UNPACK),
    "xz": ("An xz archive", _UNPACK),
    "zstd": ("A zstd archive", _UNPACK),
    "appledouble": ("What macOS keeps beside a file", "import the file of the same name without “._”"),
    "json": ("A JSON file of no known export", f"{_FIT}, or a CSV"),
    "xml": ("An XML file of no known kind", f"{_FIT}, or a CSV"),
    "csv": ("A table without known headings", "name its columns with --columns, at least date and activity"),
    "text": ("A text", f"{_FIT}, or a CSV that begins with its headings"),
    "empty": ("An empty file", "get it again from the watch or the service"),
    "": ("A file of no known kind", f"{_FIT}, or a CSV"),
}
# what lies beside recordings and nobody expects to be imported
WITH_FILES = ("google-fit", "endomondo", "fitbit")  # the recordings lie beside what isn't read
_SIDE = frozenset({"image", "pdf", "html", "office", "text", "appledouble", "cda", "empty"})
_ANY = frozenset({"", "csv", "json", "xml", "kml", "geojson", "sqlite", "tar", "7z", "rar", "bzip2", "xz", "zstd"})

_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("health-connect", re.compile(r"(?:^|/)health_connect_export\.db$")),
    ("samsung-health", re.compile(r"(?:^|/)com\.samsung\.s?health\.[\w.]*exercise[\w.]*\.(?:csv|json)$")),
    ("fitbit", re.compile(r"(?:^|/)(?:fitbit/.*|exercise-\d+\.json$|global export data/.*\.json$)")),
    ("polar-flow", re.compile(r"(?:^|/)training-session[-_][^/]*\.json$")),
    ("google-fit", re.compile(r"(?:^|/)takeout/(?:google )?fit/.*\.json$")),
    ("endomondo", re.compile(r"(?:^|/)workouts/\d{4}-\d\d-\d\d[ _]\d\d[:_-]\d\d[:_-]\d\d(?:\.\d)?\.json$")),
    ("nike", re.compile(r"(?:^|/)(?:nike|nrc)[^/]*/.*activit.*\.json$")),
    ("kml", re.compile(r"^doc\.kml$")),
    ("office", re.compile(r"^\[content_types\]\.xml$")),
)
_HEADINGS: tuple[tuple[str, frozenset[str]], ...] = (
    ("stronglifts", frozenset({"workout name", "set 1 (reps)"})),
    ("fitnotes", frozenset({"date", "exercise", "category", "reps"})),
    ("fitnotes", frozenset({"date", "exercise", "weight", "weight unit", "reps"})),
    ("intervals", frozenset({"start_date_local", "icu_training_load"})),
    ("intervals", frozenset({"start_date_local", "moving_time"})),
    ("track-points", frozenset({"latitude", "longitude"})),
    ("track-points", frozenset({"lat", "lon"})),
    ("track-points", frozenset({"lat", "lng"})),
    ("samsung-health", frozenset({"com.samsung.health.exercise.start_time"})),
)


def refusal(kind: str) -> str:
    """Why a file of this kind isn't read, and the way out: one sentence."""
    name, way_out = _FOREIGN.get(kind, _FOREIGN[""])
    return f"{name} isn't read: {way_out}."


def is_foreign(kind: str, *, strict: bool) -> bool:
    """Whether an athlete would miss such a file among recordings; `strict`: only if it is sure to hold activities."""
    return kind in _FOREIGN and kind not in _SIDE and not (strict and kind in _ANY)


def export_of(names: Iterable[str]) -> str:
    """Whose export an archive with these members is, "" for none of the known ones."""
    folded = [name.casefold().replace("\\", "/") for name in names]
    return next((kind for kind, shape in _SHAPES if any(shape.search(name) for name in folded)), "")


def table_of(headings: Sequence[str]) -> str:
    """Whose table has these headings, "" for none of the known ones."""
    if headings and headings[0].casefold().startswith("com.samsung."):
        return "samsung-health"
    from tracker.formats.archives.garmin import unknown_garmin

    found = {heading.strip().lstrip("#").casefold() for heading in headings}
    known = next((kind for kind, some in _HEADINGS if some <= found), "")
    return known or ("garmin-language" if unknown_garmin(headings) else "")
