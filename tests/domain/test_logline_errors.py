"""What a log line refuses: always the word, why, and the fix; never a silent note."""

import pytest

from tests.domain.logline_cases import CONTEXT, MILES
from tracker.domain.logline import parse
from tracker.domain.sessions import Draft
from tracker.errors import InputError, RefusedError

UNREADABLE = [
    ("rnu 5", "rnu", "did you mean run?"),
    ("rset @fri", "rset", "did you mean rest?"),
    ("easy run 5km", "easy", "begin with run"),
    ("走る 5", "走る", "begin with one"),
    ("20km", "20km", "as in run 20km"),
    ("10k 45:00 #parkrun", "10k", "of what?"),
    ("@yday", "@yday", "no activity"),
    ('"hello"', '"hello"', "no activity"),
    ("run twenty", "twenty", "an amount such as 5km"),
    ("run nan", "nan", "an amount such as 5km"),
    ("run inf", "inf", "an amount such as 5km"),
    ("run 20kn", "20kn", "did you mean 20km?"),
    ("run 20 45minn", "45minn", "did you mean 45min?"),
    ("run 1e5", "1e5", "no amount"),
    ("run 1_000", "1_000", "no number"),
    ("run 0x10", "0x10", "out of range"),
    ("run 1,234", "1,234", "1234 or 1.234"),
    ("run 1.234,5", "1.234,5", "separator"),
    ("run .5km", ".5km", "0.5km"),
    ("run 5.", "5.", "no amount"),
    ("run ½", "½", "no amount"),
    ("run ٣", "٣", "no amount"),
    ("run 5²", "5²", "no amount"),
    ("ride 90 4:75", "4:75", "75"),
    ("ride 90 4:", "4:", "no number"),
    ("run 5km 25'30\"", "25'30\"", "quote it"),
    ("run 5 7am", "7am", "at 7am"),
    ("run 5 3d", "3d", "sick 2d"),
    ("run 5 2025-06-21", "2025-06-21", "@2025-06-21"),
    ("run 5 21jun", "21jun", "@21jun"),
    ("run 5 20 hills", "20", "second distance"),
    ("run 5 25min 24min", "24min", "moving 4:05"),
    ("run 5 rpe", "rpe", "rpe7"),
    ("run 5 rpe7.5", "rpe7.5", "whole"),
    ("pushups 5.5", "5.5", "whole"),
    ("yoga 45m", "45m", "45min"),
    ("swim 10x100", "10x100", "40x100m"),
    ("run 5x", "5x", "unknown unit"),
    ("run 5 0x20", "0x20", "1 to 9999"),
    ("run 5 yesterday", "yesterday", "@yesterday"),
    ("run 5 Friday club", "Friday", "@friday"),
    ("run 5 @", "@", "needs a date"),
    ("run 5 @fryday", "@fryday", "@friday"),
    ("run 5 @21", "@21", "@21jun"),
    ("run 5 @20250621", "@20250621", "no date"),
    ("run 5 @2025-W12-3", "@2025-W12-3", "no date"),
    ("run 5 @05/03/2025", "@05/03/2025", "5 March or 3 May"),
    ("run 5 @03.05.25", "@03.05.25", "3 May or 5 March"),
    ("run 5 @2025", "@2025", "no date"),
    ("run 5 @now", "@now", "no date"),
    ("run 5 @P1D", "@P1D", "no date"),
    ("run 5 @yday @today", "@today", "second date"),
    ("run 5 @mon..wed", "@mon..wed", "each day"),
    ("run 5 at 25:00", "25:00", "no time of day"),
    ("run 5 at 24:00", "24:00", "no time of day"),
    ("run 5 @6:00 @7:00", "@7:00", "second time of day"),
    ("run 5 Europe/Oslo Asia/Kolkata", "Asia/Kolkata", "second time zone"),
    ("run 5 #", "#", "no tag"),
    ("run 5 ##", "##", "no tag"),
    ("run 5 #a.b", "#a.b", "no tag"),
    ("run 5 #" + "x" * 51, "#" + "x" * 51, "1 to 50"),
    ("run 5 #🏃", "#🏃", "no tag"),
    ("run 5 " + " ".join(f"#t{n}" for n in range(31)), "#t30", "30 is the most"),
    ("run 5 +#a", "+#a", "only an edit"),
    ("run 5 note=", "note=", "left out"),
    ("run walk 5", "run", "no amount"),
    ("rest 20km", "20km", "no part of a day mark"),
    ("rest @22:30", "@22:30", "whole days"),
    ("rest 2d 3d", "3d", "second number of days"),
    ("rest @mon sick @tue", "@tue", "second date"),
    ("rest @mon..wed 2d", "2d", "write one of them"),
]


