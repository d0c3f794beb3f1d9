"""Where a text speaks of a certain day: "Day 1", "Stage two", "D3", "on the third day", "Days 5 and 6"."""

import re
from itertools import islice

from tracker.articles.day_dates import DATED, MOST_MARKS, Mark
from tracker.articles.text import Text

# the day of a mention that says only that it is the last one
LAST = -1
_CARDINALS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen "
    "nineteen twenty thirty"
).split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth thirtieth"
).split()
_VALUES = {word: i for i, word in enumerate(_CARDINALS[:-1], 1)} | {"thirty": 30}
_VALUES |= {word: i for i, word in enumerate(_ORDINALS[:-1], 1)} | {"thirtieth": 30, "opening": 1}
_VALUES |= {
    f"{tens}-{unit}": value + i
    for tens, value in (("twenty", 20), ("thirty", 30))
    for words in (_CARDINALS, _ORDINALS)
    for i, unit in enumerate(words[:9], 1)
}
_LONGEST = sorted(_VALUES, key=len, reverse=True)
_NUMBER = r"\d{1,3}(?!\d|[.,]\d)|(?:" + "|".join(_LONGEST) + r")(?![\w-])"
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)|" + "|".join(w for w in _LONGEST if w.rsplit("-")[-1] in _ORDINALS) + "|opening"
_MARK = re.compile(
    rf"(?<![\w'])(?:(?P<word>days?|stages?|weeks?|wk|etappe|tag|jour|etape)[ \t]{{0,4}}(?:#|no\.?|number)?[ \t]{{0,2}}"
    rf"(?P<n>{_NUMBER})|(?P<d>[dw])(?P<dn>\d{{1,2}})(?=[ \t]*[-:|\t ])|(?P<prologue>prologue)(?=[ \t]*[-:|(,\t])"
    rf"|(?P<ord>{_ORDINAL}|final|last)(?: and (?:final|last))?[ \t\n]"
    rf"(?:full |cycling |riding |running |walking |race )?(?P<oword>days?|stages?)(?![\w'-]))"
)
_MORE = re.compile(rf"(?P<sep>[ \t]*(?:-|to|and|&|\+|/|,)[ \t]*)(?:days?[ \t]*)?(?P<n>{_NUMBER})")
_UNITS_NEXT = re.compile(
    r"[ \t]{0,2}(?:-?(?:km|kms|k|mi|miles?|m|metres?|meters?|min|mins|minutes?|hours?|hrs?|h|s|secs?|seconds?|"
    r"reps?|steps?|"
    r"times|laps?|lengths?|x|push|sit|squats?|burpees?|lunges?|pull|press|marathons?|of us)(?![a-z])|[%\u00b0])"
)
# before one of these words a day is only referred to
_NOT_BEFORE = frozenset(
    "by after until till since before from of a per each every this that same an past towards through beyond "
    "between every "
    "during into update about around off every-other most key".split()
)
_COUNTED = re.compile(rf"(?<![\w-])({_NUMBER})[ -](?:[a-z]+ )?(?:days?|stages?)(?!\w)")


def value_of(word: str) -> int | None:
    """The number that a word or digits stand for, None if they stand for none."""
    if word[:1].isdigit():
        return int(re.match(r"\d+", word).group())  # type: ignore[union-attr]
    return _VALUES.get(word)


def explicit_marks(text: Text) -> tuple[Mark, ...]:
    """Every mention of a numbered day, stage or week, in order, of a very long text the first thousands."""
    low = text.low
    found: list[Mark] = []
    for match in _MARK.finditer(low):
        mark = _explicit(low, match)
        if mark is not None and (not found or mark.start >= found[-1].end):
            found.append(mark)
        if len(found) >= MOST_MARKS:
            break
    return tuple(found)


