"""Amounts as candidates for targets: activity, what they are due for, and the features their role is judged by."""

from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal

from tracker.articles.activities import Activities
from tracker.articles.amounts import Figure
from tracker.articles.beside import fitting, gone_by, listed, size
from tracker.articles.drafts import Amount, Per, Unit
from tracker.articles.rates import Rates
from tracker.articles.roles import signs, surroundings
from tracker.articles.spans import Span
from tracker.articles.text import Sentence, Text

_EVEREST = 8848
# more figures than this are no article: a table of results or a book, and its first ones say what it is about
_MOST = 5_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure that may be a target. `stated` says that its `per` is written beside it; `derived` that it follows."""

    figure: Figure
    amount: Amount
    activity: str
    per: Per
    stated: bool
    sentence: int
    features: tuple[str, ...] = ()
    derived: bool = False
    known: str = ""


def candidates(
    text: Text, found: tuple[Figure, ...], lengths: tuple[Span, ...], activities: Activities
) -> tuple[Candidate, ...]:
    """Every figure as a candidate, in order; "30 marathons in 30 days" gives a second one of one a day."""
    reader = _Reader(text, found, lengths, activities)
    return tuple(reader.all())


class _Reader:
    def __init__(
        self, text: Text, found: tuple[Figure, ...], lengths: tuple[Span, ...], activities: Activities
    ) -> None:
        self.text, self.tokens = text, text.tokens
        self.found = [figure for figure in found if not figure.again][:_MOST]
        self.lengths = lengths
        self.activities = activities
        starts = [sentence.first for sentence in text.sentences]
        self.where = [max(0, bisect_right(starts, figure.first) - 1) for figure in self.found]
        self.sentences = [text.sentences[where] for where in self.where]
        self.span_starts = [span.first for span in lengths]
        self.same: dict[tuple[str, int], list[Figure]] = {}
        for figure in self.found:
            self.same.setdefault(size(figure), []).append(figure)
        self.longest = max((figure.metres for figure in self.found if figure.metres is not None), default=Decimal(0))
        self.pers = Rates(text, self.found, self.sentences).all()
        self.listed = listed(text, self.found)
        self.fitting = fitting(self.found, self.pers, lengths)
        self.so_far = gone_by(text, lengths)

    def all(self) -> list[Candidate]:
        out: list[Candidate] = []
        for n, figure in enumerate(self.found):
            sentence = self.sentences[n]
            earlier = self.found[n - 1] if n and self.found[n - 1].first >= sentence.first else None
            later = self.found[n + 1] if n + 1 < len(self.found) and self.found[n + 1].last <= sentence.last else None
            activity, known = self.activities.of(figure, sentence, earlier, later)
            if activity == "strength" and figure.amount.unit in (Unit.KM, Unit.MILE):
                activity = self.activities.main or activity
            per, stated = self.pers[n]
            fs = self._features(n, known, activity)
            where = self.where[n]
            out.append(Candidate(figure, figure.amount, activity, per, stated, where, fs, False, known))
            if self._one_a_day(figure, sentence):
                one = Amount(Decimal(1), figure.amount.unit)
                out.append(Candidate(figure, one, activity, Per.DAY, True, where, (*fs, "one a day"), True, known))
        return out

    def _one_a_day(self, figure: Figure, sentence: Sentence) -> bool:
        """Whether it reads "30 marathons in 30 days"."""
        if figure.amount.unit not in (Unit.MARATHON, Unit.HALF_MARATHON, Unit.SESSION) or figure.amount.number < 2:
            return False
        for span in self._spans_near(figure, 10):
            if span.source == "days" and span.count == figure.amount.number and span.first >= figure.last:
                return span.last <= sentence.last
        return False

    def _spans_near(self, figure: Figure, reach: int) -> list[Span]:
        k = bisect_right(self.span_starts, figure.first - reach)
        near = []
        while k < len(self.lengths) and self.lengths[k].first <= figure.last + reach:
            near.append(self.lengths[k])
            k += 1
        return near

    def _features(self, n: int, known: str, activity: str) -> tuple[str, ...]:
        figure, sentence, (per, stated) = self.found[n], self.sentences[n], self.pers[n]
        group = _GROUPS[figure.amount.unit]
        due = per + ("" if stated else "?")
        fs = {f"unit {group}", f"per {due}", f"{group} per {due}", "known " + known}
        fs |= self._place(figure, self.where[n], sentence)
        fs |= self._size(figure, group, stated or activity == "climbing")
        fs |= self._signs(figure, sentence, activity, group)
        fs |= self._days(figure, sentence)
        fs |= self._others(n, figure, sentence, stated)
        if group == "h" and "hours whole" in fs and (figure.joined or "heading" in fs or "in title" in fs):
            fs.add("hours named")
        left = self.tokens[max(sentence.first, figure.first - 2) : figure.first]
        if left and left[-1].low in ("every", "each") and figure.amount.unit in (Unit.HOUR, Unit.MINUTE):
            fs.add("interval")
        if left and left[-1].capital and left[-1].start > sentence.start:
            fs.add("name before")
        return tuple(sorted(fs))

    def _signs(self, figure: Figure, sentence: Sentence, activity: str, group: str) -> set[str]:
        """The signs of the words around it; what speaks of heights means something else where one climbs."""
        fs = signs(surroundings(self.text, sentence, figure.start, figure.end))
        if group == "marathon" and "< compare" in fs:
            fs.add("marathon compared")
        if activity != "climbing":
            return fs
        fs = {"climbing" + name[1:] if name[2:] == "height" else name for name in fs}
        if figure.metres is not None:
            if any(abs(figure.metres - times * _EVEREST) < 12 for times in (1, 2, 3)):
                fs.add("everest")
            elif self.longest > 3 * figure.metres:
                fs.add("climbed on the way")
        return fs

    def _days(self, figure: Figure, sentence: Sentence) -> set[str]:
        near = self._spans_near(figure, 12)
        long = [span for span in near if span.source != "hours"]
        fs = set()
        if figure.amount.number > 2 and any(
            span.count == figure.amount.number and span.first > figure.first for span in near
        ):
            fs.add("n in n")
        following = [span for span in long if span.first >= figure.last and span.last <= sentence.last]
        if following:
            fs.add("days follow")
            if any(span.days in self.so_far for span in following):
                fs.add("days so far")
        if any(span.last <= figure.first and span.first >= sentence.first for span in long):
            fs.add("days before")
        return fs

    def _others(self, n: int, figure: Figure, sentence: Sentence, stated: bool) -> set[str]:
        fs = set()
        if n in self.fitting:
            fs.add("fits the days")
        if n in self.listed:
            fs.add("in a list of amounts")
            if self.listed[n]:
                fs.add("in a list to choose from")
        inside = [f for f in self.found[max(0, n - 6) : n + 7] if sentence.first <= f.first < sentence.last]
        if len(inside) > 1:
            fs.add("with others")
            metres = figure.metres or Decimal(0)
            if not stated and any(f.metres is not None and f.metres > metres for f in inside if f is not figure):
                fs.add("beside a longer")
        return fs

    def _place(self, figure: Figure, where: int, sentence: Sentence) -> set[str]:
        fs = {"at " + ("head" if where <= 2 else "start" if where <= 5 else "middle" if where <= 10 else "end")}
        title = self.text.title
        in_title = title is not None and figure.start < title[1]
        if in_title:
            fs.add("in title")
        same = self.same[size(figure)]
        if len(same) > 1:
            fs.add("again")
            if title is not None and not in_title and same[0].start < title[1]:
                fs.add("as in title")
        if sentence.heading and not in_title:
            fs.add("heading")
        if sentence.item:
            fs.add("item")
        if any(start <= figure.start < end for start, end in self.text.quotes):
            fs.add("quoted")
        if figure.joined:
            fs.add("joined")
        if figure.plain:
            fs.add("plain")
        if figure.amount.most is not None:
            fs.add("range")
        return fs

    def _size(self, figure: Figure, group: str, stated: bool) -> set[str]:
        metres = figure.metres
        if metres is None:
            number = figure.amount.number
            if group == "h":
                return {"hours whole" if number in (12, 24, 36, 48, 72) else "hours some"}
            return {
                f"{group} " + ("one" if number <= 1 else "few" if number < 10 else "tens" if number < 100 else "many")
            }
        out = set()
        if metres >= self.longest * Decimal("0.98"):
            out.add("longest")
        elif metres * 12 < self.longest and not stated:
            out.add("small part")
        if metres < 1000:
            out.add("below 1 km")
        elif metres > 150_000:
            out.add("above 150 km")
        return out


_GROUPS = {
    Unit.KM: "length", Unit.MILE: "length", Unit.NAUTICAL_MILE: "length", Unit.METRE: "m", Unit.FOOT: "m",
    Unit.MARATHON: "marathon", Unit.HALF_MARATHON: "marathon", Unit.HOUR: "h", Unit.MINUTE: "min", Unit.SECOND: "s",
    Unit.REP: "rep", Unit.STEP: "step", Unit.LAP: "lap", Unit.SESSION: "session", Unit.KCAL: "kcal",
}  # fmt: skip
