"""What one row of a day list says: its amounts, whether it is a rest day, and where the day goes from and to."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from tracker.articles.activity_words import ACTIVITY
from tracker.articles.amounts import Figure
from tracker.articles.day_bare import Part, bare
from tracker.articles.day_defaults import TIMES, Default
from tracker.articles.day_ways import way
from tracker.articles.drafts import Amount, Unit
from tracker.articles.place_names import Names
from tracker.articles.text import Text

LENGTHS = frozenset((Unit.KM, Unit.MILE, Unit.NAUTICAL_MILE, Unit.MARATHON, Unit.HALF_MARATHON))
_SHORT = frozenset((Unit.METRE, Unit.FOOT))
_PLANK = ("plank", "planks", "planking", "hold", "wall sit", "wall-sit")
REST = re.compile(
    r"\b(?:rest(?:[ -]?days?)?|day off|off day|recovery day|zero day|free day|free|off|no (?:walking|running|"
    r"riding|cycling|"
    r"training|run|ride|swim|walk)|rest/recovery|repose|nothing)\b(?! of)"
)
_REST_FIRST = re.compile(
    r"[\s\-:.|,(\u2022*=>]*(?:a |active |full |complete |total )?(?:rest|off|free|zero|recover|no |day off|nothing)"
)
_SECTION_BEFORE = re.compile(
    r"(?:\b(?:first|last|final|next|after|another|within|around|extra|passed|altitude|elevation|ascent|"
    r"climb(?:ing|s|ed)?(?: of)?|gain(?: of)?|up|height(?: of)?|above|summit(?: at)?|total(?: so far)?:?|"
    r"running total:?|cumulative:?|"
    r"of which|every|per|over|average(?: of)?|averaging|\+|from|limit(?: of)?|of the|day total:?)\s*(?:the |a |"
    r"about |around |some )?)$"
)
_SECTION_AFTER = re.compile(
    r"[),]?\s*(?:to go|left|remaining|so far|done so far|in total so far|behind us)\b|"
    r"\s*(?:mark\b|high\b|tall\b|wide\b|deep\b|above\b|up\b(?! to)|"
    r"of (?:climbing|ascent|elevation|vertical|descent|gain|height|the (?:dyke|route|way))|"
    r"(?:of )?(?:[a-z]+ )?(?:elevation|ascent|altitude|vertical|vert\b|climbing|climb\b|gain|d\+|a\.?s\.?l|"
    r"waves?\b|snow)|"
    r"/\s*h|ph\b|per h|an hour|per hour|/\s*(?:km|mi)|per (?:km|mile)|pace|away|from the|apart|"
    r"long\b(?! run| ride| walk| swim| hike| one| day))"
)
_AFTER_ALL = re.compile(r"\w+(?: \w+){3,} after (?:about |some )?$")
_LONG = re.compile(r"(?:is|was|be|are|stage)[\s\w]{0,12}$")
_SPAN = 700


class Rows:
    """Reads rows of one text."""

    def __init__(self, text: Text, found: tuple[Figure, ...]) -> None:
        self.text = text
        self.found = found
        self.names = Names(text)
        self._starts = [f.start for f in found]
        self._tokens = [t.start for t in text.tokens]
        self.miles = " mile" in text.low and "swim" not in text.low

    def figures(self, start: int, end: int) -> Iterator[Figure]:
        """The figures that begin between two characters."""
        first = bisect_left(self._starts, start)
        if first and self.found[first - 1].end > start and self.found[first - 1].amount.most is not None:
            yield self._cut(self.found[first - 1], start)
        for i in range(first, len(self.found)):
            if self.found[i].start >= end:
                return
            yield self.found[i]

    def ended(self, at: int) -> bool:
        """Whether an amount ends right before a character."""
        k = bisect_left(self._starts, at) - 1
        return k >= 0 and self.found[k].end <= at and not self.text.low[self.found[k].end : at].strip()

    def _cut(self, figure: Figure, start: int) -> Figure:
        """`Day 1 - 10 km`, read as one to ten kilometres: what is left behind the day's number."""
        match = re.compile(r"[ \t:\-]*").match(self.text.low, start)
        at = match.end() if match else start
        number = figure.amount.most or figure.amount.number
        return replace(figure, amount=Amount(number, figure.amount.unit), start=at, first=self.token(at))

    def token(self, position: int) -> int:
        """The first token at or after a character."""
        return bisect_left(self._tokens, position)

    def parts(self, start: int, end: int, default: Default | None) -> list[Part]:
        """The amounts of a row that stands between two characters, the main one first. A bare number takes "
        "`default`."""
        fit = [f for f in self.figures(start, min(end, start + _SPAN)) if f.end <= end + 1 and self._fits(f, start)]
        if any(f.amount.unit in LENGTHS for f in fit):
            fit = [f for f in fit if f.amount.unit not in _SHORT or self._own(f)]
        fit = [self._as_said(f) for f in fit]
        if not fit:
            alone = bare(self.text.low, start, end, default)
            return [alone] if alone else []
        if any(f.amount.unit in LENGTHS | _SHORT | {Unit.REP} for f in fit):
            timed = [f for f in fit if f.amount.unit in TIMES and self._own(f)]
            fit = [f for f in fit if f.amount.unit not in TIMES or f in timed]
        found: list[Part] = []
        for figure in fit:
            part = self._part(figure)
            if not found or (len(found) < 8 and self._further(part, found)):
                found.append(part)
        if found and default and default.exercise and not found[0].exercise and found[0].amount.unit is default.unit:
            found[0] = replace(found[0], exercise=default.exercise, activity=default.activity)
        return found

    def _as_said(self, figure: Figure) -> Figure:
        """`14m` in a list of walks in miles is miles."""
        if figure.amount.unit is Unit.METRE and self.miles and figure.amount.number < 100:
            return replace(figure, amount=replace(figure.amount, unit=Unit.MILE))
        return figure

    def _fits(self, figure: Figure, start: int) -> bool:
        low = self.text.low
        if figure.again or figure.amount.unit in (Unit.KCAL, Unit.SESSION) or figure.amount.number <= 0:
            return figure.amount.unit is Unit.SESSION and figure.activity == "triathlon"
        before = low[max(start, figure.start - 28) : figure.start]
        after = low[figure.end : figure.end + 40].split("\n")[0]
        if figure.amount.unit is Unit.FOOT or (
            figure.amount.unit is Unit.METRE and figure.amount.number < 25 and not self.miles
        ):
            return False
        if _SECTION_BEFORE.search(before) and not re.search(r"\banother\s*$", before):
            return (
                bool(_AFTER_ALL.search(low[max(start, figure.start - 60) : figure.start]))
                and figure.amount.unit in LENGTHS
            )
        match = _SECTION_AFTER.match(after)
        if match and match.group().strip(" ),") == "long":
            return bool(_LONG.search(before))
        return match is None

    def _own(self, figure: Figure) -> bool:
        """Whether the figure has an activity or exercise of its own right beside it."""
        return bool(figure.exercise or self._activity(figure))

    def _activity(self, figure: Figure) -> str:
        if figure.exercise:
            return "strength"
        if figure.activity:
            return figure.activity
        tokens = self.text.tokens
        end = self.text.low.find("\n", figure.end)
        for j in range(figure.last, min(figure.last + 4, len(tokens))):
            token = tokens[j]
            if (end >= 0 and token.start > end) or token.low in (",", ";", "+", "and", ".", "then", "&", ":", "|"):
                break
            if token.low in _PLANK:
                return "strength"
            if token.low in ACTIVITY:
                return ACTIVITY[token.low]
        begin = self.text.low.rfind("\n", 0, figure.start)
        for j in range(figure.first - 1, max(figure.first - 4, -1), -1):
            token = tokens[j]
            if token.start <= begin or token.low in (",", ";", "+", "and", ".", "then", "&", "|"):
                break
            if token.low in _PLANK:
                return "strength"
            if token.low in ACTIVITY and token.low not in ("row", "foot"):
                return ACTIVITY[token.low]
        return ""

    def _part(self, figure: Figure) -> Part:
        activity = self._activity(figure)
        exercise = figure.exercise
        if activity == "strength" and figure.amount.unit in TIMES:
            near = self.text.low[max(0, figure.start - 30) : figure.end + 30]
            exercise = exercise or ("plank" if "plank" in near else None)
        return Part(figure.amount, figure.start, figure.end, activity, exercise)

    def _further(self, part: Part, found: list[Part]) -> bool:
        """Whether an amount adds to those before it: another exercise, or another activity said right beside it."""
        if part.exercise:
            return all(part.exercise != p.exercise for p in found)
        between = re.sub(r"\([^()]{0,40}\)", " ", self.text.low[found[-1].end : part.start])
        if "which" in between or "(" in between or " or " in between or "\n" in between:
            return False
        return bool(part.activity) and all(part.activity != p.activity for p in found) and bool(found[0].activity)

    def rests(self, start: int, end: int) -> bool:
        """Whether the row is a rest day: it says so before anything else, or says little besides."""
        low = self.text.low
        stop = low.find("\n", start, end)
        line = low[start : stop if stop >= 0 else end][:200]
        match = REST.search(line)
        if match is None:
            return False
        return bool(_REST_FIRST.match(line)) or len(line.strip(" -:.|,")) < 40 or "rest day" in line

    def ends(self, start: int, end: int) -> tuple[str | None, str | None]:
        """Where the day goes from and to, as far as its first line says."""
        stop = self.text.low.find("\n", start, min(end, start + _SPAN))
        limit = min(stop if stop >= 0 else end, start + 160)
        first, last = self.token(start), self.token(limit)
        from_, to = way(self.names, first, last, start, limit)
        if to is None and from_ is None:
            to = self._alone(first, last, limit)
        return from_, to

    def _alone(self, first: int, last: int, limit: int) -> str | None:
        """The place that a row begins with, as in `Rosthwaite, 15 miles`."""
        j = first
        while j < last and self.text.tokens[j].low in (":", "-", "|", ".", ",", "("):
            j += 1
        name = self.names.at(j) if j < last else None
        if name is None or name.end > limit or self.names.low(name.last) not in (",", "(", "-", ":", "|"):
            return None
        return name.value if any(f.end <= limit + 1 for f in self.figures(name.end, limit)) else None
