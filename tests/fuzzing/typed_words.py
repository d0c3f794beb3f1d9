"""What fuzzing tries on everything that reads what a person typed: lines, amounts, dates, forms, filters, commands."""

import io
import os
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from datetime import date, timedelta
from pathlib import Path

from tests.catalogue.room import ACTING
from tests.clocks import FrozenClock
from tests.domain.logline_cases import CONTEXT, MILES, draft
from tests.fuzzing.fuzzer import Run, Target
from tracker.cli.instants import read_instant, read_moment
from tracker.cli.main import run as run_command
from tracker.cli.options import lift
from tracker.cli.verbs import VERBS
from tracker.domain.days import zone_of
from tracker.domain.logline import amend, line_of, parse
from tracker.domain.logline.dates import read_date
from tracker.domain.quantities import (
    parse_amount,
    parse_climb,
    parse_distance,
    parse_duration,
    parse_energy,
    parse_volume,
)
from tracker.domain.race_rules import read_age_rule
from tracker.domain.race_times import read_limit, read_start, read_time
from tracker.domain.scaling import read_scale
from tracker.domain.sessions import Measure
from tracker.domain.text import clean_text, fold_text, is_tag
from tracker.domain.zones import zone_meant
from tracker.errors import InputError, TrackerError
from tracker.services.athletes import AthleteForm
from tracker.services.race_forms import RaceForm
from tracker.services.result_forms import ResultForm, read_split
from tracker.services.tracker import Tracker
from tracker.settings.circles import read_circles

TODAY = date(2025, 6, 28)
LINES = (
    "ride 90km 4:10 +820m", "90c 20r", "run 20 1:58:30 @yday hills #ghat",
    "half 2:05:10 @2025-06-21 22:30 Europe/Oslo", "pushups 50", "rest @fri..sun", "water 3.8l",
    "steps 12000 water 3l check photo @yday", "swim 40x50m/1:30", "run 5km rpe7 hr152 500kJ indoor",
    'run 5km "a note" #a#b', "sick 2d fever", "travel @tomorrow Europe/Oslo", "plank 3min", "run 5mi 25'30\"",
    "5x20 pushups",
)  # fmt: skip
AMOUNTS = (
    "90km", "13.1 mi", "1500m", "half", "4:10", "1:58:30", "2h30", "45min", "1.5h", "90s", "1 h 30 min", "PT2H30M",
    "820m", "500kJ", "3.8l", "50 %", "1/2", "½", "1 1/2", "10km=45:10", "Drummond@57km=5:30:00", "2:09:44.3", "288 h",
    "birth_year>=18", "59.913,10.752 200m; 1,2 3km",
)  # fmt: skip
DATES = (
    "2026-06-20", "2026-06-20 20:30 Europe/Oslo", "2026-06-20T20:30+05:30", "yesterday", "fri", "21jun", "-3",
    "24dec..2jan", "20 jun 20:30", "June 3 2026 7:00", "tomorrow", "03:30", "2025-06-29T07:00Z", "asia/kolkata",
    "kolkata", "UTC",
)  # fmt: skip
FILTERS = ("run >15km #ghat 2025", "<=1h30 note", "2025-06 ride >=5", "2025-06-21", "#a #b c d e", "%_\\'\"")
_WORDS = (
    b"run ", b"ride ", b"swim ", b"km", b"mi", b"min", b"h", b":", b"@", b"@yday", b"#", b"+", b"-", b"\xe2\x88\x92",
    b"x", b"..", b"at ", b"2nd", b"tz ", b"Europe/Oslo", b"UTC", b"moving ", b"hold ", b"rest ", b"sick ", b"note=",
    b"distance=", b"half", b"marathon", b"and ", b"up ", b'"', b"\xe2\x80\x9c", b"\\n", b"@9999-12-31",
    b"@0001-01-01", b"@29feb", b"@-99999", b"pt5m", b"23:59:59",
)  # fmt: skip
_BIG = 2_000  # bytes of what is typed


