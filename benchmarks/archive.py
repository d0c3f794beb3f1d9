"""A made Strava archive: years of activities as files of three formats and rows typed by hand, and copies of some.

Times, amounts and copies are drawn from `seed`; what was drawn is given back, so that a test knows what must come out.
"""

import csv
import gzip
import io
import math
import random
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.formats.fit.fit_writer import CYCLING, RUNNING, fit_bytes
from tests.formats.gps.track_writer import TcxActivity, TcxLap, Track, gpx_bytes, line, tcx_bytes

ZONE = ZoneInfo("Asia/Kolkata")
FIRST = date(2015, 1, 3)
EARTH_M = 6_371_000
SPORTS = {"run": ("Run", "Lauf", RUNNING, "Running", 2.2, 4.2), "ride": ("Ride", "Radfahrt", CYCLING, "Biking", 5, 9)}
HEADS = {
    "en": "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,"
    "Max Heart Rate,Relative Effort,Commute,Activity Private Note,Activity Gear,Filename,Athlete Weight,Bike Weight,"
    "Elapsed Time,Moving Time,Distance,Max Speed,Average Speed,Elevation Gain",
    "de": "Aktivitäts-ID,Aktivitätsdatum,Name der Aktivität,Aktivitätsart,Aktivitätsbeschreibung,Verstrichene Zeit,"
    "Distanz,Max. Herzfrequenz,Relative Leistung,Pendelfahrt,Private Notiz zur Aktivität,Aktivitätsausrüstung,"
    "Dateiname,Athletengewicht,Fahrradgewicht,Verstrichene Zeit,Bewegungszeit,Distanz,Höchstgeschwindigkeit,"
    "Durchschnittsgeschwindigkeit,Höhenzunahme",
}


class Copy(StrEnum):
    """How a copy differs from its original."""

    BYTES = "bytes"  # uploaded twice
    THINNED = "thinned"  # the same FIT, written again with fewer records
    FORMAT = "format"  # another export, its distance a little off
    RESAVED = "resaved"  # a TCX that begins a second later
    DEVICE = "device"  # a second device: inside the first, with less distance
    SHIFTED = "shifted"  # a device with another zone
    TYPED = "typed"  # typed in from memory beside the recording


SURE = frozenset((Copy.BYTES, Copy.THINNED, Copy.FORMAT, Copy.RESAVED))


@dataclass(frozen=True, kw_only=True)
class Made:
    """One row of the archive. `copy_of` is the id of the activity it is a copy of; `kind` "fit", "gpx", "tcx" or ""."""

    id: int
    start: datetime
    sport: str
    metres: int
    seconds: int
    kind: str
    copy_of: int | None = None
    copy: Copy | None = None
    member: str = ""


@dataclass(frozen=True, kw_only=True)
class Truth:
    """What an archive holds."""

    rows: tuple[Made, ...]

    @property
    def originals(self) -> int:
        """How many activities there are."""
        return sum(row.copy_of is None for row in self.rows)

    def copies(self, *, sure: bool) -> frozenset[int]:
        """The ids of the copies that are known for certain, or of those that must be asked about."""
        return frozenset(row.id for row in self.rows if row.copy is not None and (row.copy in SURE) is sure)


def write_archive(
    path: Path, n: int = 3000, duplicates: int = 200, seed: int = 1, *, language: str = "en", records: int = 120
) -> Truth:
    """Write a Strava archive of `n` activities over ten years and `duplicates` copies of some of them.

    `language` ("en" or "de") is that of the list; `records` how many points a file has.
    """
    chance = random.Random(seed)
    originals = list(_originals(chance, n))
    rows = originals + [_copy(chance, one) for one in chance.sample(_with_files(originals), duplicates)]
    chance.shuffle(rows)
    number = 1_000_000_000
    named: dict[int, int] = {}
    for one in rows:
        number += chance.randint(1, 900)
        named[one.id] = number
    rows = [_named(one, named) for one in rows]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("activities.csv", _listed(rows, language))
        archive.writestr("profile.csv", "Athlete ID,First Name\n1,Ankita\n")
        archive.writestr("media/photo.jpg", b"\xff\xd8\xff")
        by_id = {one.id: one for one in rows}
        for one in rows:
            if one.member:
                archive.writestr(one.member, _file(one, by_id, records))
    return Truth(rows=tuple(rows))


