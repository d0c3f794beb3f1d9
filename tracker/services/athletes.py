"""The athletes of a journal: each with a zone, a unit of distance, a start of the week and of the day of their own."""

from dataclasses import dataclass, replace
from datetime import date

from tracker.domain.days import zone_of
from tracker.domain.logline.dates import read_date
from tracker.domain.quantities import parse_duration
from tracker.domain.sessions import Athlete
from tracker.domain.text import clean_text, fold_text
from tracker.errors import InputError, NotFoundError, RefusedError
from tracker.services.honours import concerned, settle_again
from tracker.services.ids import new_id
from tracker.services.logbook import ensure_athlete
from tracker.services.moments import Moment
from tracker.services.near import nearest
from tracker.store.journal import Reader, Writer

NAME_LIMIT = 60  # characters
LATEST_DAY_START_S = 6 * 3600
FIRST_BIRTH = date(1900, 1, 1)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEXES = {"m": "m", "male": "m", "man": "m", "f": "f", "female": "f", "w": "f", "woman": "f"}


@dataclass(frozen=True, slots=True, kw_only=True)
class AthleteForm:
    """What is said of an athlete: `None` leaves it as it is, an empty text clears what may be unknown.

    `week_start` is a weekday, `day_start` hours or a clock from 0 to 6 h ("3", "03:30"), `born` a date.
    """

    name: str | None = None
    zone: str | None = None
    units: str | None = None
    week_start: str | None = None
    day_start: str | None = None
    born: str | None = None
    sex: str | None = None


def add(writer: Writer, at: Moment, form: AthleteForm) -> Athlete:
    """Add an athlete to the journal; what the form does not say is as for the one who adds them.

    RefusedError when the name is taken.
    """
    if form.name is None:
        raise RefusedError("An athlete needs a name: tracker athlete add Ankita.")
    first = Athlete(id="", name="", zone=at.athlete.zone, units=at.athlete.units, week_start=at.athlete.week_start)
    athlete = replace(_with(first, form, writer, at.today), id=new_id(at.now))
    writer.add_athlete(athlete)
    writer.title = f"Added athlete {athlete.name}"
    return athlete


def change(writer: Writer, at: Moment, name: str | None, form: AthleteForm) -> Athlete:
    """Change the athlete of that name, the one who asks when there is none. What was logged stays as it was logged.

    NotFoundError for an unknown name, RefusedError for a name that is taken or a value that can't be.
    """
    before = athlete_meant(writer, ensure_athlete(writer, at), name)
    athlete = _with(before, form, writer, at.today)
    if athlete != before:
        theirs = replace(at, athlete=before)
        earlier = concerned(writer, theirs, results=True)
        writer.update_athlete(athlete)
        settle_again(writer, replace(at, athlete=athlete), earlier, f"since {athlete.name} was changed")
    writer.title = f"Changed athlete {athlete.name}"
    return athlete


def athlete_meant(reader: Reader, at: Moment, name: str | None) -> Athlete:
    """The athlete of that name, the one of the moment when it is `None`. NotFoundError with the nearest name."""
    if name is None:
        return at.athlete
    found = reader.athlete_named(clean_text(name, limit=NAME_LIMIT))
    if found is None:
        known = [athlete.name for athlete in reader.athletes()]
        raise NotFoundError(f"No athlete called {name!r}{nearest(name, known)}; this journal knows {', '.join(known)}.")
    return found


def _with(athlete: Athlete, form: AthleteForm, reader: Reader, today: date) -> Athlete:
    found = athlete
    if form.name is not None:
        found = replace(found, name=_name(form.name, athlete, reader))
    if form.zone is not None:
        zone_of(form.zone)
        found = replace(found, zone=form.zone)
    if form.units is not None:
        if form.units not in ("km", "mi"):
            raise RefusedError(f"Units are km or mi, not {clean_text(form.units, limit=40)!r}.")
        found = replace(found, units=form.units)
    if form.week_start is not None:
        found = replace(found, week_start=weekday_of(form.week_start))
    if form.day_start is not None:
        found = replace(found, day_start_s=_day_start(form.day_start))
    if form.born is not None:
        found = replace(found, born=_born(form.born, today) if form.born.strip() else None)
    if form.sex is not None:
        found = replace(found, sex=_sex(form.sex))
    return found


def _name(text: str, athlete: Athlete, reader: Reader) -> str:
    name = clean_text(text, limit=NAME_LIMIT)
    if not name:
        raise RefusedError("A name is empty; write at least a letter.")
    other = reader.athlete_named(name)
    if other is not None and other.id != athlete.id:
        raise RefusedError(f"This journal has an athlete called {other.name!r} already; choose another name.")
    return name


def weekday_of(text: str) -> int:
    """The number of a weekday, 0 for monday, by the beginning of its name. RefusedError."""
    word = fold_text(text)
    found = [n for n, day in enumerate(WEEKDAYS) if len(word) >= 2 and day.startswith(word)]
    if len(found) != 1:
        raise RefusedError(
            f"A week starts on a weekday such as monday or sunday, not on {clean_text(text, limit=40)!r}."
        )
    return found[0]


def _day_start(text: str) -> int:
    """Seconds after midnight of "0", "3", "3h", "03:30"."""
    plain = text.strip()
    if plain.isascii() and plain.isdigit():
        seconds = int(plain[:4]) * 3600
    else:
        try:
            seconds = 0 if plain in ("0:00", "00:00") else parse_duration(plain)
        except InputError as error:
            raise type(error)(f"The start of the day: {error}") from None
    if not 0 <= seconds <= LATEST_DAY_START_S:
        said = clean_text(text, limit=40)
        raise RefusedError(f"A day starts between midnight and 6 in the morning, not at {said!r}; write 3 or 03:30.")
    return seconds


def _born(text: str, today: date) -> date:
    born = read_date(text.strip().casefold(), today)
    if not FIRST_BIRTH <= born <= today:
        raise RefusedError(f"{born} is no birth date; write one between {FIRST_BIRTH} and today, as in 1990-12-31.")
    return born


def _sex(text: str) -> str:
    word = fold_text(text)
    if word and word not in SEXES:
        said = clean_text(text, limit=40)
        raise RefusedError(f"Bands of races know m and f, not {said!r}; write one of them, or '' to say nothing.")
    return SEXES[word] if word else ""