def _text(data: bytes) -> str:
    """Bytes as a command line gets them: what is no UTF-8 as halves of pairs."""
    return data.decode("utf-8", "surrogateescape")


def _points_at(error: InputError, line: str) -> None:
    assert error.text == line
    assert 0 <= error.start <= error.end <= len(line)
    _harmless(str(error))


def _harmless(said: str) -> None:
    assert said
    assert not ACTING.search(said), ascii(said)


def _lines(_folder: Path) -> Run:
    before = draft("run 20 1:58 @yday")

    def run(data: bytes) -> None:
        line = _text(data)
        for read in (lambda: parse(line, CONTEXT), lambda: parse(line, MILES), lambda: amend(line, before, CONTEXT)):
            try:
                read()
            except InputError as error:
                _points_at(error, line)
        try:
            parsed = parse(line, CONTEXT)
        except InputError:
            return
        for found in parsed.drafts:
            assert date(1900, 1, 1) <= found.on <= TODAY + timedelta(days=1)
            assert all(is_tag(tag) for tag in found.tags)
            assert parse(line_of(found), CONTEXT).drafts == (found,), line_of(found)

    return run


def _readers() -> tuple[Callable[[str], object], ...]:
    return (
        *(lambda text, one=measure: parse_amount(text, one) for measure in Measure),
               parse_distance, lambda text: parse_distance(text, "mi"), parse_duration,
        parse_climb, parse_energy, parse_volume, read_time, read_limit, read_age_rule, read_scale,
        lambda text: read_split(text, "km"),
    )  # fmt: skip


def _amounts(_folder: Path) -> Run:
    readers = _readers()

    def run(data: bytes) -> None:
        text = _text(data)
        for read in readers:
            try:
                read(text)
            except InputError as error:
                _harmless(str(error))
        with suppress(ValueError):
            read_circles(text)

    return run


def _dates(_folder: Path) -> Run:
    readers: tuple[Callable[[str], object], ...] = (
        lambda text: read_date(text.casefold(), TODAY),
        lambda text: read_date(text.casefold(), TODAY, nearest=True),
        lambda text: read_moment(text, TODAY, "Asia/Kolkata", "--on"),
        lambda text: read_instant(text, lambda: "Europe/Oslo"),
        zone_meant,
        zone_of,
    )

    def run(data: bytes) -> None:
        text = _text(data)
        for read in readers:
            try:
                read(text)
            except TrackerError as error:
                _harmless(str(error))
        with suppress(InputError, OverflowError):  # its callers tell of the end of the calendar in their own words
            read_start(text, TODAY)

    return run


def _forms(folder: Path) -> Run:
    """The forms of races, results and athletes, and the journal's filter; what was done is undone."""
    tracker = Tracker(folder / "journal.db", FrozenClock("2025-06-28T20:00+05:30"))
    tracker.log("run 5km 30:00 hills #ghat")
    handle = tracker.race_add(RaceForm(event="Half", on="2025-06-21 10:00", distance="half")).race.handle

    def run(data: bytes) -> None:
        parts = (_text(data).split("|") + [""] * 8)[:8]
        one, two, three, four, five, six, seven, eight = parts
        race = RaceForm(
            event=one,
            on=two,
            zone=three or None,
            distance=four or None,
            climb=five or None,
            place=six,
            age_rule=seven,
            limits=(eight,) if eight else (),
        )
        result = ResultForm(
            gun=one or None,
            chip=two or None,
            splits=(three,) if three else None,
            distance=four or None,
            status=five or None,
            note=six,
        )
        athlete = AthleteForm(
            name=one or None,
            zone=two or None,
            units=three or None,
            week_start=four or None,
            day_start=five or None,
            born=six or None,
            sex=seven or None,
        )
        before = tracker.last_change()
        for change in (
            lambda: tracker.race_add(race),
            lambda: tracker.race_result(handle, result),
            lambda: tracker.athlete_set(None, athlete),
        ):
            try:
                change()
            except TrackerError as error:
                _harmless(clean_text(str(error)))
        tracker.journal(_text(data))
        tracker.journal_index(one)
        tracker.today()
        while tracker.last_change() != before:
            tracker.undo()

    return run