def _originals(chance: random.Random, n: int) -> Iterator[Made]:
    """Activities in the mornings and evenings of ten years, never two at once."""
    slots = sorted(chance.sample(range(2 * 3652), n))
    for number, slot in enumerate(slots):
        hour = 5 if slot % 2 == 0 else 17
        wall = datetime.combine(FIRST + timedelta(days=slot // 2), time(hour), ZONE)
        sport = chance.choice(tuple(SPORTS))
        slow, fast = SPORTS[sport][4:]
        seconds = chance.randint(1200, 9000)
        yield Made(
            id=number,
            start=(wall + timedelta(seconds=chance.randint(0, 5400))).astimezone(UTC),
            sport=sport,
            metres=round(seconds * chance.uniform(slow, fast)),
            seconds=seconds,
            kind=chance.choices(("fit", "gpx", "tcx", ""), (50, 25, 15, 10))[0],
        )


def _with_files(rows: list[Made]) -> list[Made]:
    return [row for row in rows if row.kind]


def _copy(chance: random.Random, one: Made) -> Made:
    """A copy of an activity, as people come by them."""
    fits = {"fit": (Copy.THINNED, Copy.FORMAT)}.get(one.kind, ())
    kinds = (Copy.BYTES, Copy.RESAVED, Copy.DEVICE, Copy.SHIFTED, Copy.TYPED, *fits)
    kind = chance.choice(kinds)
    made = replace(one, id=-1 - one.id, copy_of=one.id, copy=kind)
    if kind is Copy.FORMAT:
        return replace(made, kind="gpx", metres=round(one.metres * chance.uniform(0.979, 1.011)))
    if kind is Copy.RESAVED:
        return replace(made, kind="tcx", start=one.start + timedelta(seconds=1), seconds=one.seconds - 1)
    if kind is Copy.DEVICE:
        later = timedelta(seconds=chance.randint(4, 120))
        return replace(
            made, kind="fit", start=one.start + later, metres=round(one.metres * 0.8), seconds=one.seconds - 130
        )
    if kind is Copy.SHIFTED:
        hours = timedelta(hours=chance.choice((-5.5, -1, 1, 5.5)))
        return replace(made, kind="gpx" if one.kind == "tcx" else "tcx", start=one.start + hours)
    if kind is Copy.TYPED:
        away = timedelta(minutes=chance.choice((-9, -4, -1, 2, 7)))
        return replace(
            made, kind="", start=one.start + away, metres=round(one.metres, -2), seconds=one.seconds // 60 * 60
        )
    return made


def _named(one: Made, named: dict[int, int]) -> Made:
    """With the ids of the service in place of ours, and the name of its file."""
    number = named[one.id]
    member = {"fit": "fit.gz", "gpx": "gpx", "tcx": "tcx.gz", "": ""}[one.kind]
    # the number of a file is that of its upload, not that of the activity
    name = f"activities/{number + 4_000_000_000}.{member}" if member else ""
    return replace(one, id=number, copy_of=None if one.copy_of is None else named[one.copy_of], member=name)


def _file(one: Made, rows: dict[int, Made], records: int) -> bytes:
    first = one if one.copy_of is None or one.copy is Copy.DEVICE else rows[one.copy_of]
    if one.kind == "fit":
        data = fit_bytes(
            one.start,
            seconds=one.seconds,
            distance=one.metres,
            sport=SPORTS[one.sport][2],
            records=records // 2 if one.copy is Copy.THINNED else records,
            at=(18.9, 72.8),
            offset=19_800,
            serial=4_000_000_000 if one.copy is Copy.DEVICE else 3_000_000_001,
            created=first.start,
        )
        return gzip.compress(data, mtime=0)
    step = one.metres / (records - 1)
    north = math.degrees(step / EARTH_M)
    spots = line(
        records, start=one.start, lat=18.9, lon=72.8, step_s=one.seconds / (records - 1), north=north, east=0, hr=140
    )
    if one.kind == "gpx":
        return gpx_bytes(Track([spots], name="Track", kind={"run": "9", "ride": "1"}[one.sport]))
    lap = TcxLap(seconds=one.seconds, metres=one.metres, spots=spots, start=one.start, kcal=300)
    stamp = one.start.strftime("%Y-%m-%dT%H:%M:%SZ")
    # as the service writes them: with spaces before the declaration
    return gzip.compress(b" " * 10 + tcx_bytes(TcxActivity([lap], sport=SPORTS[one.sport][3], key=stamp)), mtime=0)


def _listed(rows: list[Made], language: str) -> str:
    text = io.StringIO()
    text.write(HEADS[language] + "\n")
    rows_of = csv.writer(text, lineterminator="\n")
    for one in rows:
        at = one.start
        if language == "de":
            said, kilometres = at.strftime("%d.%m.%Y, %H:%M:%S"), f"{one.metres / 1000:.2f}".replace(".", ",")
        else:
            said, kilometres = (
                f"{at:%b} {at.day}, {at.year}, {at.hour % 12 or 12}:{at:%M:%S %p}",
                f"{one.metres / 1000:.2f}",
            )
        sport = SPORTS[one.sport][1 if language == "de" else 0]
        name = (
            ("Abend" if language == "de" else "Evening") if at.hour > 9 else ("Früh" if language == "de" else "Morning")
        )
        note = 'over the hills,\n"again"' if one.id % 7 == 0 else ""
        moving = one.seconds - one.seconds // 50
        row = [one.id, said, f"{name} {sport}", sport, note, one.seconds, kilometres, "", "", "false", "", ""]
        rows_of.writerow(
            [
                *row,
                one.member,
                "",
                "",
                float(one.seconds),
                float(moving),
                float(one.metres),
                "",
                "",
                float(one.metres // 100),
            ]
        )
    return text.getvalue()
