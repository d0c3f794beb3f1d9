"""What a challenge is called: the article's own title, shortened; else its road, else its targets, in a few words."""

import re
from collections.abc import Sequence

from tracker.articles.draft_words import MIXED, OTHER, amount_text, days_text
from tracker.articles.drafts import Amount, Found, Per, Target, Unit
from tracker.articles.text import Text
from tracker.domain.text import clean_text, fold_text

LONGEST = 60
PLAIN = 40  # a headline up to here is a name; a longer one tells a story, and where a road is known that is the name
_LINE = re.compile(
    r"^\s*(?:(?:date|by|published|posted|home|menu|share|about|introduction|welcome|news|blog|update)\b(?!.*\bchallenge)"
    r"|skip to|\(|\|)",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = (
    rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    rf"|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})(?:,?\s+\d{{1,2}}[:.]\d\d)?"
)
_ALL_DATE = re.compile(rf"\W*{_DATE}\W*", re.IGNORECASE)
_LAST_DATE = re.compile(rf"[\s,(\[|–—-]+{_DATE}[)\]]?\s*$", re.IGNORECASE)
_SITE = re.compile(r"\s+(?:\||»|::)\s.*$")
_SITE_NAME = re.compile(
    r"\s[-–—]\s(?=[^-–—]{2,40}$)[^-–—]*(?:news|times|post|herald|blog|daily|gazette|magazine|journal|bbc|guardian|telegraph"
    r"|express|mail|today|online|tribune|chronicle|argus|echo|observer|mirror|radio|medium|youtube|wikipedia|press"
    r"|\.(?:com?|org|net|co\.uk|in|de))\s*$",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"^(?:(?:watch|video|interview|letters?|opinion|exclusive|breaking(?: news)?|photos?|gallery|in pictures|news|sport"
    r"|live|updated?|blog|press release|feature|podcast|review|must[ -]read|inspiring|sponsored|guest post)"
    r"\s*(?:[:|]|\s[–-]\s)\s*"
    r"|you won['’]t believe (?:how|what|that|who|why)\s+|(?:this|here)(?:['’]s| is) (?:how|why|what|the)\s+"
    r"|meet (?=[a-z]))",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"\s*(?::|\s[–—-]|\.\.\.|…)\s*")
_BY_SOMEBODY = re.compile(r"\s+by\s+[A-Z][\w'’.-]*(?:\s+[A-Z][\w'’.-]*){1,2}$")
_TIMES = (Unit.HOUR, Unit.MINUTE, Unit.SECOND)
_WORD = re.compile(r"[^\W\d_]+")
_DOING = {
    "running": "run", "cycling": "ride", "walking": "walk", "hiking": "hike", "swimming": "swim", "rowing": "row",
    "skiing": "ski", "climbing": "climb",
}  # fmt: skip
_DUE = {Per.DAY: "a day", Per.WEEK: "a week", Per.SESSION: "at a time", Per.STAGE: "a day"}


def title(
    text: Text, targets: tuple[Target, ...], days: Found[int] | None, route: tuple[Found[str], ...] = ()
) -> Found[str]:
    """The title with the line of the text it is from; made up of the road, or of the targets and the length, where
    the text has no usable one or a long headline. At most 60 characters.
    """
    spot = text.title
    line = "" if spot is None else text.text[spot[0] : spot[1]]
    short = shortened(line)
    phrase = text.phrase(*spot) if spot is not None else None
    if short and len(short) <= PLAIN:
        return Found(short, phrase)
    road = road_name([place.value for place in route], None)  # without the days, which the athlete may still change
    if road:
        return Found(road, route[0].phrase)
    if short and len(short) <= LONGEST:
        return Found(short, phrase)
    if short:
        name = _CLAUSE.split(short)[0]
        if not _CALL.match(line.strip()) and 8 <= len(name) <= PLAIN and len(_WORD.findall(name)) > 1:
            return Found(name, phrase)
    if targets or not short:
        made_of = targets[0].amount.phrase if targets else days.phrase if days is not None else None
        return Found(described(targets, days.value if days is not None else None), made_of)
    return Found(cut(short), phrase)


def shortened(line: str) -> str:
    """A headline without its site's name, calls to the reader and the date at its end; "" where no name is left."""
    plain = clean_text(" ".join(line.split()))
    if _LINE.match(plain) or _ALL_DATE.fullmatch(plain):
        return ""
    for pattern in (_SITE, _SITE_NAME, _LAST_DATE, _CALL, _BY_SOMEBODY):
        plain = pattern.sub("", plain, count=1)
    plain = re.sub(r"([!?])\1+", r"\1", plain).lstrip(" -–—•*#").rstrip(" .,;:!-–—…")
    if len(plain) < 4 or len(_WORD.findall(plain)) + plain.count(" ") < 2 or _ALL_DATE.fullmatch(plain):
        return ""
    return plain[0].upper() + plain[1:]


def cut(line: str, longest: int = LONGEST) -> str:
    """A line of at most so many characters that ends with a whole word."""
    if len(line) <= longest:
        return line
    head = line[: longest + 1].rpartition(" ")[0] or line[:longest]
    return re.sub(r"[\s,;:–—-]+(?:(?:a|an|and|at|by|for|from|in|of|on|or|the|to|with)\s*)*$", "", head)


def road_name(names: Sequence[str], days: int | None) -> str:
    """ "Mumbai to Goa in 5 days"; "" for no road, or one that leads back to where it began."""
    if len(names) < 2 or fold_text(names[0]) == fold_text(names[-1]):
        return ""
    ends = [clean_text(name.split(",")[0], limit=PLAIN) for name in (names[0], names[-1])]
    road = " to ".join(ends)
    if not all(ends) or len(road) > LONGEST:
        return ""
    whole = f"{road} in {days_text(days)}" if days is not None and days > 1 else road
    return whole if len(whole) <= LONGEST else road


def described(targets: Sequence[Target], days: int | None, every_h: int | None = None) -> str:
    """ "Ride 90 km and run 20 km a day for 5 days": the first target, or two of a span, in words.

    With `every_h` sessions are due every so many hours: "Run 4 mi every 4 hours for 48 hours".
    """
    length = days_text(days) if days is not None else ""
    if every_h is not None and days is not None:
        length = f"{24 * days} hours"
    if not targets:
        return f"A challenge of {length}" if length else "A challenge"
    first = targets[0]
    if first.activity == MIXED and first.per is Per.TOTAL:  # what is due each day says more
        first = next((one for one in targets if one.per is Per.DAY), first)
    beside = [
        other
        for other in targets
        if other is not first and (other.per, other.activity in (MIXED, first.activity)) == (first.per, False)
    ]
    said = [_doing(one) for one in [first, *beside[:1]] if first.activity != MIXED or one is first]
    due = _DUE.get(first.per, "")
    if every_h is not None and first.per is Per.SESSION:
        due = "every hour" if every_h == 1 else f"every {every_h} hours"
    unit = first.amount.value.unit
    lasts = length and not (unit is Unit.HOUR and first.per is Per.TOTAL) and (days or 0) > (first.per is Per.TOTAL)
    tail = f" {'in' if first.per is Per.TOTAL else 'for'} {length}" if lasts else ""
    for words in (" and ".join(said), said[0]):
        whole = " ".join(part for part in (words, due) if part) + tail
        if len(whole) <= LONGEST:
            break
    return cut(whole[:1].upper() + whole[1:])


def _doing(target: Target) -> str:
    """ "ride 90 km", "50 push-ups", "10,000 steps", "50 triathlons"."""
    amount = target.amount.value
    if target.exercise and amount.unit is Unit.REP:
        return _counted(amount, target.exercise)
    if target.activity == "triathlon" and amount.unit is Unit.SESSION:
        return _counted(amount, "triathlon")
    if target.activity in _DOING and amount.unit is not Unit.SESSION:
        races = {Unit.MARATHON: "marathon", Unit.HALF_MARATHON: "half marathon"}
        far = _counted(amount, races[amount.unit]) if amount.unit in races else amount_text(amount)
        return f"{_DOING[target.activity]} {far}"
    if target.exercise or target.activity.startswith(OTHER):
        word = (target.exercise or target.activity.removeprefix(OTHER)).replace("-", " ")
        return f"{amount_text(amount)} of {word}" if amount.unit in _TIMES else f"{word} {amount_text(amount)}"
    return amount_text(amount)


def _counted(amount: Amount, one: str) -> str:
    if amount.number == 1 and amount.most is None:
        return f"a {one}"
    return f"{amount_text(Amount(amount.number, Unit.REP, amount.most)).rpartition(' ')[0]} {one}s"