def _form_seeds() -> Sequence[bytes]:
    rows = (
        "Midnight Sun|2026-06-20 22:30|Europe/Oslo|half|820m|Tromsø|birth_year>=18|5:30",
        "2:06:01|2:05:10.3|10km=55:00|21km|dnf|a note||",
        "Ankita|Europe/Oslo|mi|sunday|03:30|1991-08-30|f|",
        *FILTERS,
    )
    return [row.encode() for row in rows]


def _commands(folder: Path) -> Run:
    """Whole command lines, a word a line, on a journal of their own."""
    os.environ |= {
        "TRACKER_DB": str(folder / "journal.db"),
        "HOME": str(folder),
        "TRACKER_DEBUG": "1",
        "COLUMNS": "100",
    }
    os.environ |= {
        "TRACKER_AT": "2025-06-28T20:00+05:30",
        "XDG_CONFIG_HOME": str(folder),
        "TRACKER_CONFIG": str(folder / "c.toml"),
    }
    os.chdir(folder)
    never = {"demo", "completion", "man", "__complete", "import", "backup"}  # write elsewhere, or start others

    def run(data: bytes) -> None:
        words = [_text(word).replace("\0", "") for word in data.split(b"\n")]
        _, bare = lift([word for word in words if word.startswith("--") is False], {})
        if (
            not bare
            or bare[0] in never
            or any(
                word in ("--watch", "--install")
                or word.startswith(("--db", "http", "-o", "--output", "--svg", "--png"))
                for word in words
            )
        ):
            return
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
        with redirect_stdout(out), redirect_stderr(err):
            code = run_command(words)
        assert code in (0, 1, 2), code
        for stream in (out, err):
            stream.flush()
            assert isinstance(stream.buffer, io.BytesIO)
            told = stream.buffer.getvalue().decode().replace("\r\n", "\n")
            assert not ACTING.search(told), ascii(told[:300])

    return run


def _command_seeds() -> Sequence[bytes]:
    import shlex

    lines = [example for verb in VERBS for example in verb.examples]
    return [
        "\n".join(shlex.split(line.partition("|")[0])[1:]).encode() for line in lines if line.startswith("tracker ")
    ]


def _texts(_folder: Path) -> Run:
    def run(data: bytes) -> None:
        text = _text(data)
        for one_line in (True, False):
            clean = clean_text(text, one_line=one_line)
            assert clean_text(clean, one_line=one_line) == clean
            assert not ACTING.search(clean), ascii(clean)
            clean.encode()
        assert fold_text(fold_text(text)) == fold_text(text)

    return run


def _encoded(texts: Sequence[str]) -> Callable[[], Sequence[bytes]]:
    return lambda: [text.encode() for text in texts]


TARGETS = (
    Target(name="log-line", made=_lines, seeds=_encoded(LINES), pieces=_WORDS, longest=_BIG),
    Target(name="amounts", made=_amounts, seeds=_encoded(AMOUNTS), pieces=_WORDS, longest=_BIG),
    Target(name="dates", made=_dates, seeds=_encoded(DATES), pieces=_WORDS, longest=_BIG),
    Target(name="forms", made=_forms, seeds=_form_seeds, pieces=(*_WORDS, b"|"), longest=_BIG, slow=True),
    Target(
        name="commands",
        made=_commands,
        seeds=_command_seeds,
        pieces=(*_WORDS, b"--json", b"--", b"\n"),
        longest=_BIG,
        slow=True,
    ),
    Target(
        name="texts", made=_texts, seeds=_encoded((*LINES, "e\u0301\u200d\u202e", "\u1100\u0301\u1161")), longest=_BIG
    ),
)