@pytest.mark.parametrize(("line", "word", "why"), UNREADABLE, ids=[line[:40] for line, _, _ in UNREADABLE])
def test_what_cannot_be_read_is_pointed_at(line: str, word: str, why: str) -> None:
    with pytest.raises(InputError, match=why.replace("?", r"\?").replace("+", r"\+")) as raised:
        parse(line, CONTEXT)
    error = raised.value
    assert error.text == line
    assert line[error.start : error.end] == word
    assert "\n" not in str(error)


REFUSED = [
    ("run -5", "-5", "negative"),
    ("run −5km", "−5km", "negative"),
    ("run 0", "0", "no distance at all"),
    ("run 1001km", "1001km", "1,000 km"),
    ("run 1500", "1500", "1500m for metres"),
    ("ride 90 241:00:00", "241:00:00", "240 hours"),
    ("run 5 0:00", "0:00", "no time"),
    ("run 5 +31000m", "+31000m", "30,000 m"),
    ("pushups 100001", "100001", "100000"),
    ("pushups 9999x9999", "9999x9999", "more than the most"),
    ("run 5 hr400", "hr400", "20 to 250"),
    ("run 5 hr 19", "hr 19", "20 to 250"),
    ("run 5 rpe11", "rpe11", "0 to 10"),
    ("ride 90 4:05 moving 4:10", "moving 4:10", "longer than the time"),
    ("run 5 @2025-02-29", "@2025-02-29", "no date of the calendar"),
    ("run 5 @2025-13-01", "@2025-13-01", "no date of the calendar"),
    ("run 5 @30feb", "@30feb", "no date of the calendar"),
    ("run 5 @1899-12-31", "@1899-12-31", "1900-01-01"),
    ("run 5 @0000-01-01", "@0000-01-01", "no date of the calendar"),
    ("run 5 @2025-06-29", "@2025-06-29", "2025-06-29 is still to come"),
    ("run 5 @9999-12-31 22:30", "22:30", "still to come"),
    ("run 5 @tomorrow", "@tomorrow", "still to come"),
    ("run 5 @22:30", "@22:30", "2025-06-28 22:30 is still to come"),
    ("run 5 at 17:36", "17:36", "still to come"),
    ("run 5 Europe/Olso", "Europe/Olso", "did you mean Europe/Oslo"),
    ("run 5 Mars/Base", "Mars/Base", "no time zone"),
    ("run 5 tz ../../etc/passwd", "../../etc/passwd", "no time zone"),
    ("run 5 tz localtime", "localtime", "no time zone"),
    ('run 5 "' + "x" * 4001 + '"', '"' + "x" * 4001 + '"', "4,000 is the most"),
    ("rest 367d", "367d", "1 to 366"),
    ("rest @2027-01-01", "@2027-01-01", "366 days ahead"),
    ("rest @9999-12-31 2d", "2d", "366 days ahead"),
    ("rest @2025-06-24..2025-06-21", "@2025-06-24..2025-06-21", "ends before"),
    ("rest @2023-01-01..2025-01-01", "@2023-01-01..2025-01-01", "366 at most"),
]


@pytest.mark.parametrize(("line", "word", "why"), REFUSED, ids=[line[:40] for line, _, _ in REFUSED])
def test_what_cannot_be_is_refused_with_its_bound(line: str, word: str, why: str) -> None:
    with pytest.raises(RefusedError, match=why) as raised:
        parse(line, CONTEXT)
    error = raised.value
    assert error.text == line
    assert line[error.start : error.end] == word


@pytest.mark.parametrize("line", ["", "   ", "\x00", "\u200b\n"])
def test_an_empty_line_says_what_to_type(line: str) -> None:
    with pytest.raises(InputError, match="Type a session"):
        parse(line, CONTEXT)


def test_long_lines_are_refused() -> None:
    with pytest.raises(InputError, match="500 is the most"):
        parse("run 5 " + "hills " * 100, CONTEXT)
    with pytest.raises(InputError, match="12,000 is the most"):
        parse("x" * 1_000_000, CONTEXT)
    with pytest.raises(InputError, match="12,000 is the most"):
        parse("\n" * 20_000, CONTEXT)
    assert len(parse('run 5 "' + "x" * 4_000 + '"', CONTEXT).drafts[0].note) == 4_000


def test_a_swim_in_yards_or_metres_is_asked() -> None:
    with pytest.raises(InputError, match="1500yd or 1500m"):
        parse("swim 1500", MILES)


def test_nothing_of_the_message_acts() -> None:
    with pytest.raises(InputError) as raised:
        parse("\x1b]0;title\x07\u202e[bold] 5", CONTEXT)
    assert not any(c in str(raised.value) for c in "\x1b\x07\u202e")
    assert isinstance(parse("run 5 " + "'; DROP TABLE--", CONTEXT).drafts[0], Draft)