def _explicit(low: str, match: "re.Match[str]") -> Mark | None:
    start, end = match.span()
    line = low.rfind("\n", max(0, start - 400), start) + 1 or max(0, start - 400)
    prefix = low[line:start]
    words = re.findall(r"[\w'/.]+", prefix[-120:])
    before = words[-1].strip(".'") if words and re.search(r"[\w'][ \t\-]*$", prefix[-120:]) else ""
    if match["prologue"]:
        return Mark(start, end, (0,), "stage", True) if not prefix.strip(" \t-*\u2022|>#") else None
    if match["oword"]:
        value = LAST if match["ord"] in ("final", "last") else value_of(match["ord"])
        kind = "stage" if match["oword"].startswith("stage") else "day"
        if value is None or before in _NOT_BEFORE or match["oword"].endswith("s"):
            return None
        return Mark(start, end, (value,), kind, False, before)
    word = match["word"] or match["d"]
    number = value_of(match["n"] or match["dn"])
    if number is None or number > 400 or (low[start - 1 : start] == "-" and re.search(r"[\w]-$", prefix)):
        return None
    plural = word.endswith("s") and word != "s"
    kind = {"s": "stage", "e": "stage", "w": "week"}.get(word[0], "day")
    if match["d"] and prefix.strip(" \t-*\u2022|>#") and "  " not in prefix[-3:] and "\t" not in prefix[-2:]:
        return None
    days, end = _range(low, end, number, plural, match["n"] or "")
    if plural and len(days) == 1:
        return None
    if len(days) == 1 and match["n"] and _UNITS_NEXT.match(low, end) and not _more_follows(low, end):
        return None
    if before in _NOT_BEFORE or (before.isdigit() and kind == "day" and plural):
        return None
    head = _is_head(prefix)
    return Mark(start, end, days, kind, head, before)


def _more_follows(low: str, end: int) -> bool:
    """Whether the unit that seems to follow a day's number is itself a word of the row ("Day 3 squats 50")."""
    return bool(
        re.match(r"[ \t]+(?:push|sit|squats?|burpees?|lunges?|pull|press)[a-z -]{0,8}[ \t:]+\d", low[end : end + 24])
    )


def _range(low: str, end: int, first: int, plural: bool, digits: str) -> tuple[tuple[int, ...], int]:
    days = [first]
    for _ in range(6):
        more = _MORE.match(low, end)
        if more is None:
            break
        last, sep = value_of(more["n"]), more["sep"]
        tight = sep in ("-", "/")
        comma = sep.strip() == ","
        if last is None or not days[-1] < last <= days[-1] + (40 if plural else 7):
            break
        if _UNITS_NEXT.match(low, more.end()) or (not plural and not tight and sep.strip() not in ("&", "and")):
            break
        if not plural and sep.strip() == "and" and digits[:1].isdigit() != more["n"][:1].isdigit():
            break
        if comma and not plural:
            break
        if (sep.strip() in ("-", "to") and plural) or sep == "-":
            days += range(days[-1] + 1, last + 1)
        else:
            days.append(last)
        end = more.end()
    return tuple(days), end


def _is_head(prefix: str) -> bool:
    """Whether a mention after `prefix` opens its line or a cell: at most a sign, a date or a short label "
    "before it."""
    bare = prefix.strip(" \t-*\u2022\u00b7\u25cf|>#:,.(\u2713")
    if not bare:
        return True
    if len(bare) > 44 or re.search(r"[.!?;\"]", re.sub(r"\b[a-z]{2,4}\.", "", bare)):
        return False
    dated = DATED.match(bare)
    if (
        dated
        and dated.end() > 2
        and dated.end() >= len(bare) - 3
        and (dated["weekday"] or dated["month"] or dated["month2"])
    ):
        return True
    words = bare.split()
    return len(words) <= 4 and words[-1] not in _NOT_BEFORE | {
        "on",
        "the",
        "for",
        "and",
        "then",
        "with",
        "is",
        "was",
        "our",
    }


def day_counts(text: Text) -> frozenset[int]:
    """The numbers of days and stages that the text speaks of ("in five days", "a 12-day tour")."""
    said = islice(_COUNTED.finditer(text.low), MOST_MARKS)
    return frozenset(n for n in (value_of(m.group(1)) for m in said) if n is not None)
